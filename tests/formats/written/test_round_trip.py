"""What is written is read back leaf by leaf, whatever the plan."""

import pytest
from hypothesis import HealthCheck, given, settings

from jixiao.formats.layout.understanding import understand
from jixiao.model.documents import PerformancePlan
from jixiao.services.reading import read_bytes
from jixiao.services.writing import Choices, on_paper, written
from tests.formats.written.as_blocks import blocks_of
from tests.formats.written.same_leaves import lost_leaves
from tests.writable_plans import activity_plans, plans

FEW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def back_from_paper(plan: PerformancePlan) -> list[str]:
    composed = on_paper([plan], Choices())
    assert composed.notices == ()
    [back] = understand(blocks_of(composed.paper))
    return lost_leaves(plan, back)


def back_from_word(plan: PerformancePlan) -> list[str]:
    made = written([plan], ".docx")
    assert made.notices == ()
    [back] = read_bytes(made.data, "plan.docx").documents
    return lost_leaves(plan, back)


@FEW
@given(plans(12))
def test_a_plan_survives_its_paper(plan: PerformancePlan) -> None:
    assert back_from_paper(plan) == []


@FEW
@given(activity_plans())
def test_a_table_of_activities_survives_its_paper(plan: PerformancePlan) -> None:
    assert back_from_paper(plan) == []


@pytest.mark.slow
@MANY
@given(plans())
def test_a_long_plan_survives_its_paper(plan: PerformancePlan) -> None:
    assert back_from_paper(plan) == []


@pytest.mark.slow
@MANY
@given(plans())
def test_a_plan_survives_word(plan: PerformancePlan) -> None:
    assert back_from_word(plan) == []


@pytest.mark.slow
@MANY
@given(activity_plans())
def test_a_table_of_activities_survives_word(plan: PerformancePlan) -> None:
    assert back_from_word(plan) == []
