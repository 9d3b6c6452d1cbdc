import io
import re
import zipfile

import pytest
from lxml import etree

from jixiao.formats.blocks import Paragraph
from jixiao.formats.engines import docx as engine
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.registry import reader_for, writer_for
from jixiao.formats.writer import Manuscript, UnwritableDocument
from jixiao.model.paper import (
    LABEL,
    NOTE,
    SIGN,
    TITLE,
    UNIT_LINE,
    Box,
    Chart,
    Contents,
    Grid,
    Heading,
    Line,
    Paper,
    Part,
    Row,
    Turn,
)  # fmt: skip
from tests.formats.written.papers import document, plan_paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(*parts: Part, **others: str) -> bytes:
    return writer_for(".docx").write(Manuscript(Paper("标题", parts, **others)))


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def texts(data: bytes) -> list[str]:
    return [
        "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        for paragraph in part(data).iter(f"{W}p")
    ]


def values(element: etree._Element, tag: str) -> list[str]:
    return [str(each.get(f"{W}val")) for each in element.iter(f"{W}{tag}")]


def grid(*rows: tuple[Box, ...], head: int = 0, columns: int = 2) -> Grid:
    return Grid((1000 // columns,) * columns, tuple(Row(row) for row in rows), head)


def test_the_same_paper_gives_the_same_bytes_and_no_date_of_today() -> None:
    paper = Manuscript(plan_paper(document()))

    data = writer_for(".docx").write(paper)

    assert data == writer_for(".docx").write(paper)
    dates = {info.date_time for info in zipfile.ZipFile(io.BytesIO(data)).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_a_plan_is_read_back_with_every_leaf_of_its_projects() -> None:
    plan = document()
    data = writer_for(".docx").write(Manuscript(plan_paper(plan)))

    reader, fits = reader_for(data, ".docx")
    again = reader.read(data, DEFAULT_LIMITS).documents[0]

    assert fits
    assert [each.code.raw for each in again.projects] == [each.code.raw for each in plan.projects]
    for before, after in zip(plan.projects, again.projects, strict=True):
        for one, other in zip(before.indicators, after.indicators, strict=True):
            for leaf in ("level1", "level2", "name", "description", "target", "basis"):
                assert getattr(other, leaf).raw == getattr(one, leaf).raw


def test_every_part_of_the_package_is_well_formed_and_declared() -> None:
    chart = Chart("执行率", ("一季度",), (("实际", (48.5,)),), "%")
    data = written(Line("甲", TITLE), chart, grid((Box("乙"), Box("丙"))))
    package = zipfile.ZipFile(io.BytesIO(data))
    declared = package.read("[Content_Types].xml").decode()

    names = package.namelist()

    assert names[0] == "[Content_Types].xml"
    for name in names:
        if name.endswith((".xml", ".rels")):
            etree.fromstring(package.read(name))
        if name.endswith(".xml") and not name.startswith("["):
            assert f'"/{name}"' in declared


def test_merged_cells_widths_and_repeated_heads_are_exact() -> None:
    table = grid(
        (Box("一级", style=LABEL), Box("二级", style=LABEL), Box("三级", style=LABEL)),
        (Box("产出", rowspan=2, style=LABEL), Box("宽", colspan=2)),
        (Box("乙"), Box("丙")),
        head=1, columns=3,
    )  # fmt: skip

    tree = part(written(table))

    widths = [int(str(each.get(f"{W}w"))) for each in tree.iter(f"{W}gridCol")]
    rows = list(tree.iter(f"{W}tr"))
    assert sum(widths) == int(str(next(tree.iter(f"{W}tblW")).get(f"{W}w")))
    assert [len(list(row.iter(f"{W}tblHeader"))) for row in rows] == [1, 0, 0]
    assert [values(row, "gridSpan") for row in rows] == [[], ["2"], []]
    merges = [[each.get(f"{W}val") for each in row.iter(f"{W}vMerge")] for row in rows]
    assert merges == [[], ["restart"], [None]]
    assert all(list(row.iter(f"{W}cantSplit")) for row in rows)


def test_a_row_higher_than_half_a_page_may_be_torn_and_no_other() -> None:
    tall, low = Box("很长的文字。" * 800), Box("短")

    rows = list(part(written(grid((tall, low), (low, low)))).iter(f"{W}tr"))

    assert [bool(list(row.iter(f"{W}cantSplit"))) for row in rows] == [False, True]


def test_missing_cells_are_filled_and_surplus_ones_left_out() -> None:
    table = grid((Box("甲"),), (Box("乙", colspan=5), Box("丙")), (Box("丁"), Box("戊"), Box("己")))

    rows = list(part(written(table)).iter(f"{W}tr"))

    assert [len(list(row.iter(f"{W}tc"))) for row in rows] == [2, 1, 2]


def test_two_tables_and_a_table_at_the_end_are_followed_by_a_thin_paragraph() -> None:
    table = grid((Box("甲"), Box("乙")))

    body = part(written(table, table))[0]

    kinds = [etree.QName(each).localname for each in body]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]
    assert values(body, "pStyle").count("Gap") == 2


def test_contents_are_a_field_with_a_link_and_a_page_for_each_listed_heading() -> None:
    data = written(
        Line("封面", TITLE), Turn(), Contents(), Turn(starts_numbers=True), Heading("一、甲"),
        *(Line("正文。" * 100) for _ in range(8)), Heading("二、乙", 2),
        Heading("不列入", 2, is_listed=False),
    )  # fmt: skip
    tree = part(data)

    anchors = [each.get(f"{W}anchor") for each in tree.iter(f"{W}hyperlink")]
    names = [each.get(f"{W}name") for each in tree.iter(f"{W}bookmarkStart")]
    codes = [each.text for each in tree.iter(f"{W}instrText")]

    assert anchors == names == ["_Toc000000001", "_Toc000000002"]
    assert codes[0] == ' TOC \\o "1-2" \\h \\z '
    assert [text for text in texts(data) if text[:1] in "一二"][:2] == ["一、甲1", "二、乙5"]
    assert "Unlisted2" in values(tree, "pStyle")
    fields = [each.get(f"{W}fldCharType") for each in tree.iter(f"{W}fldChar")]
    assert fields.count("begin") == fields.count("end") == fields.count("separate") == 3


def test_pages_before_the_numbers_start_have_none_and_wide_pages_lie() -> None:
    data = written(
        Line("封面", TITLE), Turn(), Line("二"), Turn(starts_numbers=True), Line("三"),
        Turn(is_wide=True), Line("四"),
    )  # fmt: skip

    sections = list(part(data).iter(f"{W}sectPr"))

    assert [len(list(each.iter(f"{W}footerReference"))) for each in sections] == [0, 1, 0]
    assert [len(list(each.iter(f"{W}pgNumType"))) for each in sections] == [0, 1, 0]
    sizes = [next(each.iter(f"{W}pgSz")) for each in sections]
    assert [each.get(f"{W}orient") for each in sizes] == [None, None, "landscape"]
    assert "PAGE" in "".join(part(data, "word/footer1.xml").itertext())


def test_an_open_line_is_a_control_with_its_hint_in_grey() -> None:
    tree = part(written(Line("请写明背景。", is_open=True), Line("完")))

    control = next(tree.iter(f"{W}sdt"))

    assert list(control.iter(f"{W}showingPlcHdr"))
    assert values(control, "rStyle") == ["PlaceholderText"]


def test_lines_to_sign_stay_on_the_page_of_what_follows() -> None:
    body = part(
        written(Line("甲。"), Line("单位（盖章）：", SIGN), Line("负责人：", SIGN), Line("乙。"))
    )

    kept = [bool(each.findall(f"{W}pPr/{W}keepNext")) for each in body.iter(f"{W}p")]
    assert kept[:4] == [False, True, True, False]


def test_a_chart_can_be_edited_and_says_its_numbers() -> None:
    chart = Chart(
        "执行率", ("一季度", "二季度"), (("计划", (25, 50)), ("实际", (20.5, float("nan")))), "%"
    )
    data = written(chart)
    package = zipfile.ZipFile(io.BytesIO(data))

    book = zipfile.ZipFile(io.BytesIO(package.read("word/embeddings/chart1.xlsx")))
    described = re.search(r'descr="([^"]+)"', package.read("word/document.xml").decode())

    assert b"<v>20.5</v>" in book.read("xl/worksheets/sheet1.xml")
    assert described
    assert "计划：一季度25%、二季度50%；实际：一季度20.5%" in described[1]
    assert package.read("word/charts/chart1.xml").count(b"<c:ser>") == 2


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x0bc", "abc"),
        ("半个\ud83d字", "半个\ufffd字"),
        ("整个\ud83d\ude00字", "整个😀字"),
        ("<w:t>&amp;\"'", "<w:t>&amp;\"'"),
        ("\u202e右到左\u200f", "\u202e右到左\u200f"),
        ("\uffff", ""),
        ("  两边  ", "  两边  "),
    ],
)
def test_signs_that_xml_cannot_hold_never_break_a_document(text: str, kept: str) -> None:
    data = written(
        Line(text), Heading(text), grid((Box(text), Box())), Chart(text, (text,), ((text, (1,)),))
    )

    assert texts(data)[0] == texts(data)[1] == texts(data)[2] == kept


def test_a_cell_of_a_hundred_thousand_signs_is_written_whole() -> None:
    words = "项目绩效，100%。" * 10_000

    data = written(grid((Box(words), Box("短"))))

    assert texts(data)[0] == words


def test_empty_papers_and_odd_turns_are_written() -> None:
    for parts in ((), (Turn(),), (Turn(starts_numbers=True), Turn(is_wide=True)), (Contents(),),
                  (grid((Box(), Box())), Turn(), grid((Box(), Box())), Turn())):  # fmt: skip
        body = part(written(*parts))[0]
        assert etree.QName(body[-1]).localname == "sectPr"
        assert len(body) > 1


def test_unknown_looks_are_said_in_one_sentence() -> None:
    with pytest.raises(UnwritableDocument, match="没有名叫“pink”的样式"):
        written(Line("甲"), looks="pink")


def test_words_keep_their_tabs_and_the_order_of_the_paper() -> None:
    data = written(
        Line("单位名\t单位：万元", UNIT_LINE),
        Line("甲\n乙", NOTE),
        Line("签字：", SIGN),
        Line("完"),
    )

    blocks = engine.blocks(data, DEFAULT_LIMITS)

    said = [each.text for each in blocks.items if isinstance(each, Paragraph)]
    assert said == ["单位名\t单位：万元", "甲", "乙", "签字：", "完"]
