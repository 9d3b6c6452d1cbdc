"""Workbooks and text files are read back leaf by leaf, whatever the plan."""

import pytest
from hypothesis import HealthCheck, given, settings

from jixiao.model.documents import PerformancePlan
from jixiao.services.reading import read_bytes
from jixiao.services.writing import written
from tests.formats.written.same_leaves import lost_leaves
from tests.writable_plans import activity_plans, plans

FEW = settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
SHEETS = pytest.mark.parametrize("suffix", [".xlsx", ".txt"])
ALL = pytest.mark.parametrize("suffix", [".xlsx", ".txt", ".json"])


def lost(plan: PerformancePlan, suffix: str) -> list[str]:
    """Leaves that differ after a plan was written and read again."""
    made = written([plan], suffix)
    assert made.notices == ()
    [back] = read_bytes(made.data, f"plan{suffix}").documents
    return lost_leaves(plan, back)


@SHEETS
@FEW
@given(plan=plans(12))
def test_a_plan_is_read_back_from_it(suffix: str, plan: PerformancePlan) -> None:
    assert lost(plan, suffix) == []


@SHEETS
@FEW
@given(plan=activity_plans())
def test_a_table_of_activities_is_read_back_from_it(suffix: str, plan: PerformancePlan) -> None:
    assert lost(plan, suffix) == []


@pytest.mark.slow
@ALL
@MANY
@given(plan=plans())
def test_a_long_plan_is_read_back_from_it(suffix: str, plan: PerformancePlan) -> None:
    assert lost(plan, suffix) == []


@pytest.mark.slow
@ALL
@MANY
@given(plan=activity_plans())
def test_long_tables_of_activities_are_read_back_from_it(
    suffix: str, plan: PerformancePlan
) -> None:
    assert lost(plan, suffix) == []
