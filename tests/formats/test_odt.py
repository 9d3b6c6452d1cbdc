import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.formats.blocks import Blocks, Cell, Paragraph, Table
from jixiao.formats.engines import docx as word
from jixiao.formats.engines import html
from jixiao.formats.engines.odt import blocks, sniff
from jixiao.formats.limits import DEFAULT_LIMITS, UnreadableDocument
from jixiao.formats.packed import ENTITIES, LOCKED, TRUNCATED
from tests.formats.ooxml import (
    cell,
    docx,
    in_list,
    levels,
    num,
    numbering,
    paragraph,
    row,
    table,
    zipped,
)
from tools.make_docx import make_docx

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in [
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("draw", "drawing"), ("fo", "xsl-fo-compatible"),
    ]
)  # fmt: skip
KIND = "application/vnd.oasis.opendocument.text"


def odt(body: str, styles: str = "", page: str = "") -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    others = {"styles.xml": page} if page else {}
    return zipped({"mimetype": KIND, "content.xml": content, **others})


def read(body: str, styles: str = "") -> Blocks:
    return blocks(odt(body, styles), DEFAULT_LIMITS)


def texts(body: str, styles: str = "") -> list[str]:
    return [item.text for item in read(body, styles).paragraphs()]


def cells(body: str, styles: str = "") -> list[tuple[str, int, int, int, int]]:
    return [item[:5] for found in read(body, styles).tables() for item in found.cells]


def sentence(data: bytes, **changed: int) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        blocks(data, replace(DEFAULT_LIMITS, **changed))
    return str(caught.value)


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def td(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{p(text)}</table:table-cell>"


def tr(*inner: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(inner)}</table:table-row>"


def tables(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def test_paragraphs_headings_and_tables_stand_in_order() -> None:
    heading = '<text:h text:outline-level="2">一、目标</text:h>'

    found = read(heading + p("") + tables(tr(td("a"))) + f"<text:section>{p('尾')}</text:section>")

    assert found.items == [
        Paragraph("一、目标", 1, None, 2),
        Table(1, [Cell("a", 1, 1)]),
        Paragraph("尾", 3),
    ]


def test_merged_cells_are_spans_both_ways() -> None:
    covered = "<table:covered-table-cell/>"
    wide = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    body = tables(
        f"<table:table-header-rows>{tr(td('a', wide), covered, td('b'))}</table:table-header-rows>",
        tr('<table:covered-table-cell table:number-columns-repeated="2"/>', td("c")),
    )

    assert cells(body) == [("a", 1, 1, 2, 2), ("b", 1, 3, 1, 1), ("c", 2, 3, 1, 1)]


def test_repeated_cells_and_rows_are_written_out() -> None:
    body = tables(
        tr(
            td("x", 'table:number-columns-repeated="2"'),
            attributes='table:number-rows-repeated="2"',
        )
    )

    assert [item[:3] for item in cells(body)] == [
        ("x", 1, 1),
        ("x", 1, 2),
        ("x", 2, 1),
        ("x", 2, 2),
    ]


def test_a_million_empty_cells_are_skipped() -> None:
    empty = '<table:table-cell table:number-columns-repeated="999999"/>'
    body = tables(
        tr(empty, attributes='table:number-rows-repeated="1048576"'), tr(td("a"), empty, td("b"))
    )

    assert [item[0] for item in cells(body)] == ["a"]


def test_a_million_full_cells_are_refused() -> None:
    body = tables(
        tr(
            td("a", 'table:number-columns-repeated="999"'),
            attributes='table:number-rows-repeated="9999"',
        )
    )

    assert sentence(odt(body), cells=5000).startswith("文件中的表格单元格超过 5000 个")


def test_a_nested_table_follows_its_parent() -> None:
    inner = f"<table:table-cell>{p('外')}{tables(tr(td('内')))}</table:table-cell>"

    assert read(tables(tr(td("a"), inner))).items == [
        Table(1, [Cell("a", 1, 1), Cell("外", 1, 2)]),
        Table(2, [Cell("内", 1, 1)], parent=(1, 1, 2)),
    ]


def test_tables_in_tables_have_an_end() -> None:
    inner = p("底")
    for _ in range(30):
        inner = tables(tr(f"<table:table-cell>{inner}</table:table-cell>"))

    assert sentence(odt(inner)).startswith("表格嵌套过深")


def test_signs_with_elements_of_their_own_are_text() -> None:
    body = p(
        '  a\n <text:s text:c="2"/>b<text:tab/>c<text:line-break/><text:span>d</text:span><text:a>e</text:a>'
    )

    assert texts(body) == ["a   b\tc\nde"]


def test_changes_are_accepted_and_notes_stand_apart() -> None:
    body = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('旧')}</text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        + p(f'新<text:change text:change-id="1"/>文<text:note><text:note-citation>1</text:note-citation>'
            f"<text:note-body>{p('脚注')}</text:note-body></text:note>")
    )  # fmt: skip

    found = read(body)

    assert (found.items, found.footers) == ([Paragraph("新文", 1)], ["脚注"])


def test_a_text_box_follows_its_paragraph() -> None:
    frame = (
        f"<draw:frame><draw:text-box>{p('框')}{tables(tr(td('格')))}</draw:text-box></draw:frame>"
    )

    assert read(p("锚" + frame) + p("后")).items == [
        Paragraph("锚", 1),
        Paragraph("框", 2),
        Table(1, [Cell("格", 1, 1)]),
        Paragraph("后", 3),
    ]


def test_hidden_words_are_left_out() -> None:
    hidden = (
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        'text:display="none"/></style:style>'
    )

    assert texts(p('见<text:span text:style-name="T1">藏</text:span>'), hidden) == ["见"]


LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:list-level-style-number '
    'text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="1"/></text:list-style>'
)


def test_numbers_of_lists_stand_before_the_text() -> None:
    inner = f"<text:list><text:list-item>{p('乙')}</text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="L"><text:list-item>{p("甲")}{inner}</text:list-item></text:list>'
        f'<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>{p("丙")}</text:list-item></text:list>'
        f'<text:list text:style-name="L"><text:list-item>{p("丁")}{p("无")}</text:list-item></text:list>'
    )

    assert texts(body, LIST) == ["一、甲", "1.乙", "二、丙", "一、丁", "无"]


def test_page_headers_stand_apart() -> None:
    page = (
        f"<office:document-styles {SPACES}><office:master-styles><style:master-page><style:header>{p('页眉')}"
        f"</style:header><style:footer>{p('页脚')}</style:footer></style:master-page></office:master-styles></office:document-styles>"
    )

    found = blocks(odt(p("文"), page=page), DEFAULT_LIMITS)

    assert (found.headers, found.footers) == (["页眉"], ["页脚"])


def test_a_password_is_told() -> None:
    data = zipped(
        {
            "mimetype": KIND,
            "content.xml": b"\x01\x02",
            "META-INF/manifest.xml": "<m:encryption-data/>",
        }
    )

    assert sentence(data) == LOCKED


def test_broken_packages_are_refused() -> None:
    whole = odt(p("甲"))

    assert sentence(whole[:-30]) == TRUNCATED
    assert sentence(zipped({"mimetype": KIND})).startswith("这不是完整的 ODT 文档")
    assert sentence(zipped({"content.xml": "<a/>"})).startswith("这不是完整的 ODT 文档")


def test_entities_are_refused() -> None:
    data = zipped({"content.xml": '<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'})

    assert sentence(data) == ENTITIES


def test_a_document_of_images_says_so() -> None:
    body = p("<draw:frame><draw:image/></draw:frame>")

    assert [notice.message[:8] for notice in read(body).notices] == ["文档里只有图片，"]


def test_only_opendocument_text_is_claimed() -> None:
    assert [sniff(odt("")), sniff(docx("")), sniff(b""), sniff(zipped({"content.xml": "x"}))] == [
        True, False, False, False,
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.office
def test_the_same_document_in_other_formats_has_the_same_cells(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    indent = '<w:ind w:firstLine="480"/>'
    body = table(
        row(wide("职责", 2, down="begin"), wide("目标"), wide("优")),
        row(wide("", 2, down="on"), wide("≥95%"), wide("a\tb")),
        row(wide("职责二"), wide("x", 3)),
        row(wide(inner=paragraph("活动", indent)), wide("y"), wide("z"), wide("良")),
    ).replace("<w:tblGrid/>", GRID)
    own = docx(
        paragraph("说明", in_list()) + paragraph("细则", in_list("1", 1)) + body,
        numbering=numbering(
            levels(("chineseCountingThousand", "%1、"), ("decimal", "（%2）")), num()
        ),
    )
    for name, data in {"own": own, "made": make_docx(2, seed=5)}.items():
        source = tmp_path / f"{name}.docx"
        source.write_bytes(data)
        expected = said(word.blocks(data, DEFAULT_LIMITS))
        for suffix, engine in (("odt", blocks), ("html", html.blocks), ("docx", word.blocks)):
            target = tmp_path / suffix
            subprocess.run(
                [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
                 "--convert-to", suffix, "--outdir", str(target), str(source)],
                check=True, capture_output=True, timeout=120,
            )  # fmt: skip
            converted = (target / f"{name}.{suffix}").read_bytes()
            found = said(engine(converted, DEFAULT_LIMITS))
            if suffix == "html":  # LibreOffice does not say there how a list is numbered
                assert [x for x in found if type(x) is list] == [
                    x for x in expected if type(x) is list
                ]
            else:
                assert found == expected, (name, suffix)


GRID = "<w:tblGrid>" + '<w:gridCol w:w="1500"/>' * 4 + "</w:tblGrid>"


def wide(text: str = "", span: int = 1, *, down: str = "", inner: str = "") -> str:
    width = f'<w:tcW w:w="{1500 * span}" w:type="dxa"/>'
    return cell(text, span=span, down=down, inner=inner, properties=width)


def said(found: Blocks) -> list[object]:
    """Words and places, without blanks and numbers of paragraphs."""
    return [
        "".join(item.text.split())
        if isinstance(item, Paragraph)
        else [("".join(c.text.split()), *c[1:5]) for c in item.cells]
        for item in found.items
    ]
