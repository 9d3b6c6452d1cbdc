"""What is written as a page or as PDF is read back leaf by leaf."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from jixiao.model.documents import PerformancePlan
from jixiao.services.reading import read, read_bytes
from jixiao.services.writing import written
from tests.formats.written.same_leaves import lost_leaves
from tests.truth import SAMPLES
from tests.writable_plans import activity_plans, plans

FEW = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
VERY_FEW = settings(FEW, max_examples=3)
MANY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
FILES = (
    "qinghekou-culture-2019/plan.docx",
    "qinghekou-roads-2025/forms.docx",
    "qinghekou-union-2025/plan.docx",
)


def back(plan: PerformancePlan) -> list[str]:
    """What of a plan is lost on a page."""
    made = written([plan], ".html")
    assert made.notices == ()
    [found] = read_bytes(made.data, "plan.html").documents
    return lost_leaves(plan, found)


def back_from_pdf(plan: PerformancePlan) -> list[str]:
    """What of a plan is lost in a PDF.

    White space is not compared: where a line ends in a cell, no one can tell a blank from none.
    Signs that no font has are said by their number, with a notice, and read back as themselves.
    """
    made = written([plan], ".pdf")
    assert [each.message for each in made.notices if "没有“" not in each.message] == []
    [found] = read_bytes(made.data, "plan.pdf").documents
    return lost_leaves(plan, found, squeezed=True)


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
@pytest.mark.parametrize("name", FILES)
def test_a_sample_on_its_form_is_read_back(name: str, suffix: str) -> None:
    documents = read(SAMPLES / name).documents

    found = read_bytes(written(documents, suffix).data, f"again{suffix}").documents

    assert len(found) == len(documents)
    for one, other in zip(documents, found, strict=True):
        assert lost_leaves(one, other) == []


@FEW
@given(plans(8))
def test_a_plan_survives_a_page(plan: PerformancePlan) -> None:
    assert back(plan) == []


@pytest.mark.slow
@MANY
@given(plans())
def test_a_long_plan_survives_a_page(plan: PerformancePlan) -> None:
    assert back(plan) == []


@pytest.mark.slow
@MANY
@given(activity_plans())
def test_a_table_of_activities_survives_a_page(plan: PerformancePlan) -> None:
    assert back(plan) == []


@VERY_FEW
@given(plans(8))
def test_a_plan_survives_a_pdf(plan: PerformancePlan) -> None:
    assert back_from_pdf(plan) == []


@VERY_FEW
@given(activity_plans())
def test_a_table_of_activities_survives_a_pdf(plan: PerformancePlan) -> None:
    assert back_from_pdf(plan) == []


@VERY_FEW
@given(activity_plans())
def test_activities_named_like_their_duties_survive(plan: PerformancePlan) -> None:
    named = tuple(
        replace(each, activity=each.duty) if each.activity.raw and at % 2 else each
        for at, each in enumerate(plan.activities)
    )
    plan = replace(plan, activities=named)

    assert back(plan) == []
    assert back_from_pdf(plan) == []


@pytest.mark.slow
@MANY
@given(plans())
def test_a_long_plan_survives_a_pdf(plan: PerformancePlan) -> None:
    assert back_from_pdf(plan) == []


@pytest.mark.slow
@MANY
@given(activity_plans())
def test_long_tables_of_activities_survive_a_pdf(plan: PerformancePlan) -> None:
    assert back_from_pdf(plan) == []
