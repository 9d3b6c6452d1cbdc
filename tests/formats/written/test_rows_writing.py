"""The flat table (.csv) that a document is written to."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings

from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript, UnwritableDocument
from jixiao.formats.written.rows import INDICATOR_HEAD, unguarded
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformancePlan
from jixiao.model.paper import Paper
from jixiao.model.project import Indicator, Project
from jixiao.model.target_reading import read_target
from tests.writable_plans import activity_plans, plans

PAPER = Paper("绩效文本", ())
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
