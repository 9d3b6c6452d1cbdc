from jixiao.formats.blocks import Cell, Paragraph
from jixiao.formats.engines.docx import READER, blocks, sniff
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.packed import ENTITIES, LOCKED, TOO_DEEP, TRUNCATED
from tests.formats.ooxml import (
    STRICT,
    cell,
    cells,
    document,
    docx,
    paragraph,
    read,
    relations,
    row,
    sentence,
    table,
    texts,
    zipped,
)

BOX = "<w:txbxContent>" + paragraph("框") + table(row(cell("格"))) + "</w:txbxContent>"
SHAPE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + BOX
    + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + BOX
    + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)  # fmt: skip


def test_headers_and_notes_stand_apart() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    found = read(
        paragraph("正文"),
        header=f"<w:hdr {space}>{paragraph('页眉')}</w:hdr>",
        footer=f"<w:ftr {space}>{table(row(cell('页脚')))}</w:ftr>",
        footnotes=f"<w:footnotes {space}><w:footnote>{paragraph('脚注')}</w:footnote></w:footnotes>",
        comments=f"<w:comments {space}><w:comment>{paragraph('批注')}</w:comment></w:comments>",
    )

    assert (found.headers, found.footers) == (["页眉"], ["页脚", "脚注", "批注"])
    assert found.items == [Paragraph("正文", 1)]


def test_the_main_part_is_found_by_its_relation() -> None:
    assert blocks(docx(paragraph("甲"), main="word/document2.xml"), DEFAULT_LIMITS).items == [
        Paragraph("甲", 1)
    ]


def test_a_document_without_relations_is_read() -> None:
    data = zipped({"word/document.xml": document(paragraph("甲"))})

    assert (sniff(data), blocks(data, DEFAULT_LIMITS).items) == (True, [Paragraph("甲", 1)])


def test_the_strict_namespace_is_read() -> None:
    data = docx("", whole=document(table(row(cell("甲", span=2))), STRICT))

    assert [item.cells for item in blocks(data, DEFAULT_LIMITS).tables()] == [
        [Cell("甲", 1, 1, 1, 2)]
    ]


def test_entities_of_xml_are_signs() -> None:
    assert texts(paragraph("&lt;5&#37; &amp; &quot;x&#x4E2D;")) == ['<5% & "x中']


def test_an_embedded_file_is_told() -> None:
    assert len(read('<w:altChunk r:id="r1" xmlns:r="x"/>' + paragraph("甲")).notices) == 1


def test_a_document_of_images_says_so() -> None:
    data = zipped({"word/document.xml": document(paragraph()), "word/media/image1.png": b"\x89PNG"})

    assert [n.message[:8] for n in blocks(data, DEFAULT_LIMITS).notices] == ["文档里只有图片，"]


def test_macros_are_told_and_not_touched() -> None:
    data = docx(paragraph("甲"), vbaProject="不是宏")

    found = blocks(data, DEFAULT_LIMITS)

    assert (found.items, len(found.notices)) == ([Paragraph("甲", 1)], 1)


def test_a_missing_part_is_told() -> None:
    data = zipped(
        {
            "word/document.xml": document(paragraph("甲", '<w:pStyle w:val="1"/>')),
            "word/_rels/document.xml.rels": relations(("styles", "styles.xml")),
        }
    )

    found = blocks(data, DEFAULT_LIMITS)

    assert (found.items, len(found.notices)) == ([Paragraph("甲", 1)], 1)


def test_a_broken_document_is_read_as_far_as_it_goes() -> None:
    data = docx("", whole=document(paragraph("甲") + paragraph("乙"))[:-40])

    found = blocks(data, DEFAULT_LIMITS)

    assert (next(item.text for item in found.paragraphs()), len(found.notices)) == ("甲", 1)


def test_control_characters_do_not_cost_the_document() -> None:
    found = read(paragraph("甲\x00\x01") + paragraph("乙&#xD800;") + paragraph("丙"))

    assert [item.text for item in found.paragraphs()][-1] == "丙"
    assert all(item.text.isprintable() for item in found.paragraphs())
    assert len(found.notices) == 1


def test_a_password_is_told() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")

    assert (sniff(data), sentence(data)) == (True, LOCKED)


def test_half_a_file_is_refused() -> None:
    assert sentence(docx(paragraph("甲"))[:-30]) == TRUNCATED


def test_a_package_without_a_document_is_refused() -> None:
    assert sentence(zipped({"a.txt": "x"})).startswith("这不是完整的 Word 文档")


def test_entities_of_a_dtd_are_refused() -> None:
    whole = document(paragraph("&b;")).replace(
        "<w:document", '<!DOCTYPE a [<!ENTITY b "x">]><w:document', 1
    )

    assert sentence(docx("", whole=whole)) == ENTITIES


def test_tables_in_tables_have_an_end() -> None:
    inner = paragraph("底")
    for _ in range(30):
        inner = table(row(cell(inner=inner)))

    assert sentence(docx(inner)).startswith("表格嵌套过深")


def test_elements_in_elements_have_an_end() -> None:
    wrapped = "<w:sdt><w:sdtContent>" * 600 + paragraph("甲") + "</w:sdtContent></w:sdt>" * 600

    assert sentence(docx(wrapped + SHAPE)) == TOO_DEEP


def test_too_many_cells_are_refused_on_both_roads() -> None:
    body = table(*[row(*[cell("x")] * 10)] * 11)

    assert sentence(docx(body), cells=100).startswith("文件中的表格单元格超过 100 个")
    assert sentence(docx(body + SHAPE), cells=100).startswith("文件中的表格单元格超过 100 个")


def test_a_span_that_lies_is_cut() -> None:
    body = table(row(cell("a", span=99_999), cell("b")), row(cell("c")))

    assert cells(body) == [("a", 1, 1, 1, 128), ("b", 1, 129, 1, 1), ("c", 2, 1, 1, 1)]


def test_only_word_documents_are_claimed() -> None:
    assert [sniff(docx("")), sniff(b""), sniff(b"PK\x03\x04"), sniff(b"%PDF-1.7")] == [
        True, False, False, False,
    ]  # fmt: skip
    assert not sniff(zipped({"_rels/.rels": "", "xl/workbook.xml": ""}))
    assert ".docm" in READER.suffixes
