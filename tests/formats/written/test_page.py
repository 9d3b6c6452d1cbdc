"""A paper as a page: what programs find in it, and what is read back of it."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from lxml import html

from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript, UnwritableDocument
from jixiao.model.paper import (
    LABEL,
    NUMBER,
    PROSE,
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

HOSTILE_WORDS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onload='x", "</style><b>",
    "]]>&amp;&#60;b&#62;", "<!-- <b>", "{{x}}",
)  # fmt: skip
CHART = Chart("得分", ("产出", "效益"), (("满分", (50.0, 30.0)), ("得分", (48.5, -3.0))), "分")


def written(*parts: Line | Heading | Grid | Contents | Chart | Turn, title: str = "标题") -> str:
    """A paper as a page."""
    return writer_for(".html").write(Manuscript(Paper(title, parts))).decode("utf-8")


def tree(page: str) -> html.HtmlElement:
    """The elements of a page."""
    return html.document_fromstring(page)


def test_a_plan_says_the_same_when_it_is_read_back(tmp_path: Path) -> None:
    plan = document()
    path = tmp_path / "plan.html"

    path.write_bytes(writer_for(".html").write(Manuscript(plan_paper(plan))))

    assert lost_leaves(plan, read(path).documents[0]) == []


def test_nothing_leaves_the_page_and_only_its_own_style_is_allowed() -> None:
    page = written(Heading("甲"), CHART)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)

    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode("ascii")
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert re.findall(r"https?:|//|<script|<link|<img|style=|url\(", page) == []


def test_the_contents_lead_to_the_headings() -> None:
    page = tree(written(
        Line("绩效文本", TITLE), Turn(), Contents(), Turn(),
        Heading("一、甲"), Heading("1.不列", 3, is_listed=False), Heading("（一）乙", 2),
    ))  # fmt: skip

    links = [(link.get("href", "")[1:], link.text) for link in page.xpath("//nav//li/a")]

    assert [words for _, words in links] == ["一、甲", "（一）乙"]
    assert [page.get_element_by_id(name).text for name, _ in links] == ["一、甲", "（一）乙"]


def test_levels_of_headings_leave_none_out() -> None:
    page = tree(written(Line("文本", TITLE), Heading("甲", 3), Heading("乙", 1), Heading("丙", 9)))

    assert [each.tag for each in page.xpath("//h1|//h2|//h3|//h4")] == ["h1", "h2", "h2", "h3"]


def test_cells_know_their_leaf_their_row_and_their_heads() -> None:
    head = Row((Box("指标", 1, 2, LABEL), Box("标准", 2, 1, LABEL)))
    under = Row((Box("优", style=LABEL), Box("良", style=LABEL)))
    row = Row((Box("次数", style=LABEL), Box("≥4", leaf="a[0].target"), Box(is_open=True)), "a[0]")
    page = tree(written(Grid((400, 300, 300), (head, under, row, row), 2, "指标")))

    assert [(th.text, th.get("scope")) for th in page.xpath("//thead//th")] == [
        ("指标", "col"), ("标准", "colgroup"), ("优", "col"), ("良", "col"),
    ]  # fmt: skip
    assert [th.get("scope") for th in page.xpath("//tbody//th")] == ["row", "row"]
    assert page.xpath("//tr[@data-key='a[0]']/@id") == ["a[0]"]
    assert page.xpath("//td[@data-leaf='a[0].target']/text()") == ["≥4", "≥4"]
    assert len(page.xpath("//td[contains(@class, 'open')]")) == 2


def test_the_line_of_the_unit_is_the_caption_of_its_table() -> None:
    grid = Grid((1000,), (Row((Box("1.00", style=NUMBER),)),), name="资金")
    page = tree(written(Line("711001 总工会\t单位：万元", UNIT_LINE), grid))

    assert page.xpath("string(//table/caption)") == "711001 总工会 单位：万元"


def test_bars_say_their_numbers_and_stand_beside_a_table_of_them() -> None:
    page = tree(written(CHART))

    told = page.xpath("string(//desc)")
    assert told == "得分。满分：产出50分，效益30分；得分：产出48.5分，效益-3分。"
    rows = [[cell.text for cell in row] for row in page.xpath("//details//tbody/tr")]
    assert rows == [["产出", "50", "48.5"], ["效益", "30", "-3"]]


@pytest.mark.parametrize("hostile", HOSTILE_WORDS)
def test_words_are_never_taken_for_markup(hostile: str) -> None:
    grid = Grid((1000,), (Row((Box(hostile, style=PROSE, leaf=hostile),), hostile),), name=hostile)
    chart = Chart(hostile, (hostile,), ((hostile, (1.0,)),), hostile)
    page = written(
        Heading(hostile, leaf=hostile), Line(hostile), Contents(hostile), grid, chart, title=hostile
    )

    tags = {each.tag for each in tree(page).iter() if isinstance(each.tag, str)}
    assert tags.isdisjoint({"script", "img", "b", "iframe", "object"})
    assert not {name for each in tree(page).iter() for name in each.attrib if name[:2] == "on"}


def test_signs_that_a_page_can_not_hold_do_not_break_it() -> None:
    page = written(Line("甲\ud83d乙\x00丙\u202e丁"), title="\ud800")

    assert "甲\ufffd乙丙丁" in page


def test_blanks_that_stand_together_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "blanks.html"

    path.write_text(written(Line("其中：财政    资金")), encoding="utf-8")

    assert "其中：财政 \xa0 \xa0资金" in tree(path.read_text("utf-8")).text_content()


def test_looks_that_are_not_there_are_told_in_a_sentence() -> None:
    with pytest.raises(UnwritableDocument, match="没有名叫“花样”的样式"):
        writer_for(".html").write(Manuscript(Paper("甲", (), looks="花样")))
