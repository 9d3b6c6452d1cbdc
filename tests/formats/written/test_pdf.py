"""A paper as PDF: what it looks like to programs, and what is read back of it."""

from pathlib import Path

import pypdfium2
import pytest

from jixiao.formats.engines.pdf import blocks
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript, UnwritableDocument
from jixiao.model.paper import (
    CENTRED,
    LABEL,
    PROSE,
    RIGHT,
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
    Row,
    Turn,
)
from jixiao.services.reading import read
from tests.formats.written.papers import document, plan_paper
from tests.formats.written.same_leaves import lost_leaves

HOSTILE = '#import "x" \\ ` $ ] [ #{ } " \' <a> @b // /* */ = - + *粗* _斜_ \\u{41} ~ -- ---'


def written(paper: Paper) -> bytes:
    """A paper as PDF."""
    return writer_for(".pdf").write(Manuscript(paper))


def texts(data: bytes) -> list[str]:
    """The words of every page, as any program finds them."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def squeezed(text: str) -> str:
    """Words without white space."""
    return "".join(text.split())


def rows(count: int, *, words: str = "内容") -> Grid:
    """A table whose first column is one cell over all rows below the head."""
    head = Row((Box("一级指标", style=LABEL), Box("三级指标", style=LABEL)))
    first = Row((Box("产出指标", 1, count, LABEL), Box(f"第0行{words}", style=CENTRED)))
    rest = (Row((Box(f"第{at}行{words}", style=CENTRED),)) for at in range(1, count))
    return Grid((200, 800), (head, first, *rest), 1, "指标")


def test_a_plan_says_the_same_when_it_is_read_back(tmp_path: Path) -> None:
    plan = document()
    path = tmp_path / "plan.pdf"

    path.write_bytes(written(plan_paper(plan)))

    assert lost_leaves(plan, read(path).documents[0]) == []


def test_the_same_paper_gives_the_same_bytes() -> None:
    paper = plan_paper(document())

    assert written(paper) == written(paper)


def test_the_contents_name_the_pages_on_which_the_headings_stand() -> None:
    paper = Paper("绩效文本", (
        Line("绩效文本", TITLE), Turn(), Contents(), Turn(starts_numbers=True),
        Heading("一、总体目标"), Turn(), Turn(), Heading("二、分项目标"), Turn(),
        Heading("三、保障措施", is_listed=False), Turn(), Heading("四、其他"),
    ))  # fmt: skip

    cover, contents, *rest = texts(written(paper))

    assert squeezed(cover) == "绩效文本"
    listed = [line.rstrip() for line in contents.splitlines() if "、" in line]
    assert [(line[:6], line.rpartition(" ")[2]) for line in listed] == [
        ("一、总体目标", "1"), ("二、分项目标", "2"), ("四、其他 .", "4"),
    ]  # fmt: skip
    assert [squeezed(page)[-3:] for page in rest] == ["—1—", "—2—", "—3—", "—4—"]


def test_headings_are_bookmarks_and_the_file_says_what_it_is() -> None:
    data = written(Paper("标题", (Heading("一、甲"), Heading("（一）乙", 2)), author="某部门"))

    with pypdfium2.PdfDocument(data) as pdf:
        marks = [(each.level, each.get_title()) for each in pdf.get_toc()]
        facts = pdf.get_metadata_dict()
    assert marks == [(0, "一、甲"), (1, "（一）乙")]
    assert (facts["Title"], facts["Author"]) == ("标题", "某部门")
    assert b"/Lang(zh-CN)" in data
    assert b"/MarkInfo" in data


def test_words_are_never_taken_for_code() -> None:
    grid = Grid((1000,), (Row((Box(HOSTILE, style=PROSE),)), Row((Box(HOSTILE, style=CENTRED),))))
    paper = Paper(HOSTILE, (
        Heading(HOSTILE), Line(HOSTILE), Line(f"{HOSTILE}\t单位", UNIT_LINE), grid,
        Chart(HOSTILE, (HOSTILE,), ((HOSTILE, (1.0,)),), HOSTILE),
    ))  # fmt: skip

    found = squeezed("".join(texts(written(paper))))

    assert found.count(squeezed(HOSTILE)) >= 6


def test_a_cell_over_forty_rows_goes_on_over_the_pages_and_no_row_is_torn() -> None:
    pages = texts(written(Paper("表", (rows(40),))))

    assert len(pages) > 1
    assert all("一级指标" in page for page in pages)
    assert squeezed("".join(pages)).count("产出指标") == 1
    found = squeezed("".join(pages))
    assert all(found.count(f"第{at}行内容") == 1 for at in range(40))


def test_a_row_higher_than_a_page_is_torn_rather_than_lost() -> None:
    long = "很长的话，" * 2000

    found = squeezed("".join(texts(written(Paper("表", (rows(2, words=long),))))))

    assert [found.count(sign) for sign in "很长的话，"] == [4000] * 5


def test_a_long_code_is_broken_inside_of_its_cell() -> None:
    code = "13992725P00711100123K"
    grid = Grid((100, 900), (Row((Box(code, style=CENTRED), Box("旁边"))),))

    with pypdfium2.PdfDocument(written(Paper("表", (grid,)))) as pdf:
        page = pdf[0].get_textpage()
        boxes = [page.get_charbox(at) for at in range(page.count_chars())]
        signs = [page.get_text_range(at, 1) for at in range(page.count_chars())]
        found = page.get_text_range()

    assert squeezed(found).startswith(code)
    upper = zip(signs, boxes, strict=True)
    right = max(box[2] for sign, box in upper if sign in code and sign.strip() and box[1] > 400)
    assert right < 28 / 25.4 * 72 + 0.1 * 156 / 25.4 * 72


@pytest.mark.parametrize(("sign", "shown"), [
    ("㐀", "㐀"), ("☑", "☑"), ("✔", "✔"), ("≥", "≥"), ("😀", "〔U+1F600〕"), ("א", "〔U+05D0〕"),
    ("\ud83d", "�"), ("\ud83d\ude00", "〔U+1F600〕"), ("\x07", ""), ("\u202e", ""), ("\ue000", "〔U+E000〕"),
])  # fmt: skip
def test_no_sign_vanishes_for_want_of_a_font(sign: str, shown: str) -> None:
    pages = texts(written(Paper("字", (Line(f"甲{sign}乙"),))))

    assert squeezed(pages[0]).startswith(f"甲{shown}乙")


def test_numbers_of_bars_are_printed_and_told(tmp_path: Path) -> None:
    chart = Chart("预算执行", ("甲项目", "乙项目"), (("执行率", (98.5, 60.0)),), "%")

    data = written(Paper("图", (chart,)))

    found = squeezed(texts(data)[0])
    assert all(each in found for each in ("预算执行", "甲项目", "98.5", "60", "单位：%"))


@pytest.mark.parametrize("count", [19, 20, 21])
def test_nobody_signs_above_a_page_break(count: int) -> None:
    lines = [Line(f"第{at}段。") for at in range(count)]
    signed = (Line("单位（盖章）：", SIGN), Line("负责人：", SIGN), Line("年　月　日", RIGHT))

    last = texts(written(Paper("报告", (*lines, *signed))))[-1]

    assert all(each in squeezed(last) for each in ("单位（盖章）：", "负责人：", "年月日"))


def test_a_wide_page_lies_on_its_side() -> None:
    paper = Paper("表", (Line("甲"), Turn(is_wide=True), Line("乙"), Turn(), Line("丙")))

    with pypdfium2.PdfDocument(written(paper)) as pdf:
        sizes = [tuple(round(each) for each in page.get_size()) for page in pdf]

    assert sizes == [(595, 842), (842, 595), (595, 842)]


def test_looks_that_are_not_there_are_told_in_a_sentence() -> None:
    with pytest.raises(UnwritableDocument, match="没有名叫“花样”的样式"):
        writer_for(".pdf").write(Manuscript(Paper("甲", (), looks="花样")))


def test_a_paper_of_too_many_cells_is_refused_before_it_is_set() -> None:
    row = Row(tuple(Box() for _ in range(10)))

    with pytest.raises(UnwritableDocument, match=r"共有 200010 个单元格.*请按单位或项目分成几份"):
        written(Paper("表", (Grid((100,) * 10, (row,) * 20_001),)))


@pytest.mark.slow
def test_a_cell_of_a_hundred_thousand_signs_is_set_whole() -> None:
    grid = Grid((200, 800), (Row((Box("说明", style=LABEL), Box("很长的话。" * 20_000))),))

    found = squeezed("".join(texts(written(Paper("表", (grid,))))))

    assert [found.count(sign) for sign in "很长的话。"] == [20_000] * 5


def test_rows_that_look_like_the_rest_of_others_are_read_as_rows() -> None:
    head = Row(
        (Box("职责活动", style=LABEL), Box("内容描述", style=LABEL), Box("绩效目标", style=LABEL))
    )
    full = Row(
        (
            Box("道路巡查道路巡查道路巡"),
            Box("全年不少于十二次，全年"),
            Box("巡查到位及时处置不留隐患群众满"),
        )
    )
    half = Row((Box(""), Box("巡查"), Box("做到应修尽修，")))

    counts = []
    for first in range(26, 36):  # one of them is the first on the second page
        body = (*[full] * first, half, *[full] * 9)
        grid = Grid((300, 300, 400), (head, *body), 1)
        [table] = blocks(written(Paper("表", (grid,))), DEFAULT_LIMITS).tables()
        counts.append(max(cell.row for cell in table.cells) - 1 - first)

    assert counts == [10] * 10
