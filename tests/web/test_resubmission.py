"""What was returned does not come back word for word, by no way round."""

import pytest

from jixiao.kernel.findings import Severity
from jixiao.model.lifecycle import MoveRefused, Role, State
from jixiao.webapp.actions.checking import check_plan
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.plans import restore_version
from jixiao.webapp.actions.talk import comment, waive
from jixiao.webapp.records import models as records
from tests.web.county import NOW, County, county
from tests.web.reviewing import TARGET, first_project, hand_in, judge_well, words, write

pytestmark = pytest.mark.django_db


def returned(here: County) -> tuple[records.Plan, records.Part]:
    """A plan that was returned with a comment; nothing hinders it but what is tested."""
    plan = here.start()
    part = first_project(plan)
    hand_in(plan)
    comment(here.people[Role.OFFICE], part.pk, TARGET, "偏高", NOW)
    move_plan(here.people[Role.OFFICE], plan.pk, "return_", NOW)
    plan.refresh_from_db()
    return plan, part


def submit(here: County, plan: records.Plan) -> None:
    clerk = here.people[Role.PREPARER]
    check_plan(clerk, plan.pk, NOW)
    for finding in plan.finding_rows.filter(severity=Severity.ERROR):
        waive(clerk, finding.pk, "沿用", NOW)
    move_plan(clerk, plan.pk, "submit", NOW)
    plan.refresh_from_db()


def test_what_was_written_and_taken_back_is_no_change() -> None:
    here = county()
    plan, part = returned(here)
    write(here, part, TARGET, "≥12场")
    restore_version(here.people[Role.PREPARER], part.pk, 1, NOW)

    with pytest.raises(MoveRefused, match="一个字也没有改"):
        submit(here, plan)


def test_what_was_submitted_taken_back_and_undone_is_no_change() -> None:
    here = county()
    plan, part = returned(here)
    before = words(part)
    write(here, part, TARGET, "≥12场")
    submit(here, plan)
    move_plan(here.people[Role.PREPARER], plan.pk, "take_back", NOW)
    write(here, part, TARGET, before)

    with pytest.raises(MoveRefused, match="一个字也没有改"):
        submit(here, plan)
    write(here, part, TARGET, "≥13场")
    submit(here, plan)

    assert (plan.state, plan.round) == (State.WITH_APPROVER, 2)


def test_what_a_department_says_itself_is_no_reason_to_return_its_plan() -> None:
    here = county()
    plan = here.start()
    part = first_project(plan)
    hand_in(plan)
    comment(here.people[Role.PREPARER], part.pk, TARGET, "依据见附件", NOW)

    with pytest.raises(MoveRefused, match="至少要在一格或一段上写一条意见"):
        move_plan(here.people[Role.OFFICE], plan.pk, "return_", NOW)


def test_after_an_approval_the_old_return_hinders_nobody() -> None:
    here = county()
    plan, part = returned(here)
    before = words(part)
    write(here, part, TARGET, "≥12场")
    hand_in(plan)
    judge_well(here, plan)
    move_plan(here.people[Role.OFFICE], plan.pk, "approve", NOW)
    move_plan(here.people[Role.PREPARER], plan.pk, "adjust", NOW, reason="任务减少")
    write(here, part, TARGET, before)
    submit(here, plan)

    assert plan.state == State.WITH_APPROVER
