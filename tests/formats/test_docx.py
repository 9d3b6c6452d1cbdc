import contextlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.formats.blocks import Blocks, Cell, Paragraph, Table
from jixiao.formats.engines.docx import READER, blocks, sniff
from jixiao.formats.limits import DEFAULT_LIMITS, UnreadableDocument
from jixiao.formats.packed import ENTITIES, LOCKED, TOO_DEEP, TRUNCATED
from jixiao.formats.word.document import WordDocument, walk
from jixiao.formats.word.fast import Surprise, read_fast
from tests.formats.ooxml import (
    STRICT,
    cell,
    document,
    docx,
    in_list,
    levels,
    num,
    numbering,
    paragraph,
    relations,
    row,
    run,
    table,
    zipped,
)
from tools.make_docx import make_docx


def read(body: str, **parts: str) -> Blocks:
    return blocks(docx(body, **parts), DEFAULT_LIMITS)


def texts(body: str, **parts: str) -> list[str]:
    return [item.text for item in read(body, **parts).paragraphs()]


def cells(body: str, **parts: str) -> list[tuple[str, int, int, int, int]]:
    return [item[:5] for found in read(body, **parts).tables() for item in found.cells]


def sentence(data: bytes, **changed: int) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        blocks(data, replace(DEFAULT_LIMITS, **changed))
    return str(caught.value)


def test_paragraphs_and_tables_stand_in_order() -> None:
    found = read(paragraph("甲") + paragraph() + table(row(cell("乙"))) + paragraph("丙"))

    assert found.items == [
        Paragraph("甲", 1),
        Table(1, [Cell("乙", 1, 1)]),
        Paragraph("丙", 3),
    ]


def test_merged_cells_are_spans_both_ways() -> None:
    body = table(
        row(cell("a", span=2, down="begin"), cell("b")),
        row(cell(span=2, down="on"), cell("c")),
        row(cell("d"), cell("e", span=2)),
    )

    assert cells(body) == [
        ("a", 1, 1, 2, 2),
        ("b", 1, 3, 1, 1),
        ("c", 2, 3, 1, 1),
        ("d", 3, 1, 1, 1),
        ("e", 3, 2, 1, 2),
    ]


def test_a_merge_that_goes_on_from_nothing_is_a_cell() -> None:
    body = table(row(cell("a", down="on")), row(cell("b")), row(cell("c", down="on")))

    assert cells(body) == [("a", 1, 1, 1, 1), ("b", 2, 1, 1, 1), ("c", 3, 1, 1, 1)]


def test_a_row_may_begin_behind_free_columns() -> None:
    before = '<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>'

    assert cells(table(row(cell("a"), properties=before))) == [("a", 1, 3, 1, 1)]


def test_old_horizontal_merges_are_spans() -> None:
    body = table(
        row(
            cell("a", properties='<w:hMerge w:val="restart"/>'),
            cell(properties="<w:hMerge/>"),
            cell("b"),
        )
    )

    assert cells(body) == [("a", 1, 1, 1, 2), ("b", 1, 3, 1, 1)]


def test_words_in_a_covered_cell_are_left_out_with_a_notice() -> None:
    found = read(table(row(cell("a", down="begin")), row(cell("藏", down="on"))))

    assert [notice.text for notice in found.notices] == ["藏"]


def test_content_controls_are_looked_through() -> None:
    def control(inner: str) -> str:
        return f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'

    inner = table(control(row(control(cell(inner=control(paragraph("甲")))), cell("乙"))))

    found = read(control(paragraph("前")) + control(inner))

    assert found.items == [Paragraph("前", 1), Table(1, [Cell("甲", 1, 1), Cell("乙", 1, 2)])]


def test_a_nested_table_follows_its_parent() -> None:
    inner = table(row(cell("内")))
    body = table(row(cell("a"), cell(inner=paragraph("外") + inner + paragraph())))

    assert read(body + table(row(cell("后")))).items == [
        Table(1, [Cell("a", 1, 1), Cell("外", 1, 2)]),
        Table(2, [Cell("内", 1, 1)], parent=(1, 1, 2)),
        Table(3, [Cell("后", 1, 1)]),
    ]


BOX = "<w:txbxContent>" + paragraph("框") + table(row(cell("格"))) + "</w:txbxContent>"
SHAPE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + BOX
    + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + BOX
    + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)  # fmt: skip


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    found = read(paragraph("锚", inner=SHAPE) + paragraph("后"))

    assert found.items == [
        Paragraph("锚", 1),
        Paragraph("框", 2),
        Table(1, [Cell("格", 1, 1)]),
        Paragraph("后", 3),
    ]


def test_a_text_box_in_a_cell_follows_the_table() -> None:
    found = read(table(row(cell(inner=paragraph("锚", inner=SHAPE)), cell("b"))))

    assert [type(item).__name__ for item in found.items] == ["Table", "Paragraph", "Table"]
    assert found.items[0] == Table(1, [Cell("锚", 1, 1), Cell("b", 1, 2)])


def test_changes_are_accepted() -> None:
    changed = (
        run("保留") + '<w:del w:id="1"><w:r><w:delText>旧</w:delText><w:tab/></w:r></w:del>'
        '<w:ins w:id="2">' + run("新") + "</w:ins>"
        "<w:moveFrom w:id='3'>" + run("移走") + "</w:moveFrom><w:moveTo>" + run("移来") + "</w:moveTo>"
    )  # fmt: skip

    assert texts(paragraph(inner=changed)) == ["保留新移来"]


def test_a_deleted_paragraph_end_joins_what_follows() -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'

    assert texts(paragraph("甲", deleted) + paragraph("乙")) == ["甲乙"]
    assert cells(table(row(cell(inner=paragraph("甲", deleted) + paragraph("乙"))))) == [
        ("甲乙", 1, 1, 1, 1)
    ]


def test_a_deleted_row_is_gone() -> None:
    body = table(row(cell("旧"), properties='<w:del w:id="1"/>'), row(cell("新")))

    assert cells(body) == [("新", 1, 1, 1, 1)]


def field(instruction: str, result: str = "") -> str:
    middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run(result) if result else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f'{instruction}</w:instrText></w:r>{middle}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_give_their_result_and_no_code() -> None:
    inner = run("第") + field(" REF _a ", "3") + run("章") + field(" TC 目标 \\f A ")

    assert texts(paragraph(inner=inner)) == ["第3章"]


def test_an_open_field_does_not_swallow_the_document() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

    assert texts(paragraph("甲", inner=broken) + paragraph("乙")) == ["甲", "乙"]


def test_bookmarks_and_links_leave_their_words() -> None:
    inner = (
        '<w:bookmarkStart w:id="1" w:name="a"/><w:hyperlink w:anchor="a">' + run("链")
        + '</w:hyperlink><w:bookmarkEnd w:id="1"/><w:smartTag w:element="x">' + run("签") + "</w:smartTag>"
    )  # fmt: skip

    assert texts(paragraph(inner=inner)) == ["链签"]


def test_signs_with_elements_of_their_own_are_text() -> None:
    inner = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
        "<w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>"
    )

    assert texts(paragraph("", '<w:tabs><w:tab w:val="left"/></w:tabs>', inner)) == ["a\tb\nc-de"]


@pytest.mark.parametrize(
    ("inner", "printed"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>', "☐"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>90%</w:t></w:r>', "≥90%"),
        (run("\u00a8", '<w:rFonts w:ascii="Wingdings"/>') + run("是"), "☐是"),
        (run("\uf0a3", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>') + run("5"), "≤5"),
        (
            "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr>"
            "<w:sdtContent>" + run("☑") + "</w:sdtContent></w:sdt>" + run("否"),
            "☑否",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/>'
            '</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + run("有"),
            "☑有",
        ),
    ],
)
def test_signs_of_symbol_fonts_and_boxes_are_read(inner: str, printed: str) -> None:
    assert texts(paragraph(inner=inner)) == [printed]


def test_hidden_words_are_left_out() -> None:
    inner = run("见") + run("不见", "<w:vanish/>") + run("也见", '<w:vanish w:val="0"/>')

    assert texts(paragraph(inner=inner)) == ["见也见"]


def test_headings_have_their_level() -> None:
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="mine"><w:name w:val="我的"/><w:basedOn w:val="2"/></w:style>'
        '<w:style w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style></w:styles>'
    )
    body = (
        paragraph("a", '<w:pStyle w:val="2"/>') + paragraph("b", '<w:pStyle w:val="mine"/>')
        + paragraph("c", '<w:outlineLvl w:val="0"/>') + paragraph("d", '<w:pStyle w:val="loop"/>')
        + paragraph("e", '<w:pStyle w:val="2"/><w:outlineLvl w:val="9"/>') + paragraph("f", '<w:pStyle w:val="?"/>')
    )  # fmt: skip

    assert [item.level for item in read(body, styles=styles).paragraphs()] == [2, 2, 1, 0, 0, 0]


CHAPTERS = levels(("chineseCounting", "第%1章"), ("decimal", "%1.%2"), ("lowerLetter", "（%3）"))


def numbered(*places: tuple[str, int], lists: str) -> list[str]:
    body = "".join(paragraph("文", in_list(number, level)) for number, level in places)
    return texts(body, numbering=lists)


def test_numbers_of_lists_stand_before_the_text() -> None:
    lists = numbering(CHAPTERS, num())

    found = numbered(("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1), lists=lists)

    assert found == ["第一章 文", "一.1 文", "一.2 文", "（a）文", "第二章 文", "二.1 文"]


def test_two_lists_of_one_kind_go_on_and_an_override_begins_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = numbering(
        levels(("japaneseCounting", "%1、")), num("1"), num("2"), num("3", override=override)
    )

    found = numbered(("1", 0), ("2", 0), ("3", 0), ("3", 0), ("1", 0), lists=lists)

    assert found == ["一、文", "二、文", "一、文", "二、文", "三、文"]


def test_a_level_that_never_restarts_counts_on() -> None:
    lists = numbering(
        levels(("decimal", "%1."), ("decimal", "%2)"), extra='<w:lvlRestart w:val="0"/>'), num()
    )

    assert numbered(("1", 0), ("1", 1), ("1", 0), ("1", 1), lists=lists) == [
        "1.文",
        "1)文",
        "2.文",
        "2)文",
    ]


def test_legal_numbering_prints_arabic_digits() -> None:
    lists = numbering(
        levels(("chineseCounting", "%1"), ("decimal", "%1.%2"), extra="<w:isLgl/>"), num()
    )

    assert numbered(("1", 0), ("1", 1), lists=lists) == ["1 文", "1.1 文"]


def test_a_style_may_number_its_paragraphs_and_a_paragraph_refuse() -> None:
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:styleId="s"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style></w:styles>"
    )
    lists = numbering(
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
        '<w:pStyle w:val="s"/><w:lvlText w:val="第%2条"/></w:lvl></w:abstractNum>', num()
    )  # fmt: skip
    body = paragraph("甲", '<w:pStyle w:val="s"/>') + paragraph(
        "乙", '<w:pStyle w:val="s"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )

    assert texts(body, styles=styles, numbering=lists) == ["第一条 甲", "乙"]


def test_a_list_linked_by_its_style_is_found() -> None:
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
    real = CHAPTERS.replace('"1">', '"1"><w:styleLink w:val="L"/>', 1)

    assert numbered(("5", 0), lists=numbering(real, linked, num("5", "2"))) == ["第一章 文"]


def test_an_empty_numbered_cell_prints_its_number() -> None:
    body = table(*(row(cell(inner=paragraph("", in_list())), cell("文")) for _ in range(2)))

    found = cells(body, numbering=numbering(levels(("decimal", "%1")), num()))

    assert [item[0] for item in found] == ["1", "文", "2", "文"]


def test_a_missing_list_leaves_the_text_alone() -> None:
    assert texts(paragraph("甲", in_list("7"))) == ["甲"]


def test_sub_rows_that_only_an_indentation_shows_get_blanks() -> None:
    indent = '<w:ind w:firstLineChars="200" w:firstLine="420"/>'
    body = table(
        row(cell("职责")),
        row(cell(inner=paragraph("活动", indent))),
        row(cell(inner=paragraph("  已缩进", indent))),
        row(cell(inner=paragraph("居中", indent + '<w:jc w:val="center"/>'))),
    )

    assert [item[0] for item in cells(body)] == ["职责", "\u3000\u3000活动", "  已缩进", "居中"]


def test_a_column_that_is_indented_as_a_whole_stays_as_it_is() -> None:
    indent = '<w:ind w:left="480"/>'

    assert cells(table(row(cell(inner=paragraph("甲", indent))))) == [("甲", 1, 1, 1, 1)]


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


def both(data: bytes) -> tuple[Blocks, Blocks]:
    """The same document by the fast road and by the walker."""
    ways = []
    for fast in (True, False):
        word = WordDocument(data, DEFAULT_LIMITS)
        xml = word.package.read(word.main) or b""
        story = word.story()
        if fast:
            read_fast(xml, story)
        else:
            story = walk(xml, word)
        ways.append(Blocks(items=story.items, notices=story.notices))
    return ways[0], ways[1]


WORDS = st.text(st.sampled_from("绩效目标≥95%，、 ab1&<>\"'\u3000"), max_size=8).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)
RUNS = st.one_of(
    st.builds(run, WORDS, st.sampled_from(["", "<w:b/>", '<w:sz w:val="21"/>'])),
    st.sampled_from(["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:t/></w:r>", "<w:r/>"]),
    st.builds(field, st.just(" PAGE "), WORDS),
    st.builds(lambda text: f'<w:ins w:id="1">{run(text)}</w:ins>', WORDS),
    st.builds(lambda text: f"<w:hyperlink>{run(text)}</w:hyperlink>", WORDS),
    st.just(
        '<w:r><w:drawing><wp:inline xmlns_="x"/></w:drawing></w:r>'.replace(
            'wp:inline xmlns_="x"', "w:x"
        )
    ),
)
SHAPES = st.sampled_from(
    ["", in_list(), in_list("1", 1), in_list("9"), '<w:ind w:left="480"/>', '<w:jc w:val="center"/>',
     '<w:outlineLvl w:val="2"/>', '<w:ind w:firstLineChars="200"/><w:jc w:val="right"/>',
     '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>', '<w:pStyle w:val="2"/>']
)  # fmt: skip
PARAGRAPHS = st.one_of(
    st.builds(
        lambda shape, runs: paragraph("", shape, "".join(runs)), SHAPES, st.lists(RUNS, max_size=4)
    ),
    st.just("<w:p/>"),
    st.just('<w:p w:rsidR="00AA" w14:paraId="1"/>'),
)
CELLS = st.builds(
    lambda span, down, inner: cell(span=span, down=down, inner="".join(inner)),
    st.integers(0, 4),
    st.sampled_from(["", "begin", "on"]),
    st.lists(PARAGRAPHS, min_size=1, max_size=3),
)
ROWS = st.builds(
    lambda inner, before: row(*inner, properties=before),
    st.lists(CELLS, max_size=5),
    st.sampled_from(["", '<w:gridBefore w:val="1"/>', "<w:cantSplit/>"]),
)
BODIES = st.lists(
    st.one_of(PARAGRAPHS, st.lists(ROWS, max_size=5).map(lambda rows: table(*rows))), max_size=6
).map("".join)
LISTS = numbering(CHAPTERS, num())


@settings(max_examples=50, deadline=None)
@given(BODIES)
def test_both_roads_read_the_same(body: str) -> None:
    fast, slow = both(docx(body, numbering=LISTS))

    assert fast == slow


def test_both_roads_read_the_same_long_document() -> None:
    fast, slow = both(make_docx(6, seed=3))

    assert fast == slow
    assert sum(len(item.cells) for item in fast.tables()) > 400


@pytest.mark.parametrize(
    "body",
    [SHAPE, paragraph("甲", inner="<w:r><w:object/></w:r>"), paragraph("甲", "<w:rPr><w:vanish/></w:rPr>"),
     table(row(cell(inner=table(row(cell("x")))))), "<!-- x -->", "<x/>", paragraph("a\nb")]
)  # fmt: skip
def test_the_fast_road_leaves_surprises_to_the_walker(body: str) -> None:
    word = WordDocument(docx(body), DEFAULT_LIMITS)

    with pytest.raises(Surprise):
        read_fast(word.package.read(word.main) or b"", word.story())


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 3000), st.integers(0, 40))
def test_damaged_bytes_are_read_or_refused(noise: bytes, at: int, lost: int) -> None:
    data = docx(paragraph("甲") + table(row(cell("乙", span=2))), numbering=LISTS)
    broken = data[:at] + noise + data[at + lost :]

    with contextlib.suppress(UnreadableDocument):
        blocks(broken, DEFAULT_LIMITS)


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from('<>/="w:prtcbl &;!-[]x1'), max_size=60), st.integers(0, 700))
def test_damaged_xml_is_read_or_refused(noise: str, at: int) -> None:
    whole = document(paragraph("甲", in_list()) + table(row(cell("乙", span=2)), row(cell("丙"))))

    with contextlib.suppress(UnreadableDocument):
        blocks(docx("", whole=whole[:at] + noise + whole[at:], numbering=LISTS), DEFAULT_LIMITS)
