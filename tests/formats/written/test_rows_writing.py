"""The flat table (.csv) that a document is written to."""

import csv
import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from xlsxwriter import Workbook

from jixiao.formats.layout.indicator_rows import INDICATOR_HEAD
from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript, UnwritableDocument
from jixiao.formats.written.rows import unguarded
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import PerformancePlan
from jixiao.model.paper import Paper
from jixiao.model.project import Budget, Indicator, Project
from jixiao.model.target_reading import read_target
from jixiao.services.reading import FileRead, read_bytes
from tests.formats.written.same_leaves import lost_leaves
from tests.writable_plans import activity_plans, plans

PAPER = Paper("绩效文本", ())
LEFT_OUT = ("printed", "amount_unit")
"""A column stands for the number, not for the words in which it was printed; one unit, not two."""
MORE = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
FEW = settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))


def plan(name: str) -> PerformancePlan:
    target = Stated("≥95%", read_target("≥95%"))
    return PerformancePlan(projects=(Project(indicators=(Indicator(name=Stated(name, name),
                                                                   target=target),)),))  # fmt: skip


def test_every_indicator_is_a_row_below_the_head() -> None:
    data = writer_for(".csv").write(Manuscript(PAPER, (plan("=满意，\n“好”"),), "甲.docx"))

    head, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    found = dict(zip(head, map(unguarded, row), strict=True))
    assert tuple(head) == INDICATOR_HEAD
    assert (found["文件"], found["三级指标"], found["指标值"], found["数值"]) == (
        "甲.docx", "=满意，\n“好”", "≥95%", "95",
    )  # fmt: skip


def test_half_a_sign_becomes_a_replacement_sign() -> None:
    data = writer_for(".csv").write(Manuscript(PAPER, (plan("甲\ud83d乙"),)))

    assert "甲\ufffd乙" in data.decode("utf-8")


def test_a_document_without_any_indicator_is_refused_in_one_sentence() -> None:
    with pytest.raises(UnwritableDocument, match="没有一条指标"):
        writer_for(".csv").write(Manuscript(PAPER, (PerformancePlan(),)))


def found_in(document: PerformancePlan) -> list[dict[str, str]]:
    """The rows of a document as any program reads them, by the words that head the columns."""
    data = writer_for(".csv").write(Manuscript(PAPER, (document,), "甲.docx"))
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [dict(zip(head, map(unguarded, row), strict=True)) for row in rows]


@FEW
@given(plans(12).filter(lambda drawn: any(each.indicators for each in drawn.projects)))
def test_every_word_of_an_indicator_is_found_again(drawn: PerformancePlan) -> None:
    names = ("一级指标", "二级指标", "三级指标", "指标描述", "指标值", "确定依据")

    assert [(row["项目名称"], *(row[name] for name in names)) for row in found_in(drawn)] == [
        (project.name.raw, *(leaf.raw for leaf in (
            each.level1, each.level2, each.name, each.description, each.target, each.basis,
        )))
        for project in drawn.projects
        for each in project.indicators
    ]  # fmt: skip


@FEW
@given(activity_plans().filter(lambda drawn: any(each.indicators for each in drawn.activities)))
def test_every_word_of_a_graded_indicator_is_found_again(drawn: PerformancePlan) -> None:
    names = ("部门职责", "工作活动", "三级指标", "优", "良", "中", "差")

    assert [tuple(row[name] for name in names) for row in found_in(drawn)] == [
        tuple(leaf.raw for leaf in (
            activity.duty, activity.activity, each.name, each.grade_criteria.excellent,
            each.grade_criteria.good, each.grade_criteria.fair, each.grade_criteria.poor,
        ))
        for activity in drawn.activities
        for each in activity.indicators
    ]  # fmt: skip


def back(document: PerformancePlan, name: str = "甲.csv") -> FileRead:
    return read_bytes(writer_for(".csv").write(Manuscript(PAPER, (document,), "甲.docx")), name)


def only_rows(plan: PerformancePlan) -> PerformancePlan:
    """The plan without projects and activities that have no row, and without what has no column."""
    return PerformancePlan(
        department=plan.department._replace(raw=""),
        fiscal_year=plan.fiscal_year._replace(raw=str(plan.fiscal_year.value)),
        projects=tuple(
            Project(
                ordinal=each.ordinal,
                code=each.code,
                name=each.name,
                budget=Budget(total=each.budget.total),
                indicators=each.indicators,
            )
            for each in plan.projects
            if each.indicators
        ),
        activities=tuple(
            replace(each, description=UNSTATED, objective=UNSTATED)
            for each in plan.activities
            if each.indicators
        ),
    )


@MORE
@given(plans(12).filter(lambda drawn: any(each.indicators for each in drawn.projects)))
def test_the_indicators_of_a_plan_are_read_back(drawn: PerformancePlan) -> None:
    [read] = back(drawn).documents

    assert lost_leaves(only_rows(drawn), read, leave_out=LEFT_OUT) == []


def can_be_told_apart(drawn: PerformancePlan) -> bool:
    """Whether there are rows, and no two neighbours that are alike in every column of the rows."""
    shown = [
        (each.duty.raw, each.activity.raw, each.budget.raw)
        for each in drawn.activities
        if each.indicators
    ]
    return bool(shown) and all(one != two for one, two in pairwise(shown))


@MORE
@given(activity_plans().filter(can_be_told_apart))
def test_the_indicators_of_activities_are_read_back(drawn: PerformancePlan) -> None:
    [read] = back(drawn).documents

    assert lost_leaves(only_rows(drawn), read, leave_out=LEFT_OUT) == []


def test_a_notice_says_what_the_rows_do_not_hold() -> None:
    [notice] = back(plan("甲")).notices

    assert "只有指标行" in notice.message


def test_rows_of_both_terms_and_of_two_projects_of_one_name_stay_apart() -> None:
    short, long = (Indicator(name=Stated(words, words)) for words in ("今年", "三年"))
    project = Project(
        name=Stated("甲", "甲"), indicators=(short,), long_term_indicators=(long, long)
    )

    [read] = back(PerformancePlan(projects=(project, project))).documents

    assert [
        [[leaf.name.raw for leaf in half] for half in (each.indicators, each.long_term_indicators)]
        for each in read.projects
    ] == [[["今年"], ["三年", "三年"]]] * 2


def test_every_value_knows_its_cell_in_the_rows() -> None:
    [read] = back(plan("=甲")).documents
    [indicator] = read.projects[0].indicators

    assert indicator.name == Stated("=甲", "=甲", Span(None, 1, 2, 17, 2, 1, 3))
    assert indicator.basis == Stated()


def test_documents_of_several_files_stay_apart_and_foreign_rows_are_left_alone() -> None:
    one = writer_for(".csv").write(Manuscript(PAPER, (plan("甲"), plan("乙")), "一.docx"))
    two = writer_for(".csv").write(Manuscript(PAPER, (plan("丙"),), "二.docx"))
    both = one + two.split(b"\r\n", 1)[1]

    names = [
        each.projects[0].indicators[0].name.raw for each in read_bytes(both, "x.csv").documents
    ]

    assert names == ["甲", "乙", "丙"]
    assert read_bytes(one.split(b"\r\n", 1)[1], "x.csv").documents[0].kind == "none"


def test_rows_saved_again_by_a_spreadsheet_are_read_back(tmp_path: Path) -> None:
    data = writer_for(".csv").write(Manuscript(PAPER, (plan("甲"), plan("1-2")), "一.docx"))
    path = tmp_path / "saved.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))):
            for column, words in enumerate(row):
                sheet.write(at, column, words)

    read = read_bytes(path.read_bytes(), "saved.xlsx").documents

    assert [(each.projects[0].indicators[0].name.raw, each.projects[0].indicators[0].target.raw)
            for each in read] == [("甲", "≥95%"), ("1-2", "≥95%")]  # fmt: skip
