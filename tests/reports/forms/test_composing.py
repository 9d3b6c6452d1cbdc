"""A paper made of a document says all that the document says."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.formats.layout.understanding import understand
from jixiao.kernel.codes import UnitName
from jixiao.kernel.money import Money
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import PerformanceDocument, PerformancePlan, TocEntry
from jixiao.model.paper import (
    CHOICE,
    MONEY,
    PERCENT,
    UNIT_LINE,
    Box,
    Contents,
    Grid,
    Heading,
    Line,
    Paper,
    Turn,
)
from jixiao.model.project import Budget, Indicator, Project
from jixiao.regulation.form_files import form_named
from jixiao.reports.forms.composing import Composed, compose
from jixiao.services.reading import read
from tests.formats.written.as_blocks import blocks_of
from tests.formats.written.same_leaves import lost_leaves
from tests.truth import SAMPLES, SHARED

UNION = SAMPLES / "qinghekou-union-2025/plan.docx"
CULTURE = SAMPLES / "qinghekou-culture-2019/plan.docx"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))


def composed(*documents: PerformanceDocument, form: str = "hebei-plan", unit: str = "") -> Composed:
    found = form_named(form)
    assert found is not None
    return compose(documents, [found] * len(documents), amount_unit=unit)


def document(path: Path = UNION) -> PerformanceDocument:
    return read(path).documents[0]


def boxes(paper: Paper) -> dict[str, Box]:
    """Boxes with a leaf by its path."""
    return {
        box.leaf: box
        for part in paper.parts
        if isinstance(part, Grid)
        for row in part.rows
        for box in row.boxes
        if box.leaf is not None
    }


@pytest.mark.parametrize("path", [UNION, CULTURE, *SEEDS], ids=lambda path: path.parent.name)
def test_everything_that_a_plan_says_is_on_the_paper(path: Path) -> None:
    plan = document(path)

    written = composed(plan)

    assert written.notices == ()
    [back] = understand(blocks_of(written.paper))
    assert back.layout == plan.layout
    assert lost_leaves(plan, back) == []


def test_a_plan_begins_with_its_cover_and_contents_and_each_project_with_a_new_page() -> None:
    plan = document()

    parts = composed(plan).paper.parts

    assert [part.text for part in parts[:3] if isinstance(part, Line)] == [
        "清河口县总工会 2025 年部门预算绩效文本",
        "清河口县总工会编制",
        "清河口县财政局审核",
    ]
    assert parts[3:6] == (Turn(), Contents(), Turn(starts_numbers=True))
    titles = [at for at, part in enumerate(parts)
              if isinstance(part, Heading) and part.text.endswith("绩效目标表")]  # fmt: skip
    assert len(titles) == 4
    assert all(parts[at - 1] == Turn() for at in titles[1:])
    assert isinstance(parts[titles[0] - 1], Heading)


def test_a_box_says_what_it_is_about_and_what_may_be_entered() -> None:
    found = boxes(composed(document()).paper)

    assert found["documents[0].projects[2].budget.other_funds"].text == "3.60"
    assert found["documents[0].projects[2].budget.other_funds"].entry == MONEY
    assert found["documents[0].projects[0].disbursement_plan.03"].entry == PERCENT
    level = found["documents[0].projects[0].indicators[0].level1"]
    assert (level.entry, level.rowspan) == (CHOICE, 6)
    assert level.choices == ("产出指标", "效益指标", "满意度指标")


def test_rows_carry_the_path_of_what_they_are_about() -> None:
    grids = [part for part in composed(document()).paper.parts if isinstance(part, Grid)]

    assert grids[1].head == 1
    assert [row.key for row in grids[1].rows[1:3]] == [
        "documents[0].projects[0].indicators[0]",
        "documents[0].projects[0].indicators[1]",
    ]


def test_amounts_are_converted_exactly_and_the_unit_line_with_them() -> None:
    paper = composed(document(), unit="元").paper

    assert boxes(paper)["documents[0].projects[2].budget.total"].text == "336000.00"
    units = [
        part.text for part in paper.parts if isinstance(part, Line) and part.style == UNIT_LINE
    ]
    assert units == ["711001 清河口县总工会本级\t单位：元"] * 4


def test_a_table_without_a_unit_line_of_its_own_says_department_and_unit_of_its_amounts() -> None:
    bare = Budget(total=Stated("29.80", Money(Decimal("29.80"), "万元")))
    own = Budget(total=Stated("29.80万元", Money(Decimal("29.80"), "万元")))
    department = Stated("711001 某会", UnitName("711001", "某会"))

    lines = [
        [part.text for part in composed(plan).paper.parts if isinstance(part, Line)]
        for plan in (
            PerformancePlan(projects=(Project(budget=bare),), department=department),
            PerformancePlan(projects=(Project(budget=own),), department=department),
            PerformancePlan(projects=(Project(budget=own),), department=Stated("某会", None)),
        )
    ]

    assert lines == [["711001 某会\t单位：万元"], ["711001 某会\t"], []]


def test_values_without_words_of_their_own_are_written_by_their_meaning() -> None:
    money = Stated("", Money(Decimal("298000.5"), "元"))
    project = Project(name=Stated("", "桥梁"), budget=Budget(total=money))
    plan = PerformancePlan(projects=(project,), amount_unit=Stated("万元", "万元"))

    found = boxes(composed(plan).paper)

    assert found["documents[0].projects[0].name"].text == "桥梁"
    assert found["documents[0].projects[0].budget.total"].text == "29.80005"
    assert found["documents[0].projects[0].use_of_funds"].text == ""


def test_what_the_form_has_no_place_for_is_told_and_counted() -> None:
    rows = tuple(Indicator(name=Stated("甲", "甲"), note=Stated(words, words or None))
                 for words in ("见附件", "", "同上"))  # fmt: skip
    plan = PerformancePlan(projects=(Project(indicators=rows, unit=Stated("乙", "乙")),))

    notices = composed(plan).notices

    assert [(each.message, each.text, each.where) for each in notices] == [
        ("表样没有“实施单位”一栏，1 处没有写出。", "乙", "documents[0].projects[0].unit"),
        (
            "表样没有“备注”一栏，2 处没有写出。",
            "见附件",
            "documents[0].projects[0].indicators[0].note",
        ),
    ]


def test_a_plan_without_anything_gives_an_empty_paper() -> None:
    written = composed(PerformancePlan())

    assert written.paper.parts == ()
    assert written.notices == ()


def test_projects_without_anything_still_have_their_form() -> None:
    paper = composed(PerformancePlan(projects=(Project(), Project(title=UNSTATED)))).paper

    assert [type(part) for part in paper.parts] == [
        Contents, Turn, Heading, Grid, Grid, Turn, Grid, Grid,
    ]  # fmt: skip
    assert not any(box.text for box in boxes(paper).values())


def test_months_stand_in_the_order_of_the_year_however_many_they_are() -> None:
    plan = document()
    shares = tuple((month, Stated(f"{month * 8}%", Decimal(month * 8))) for month in range(1, 13))
    project = replace(
        plan.projects[0],
        disbursement_plan=replace(plan.projects[0].disbursement_plan, checkpoints=shares),
    )
    plan = replace(plan, projects=(project,))

    [back] = understand(blocks_of(composed(plan).paper))

    assert lost_leaves(plan, back) == []


def test_documents_of_one_file_follow_each_other_on_pages_of_their_own() -> None:
    paper = composed(document(UNION), document(CULTURE)).paper

    at = next(at for at, part in enumerate(paper.parts)
              if isinstance(part, Line) and part.leaf == "documents[1].title")  # fmt: skip
    assert isinstance(paper.parts[at - 1], Turn)
    assert paper.author == "清河口县总工会"


def test_contents_that_list_what_is_not_there_are_made_anew_and_told() -> None:
    entry = TocEntry(Stated("四、不见了的一章", "四、不见了的一章"), 9)
    plan = document()

    [notice] = composed(replace(plan, toc=(*plan.toc, entry))).notices

    assert notice.message == ("目录按正文的标题重新生成，原目录里有 1 条没有对应的标题，没有写出。")
    assert (notice.text, notice.where) == ("四、不见了的一章", "documents[0].toc[9].title")


def test_forms_by_themselves_have_no_cover_with_the_title_of_the_first_one() -> None:
    [forms] = read(SAMPLES / "qinghekou-union-2025" / "forms.xlsx").documents

    paper = composed(forms).paper

    words = [each.text for each in paper.parts if isinstance(each, Heading | Line)]
    assert words.count("1.工会经费绩效目标表") == 1
    assert words[0] == "第二部分　预算项目绩效目标"
