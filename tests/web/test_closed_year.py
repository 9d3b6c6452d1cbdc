"""A year that is closed: the department changes nothing more, the finance department finishes."""

import pytest

from jixiao.model.lifecycle import MoveRefused, Role, State
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.organisation import save_cycle
from jixiao.webapp.queries.plans import plan_seen
from tests.web.county import NOW, County, county
from tests.web.reviewing import TARGET, first_project, hand_in, judge_well, write

pytestmark = pytest.mark.django_db


def close(here: County, *, is_open: bool = False) -> None:
    cycle = here.cycle
    save_cycle(
        here.people[Role.OFFICE], here.region.pk, cycle.fiscal_year, cycle.opens, cycle.deadline,
        NOW, is_open=is_open,
    )  # fmt: skip
    cycle.refresh_from_db()


def test_a_closed_year_begins_changes_and_takes_in_nothing() -> None:
    here = county()
    plan = here.start()
    part = first_project(plan)
    close(here)

    with pytest.raises(MoveRefused, match="2027 年度已经关闭"):
        write(here, part, TARGET, "≥12场")
    with pytest.raises(MoveRefused, match="已经关闭"):
        move_plan(here.people[Role.PREPARER], plan.pk, "submit", NOW)
    seen = plan_seen(here.people[Role.PREPARER], plan.pk, NOW)
    assert (seen.may_edit, seen.moves) == (False, ())

    with pytest.raises(MoveRefused, match="已经关闭"):
        here._replace(union=here.roads, people={Role.PREPARER: here.stranger}).start()


def test_the_finance_department_finishes_a_closed_year_and_opens_it_again() -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    close(here)

    judge_well(here, plan)
    move_plan(here.people[Role.OFFICE], plan.pk, "approve", NOW)
    with pytest.raises(MoveRefused, match="已经关闭"):
        move_plan(here.people[Role.PREPARER], plan.pk, "adjust", NOW, reason="追加任务")
    close(here, is_open=True)
    move_plan(here.people[Role.PREPARER], plan.pk, "adjust", NOW, reason="追加任务")
    plan.refresh_from_db()
    assert plan.state == State.ADJUSTING
