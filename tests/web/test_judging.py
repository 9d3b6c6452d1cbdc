from decimal import Decimal

import pytest
from django.test import Client

from jixiao.model.lifecycle import MoveRefused, Role, State
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.review import Judged, assign, judge
from jixiao.webapp.queries.cells import cell_seen
from jixiao.webapp.queries.review import queue_of
from jixiao.webapp.queries.reviewing import review_seen, shown_part
from jixiao.webapp.records import models as records
from tests.web.county import NOW, county
from tests.web.reviewing import TARGET, first_project, hand_in, judge_well, words

pytestmark = pytest.mark.django_db


def test_a_plan_is_approved_when_everybody_who_was_asked_has_judged() -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    office, reviewer = here.people[Role.OFFICE], here.people[Role.REVIEWER]
    assign(office, here.union.pk, reviewer.pk, NOW)
    judge_well(here, plan)

    with pytest.raises(MoveRefused, match="财政审核人甲还没有写审核结论"):
        move_plan(office, plan.pk, "approve", NOW)
    judge(reviewer, plan.pk, {"": Judged("差", "指标和钱对不上")}, NOW)
    with pytest.raises(MoveRefused, match="财政审核人甲的审核结论是“差”"):
        move_plan(office, plan.pk, "approve", NOW)
    assert review_seen(office, plan.pk, NOW).panel == (("财政审核人甲", "差"),)
    judge(reviewer, plan.pk, {"": Judged("中", "")}, NOW)
    move_plan(office, plan.pk, "approve", NOW)

    plan.refresh_from_db()
    assert plan.state == State.APPROVED


def test_what_is_held_waits_with_its_reason_and_goes_on(client: Client) -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    reviewer = here.people[Role.REVIEWER]
    client.force_login(reviewer)
    address = f"/review/{plan.pk}/"

    client.post(f"{address}move/", {"move": "hold", "reason": "额度还没有下达"})

    assert "额度还没有下达" in client.get(address).content.decode()
    assert plan.pk in [each.pk for each in queue_of(reviewer, NOW, name="held").rows]
    assert "暂缓审核" in client.get("/").content.decode()
    with pytest.raises(MoveRefused):
        judge(reviewer, plan.pk, {"": Judged("良", "")}, NOW)
    client.post(f"{address}move/", {"move": "resume"})
    plan.refresh_from_db()
    assert plan.state == State.WITH_FINANCE


def test_projects_of_the_same_kind_elsewhere_stand_beside_a_cell() -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    part = first_project(plan)
    name = words(part, "projects[0].name")
    for code, other_name in (("88", f"基层{name}"), ("89", "河道清淤")):
        department = records.Department.objects.create(
            region=here.region, code=code, name=f"{code}局", short_name=f"{code}局"
        )
        other = records.Plan.objects.create(
            cycle=here.cycle, department=department, state=State.WITH_FINANCE, state_since=NOW
        )
        own = records.Part.objects.create(plan=other, kind="project", position=1)
        records.ProjectRow.objects.create(
            plan=other, part=own, name=other_name, budget_yuan=Decimal(250_000), indicators=1
        )
        records.IndicatorRow.objects.create(
            plan=other, part=own, position=0, level1="产出指标",
            level2=words(part, TARGET.replace("target", "level2")), name="次数", target="≥7次",
        )  # fmt: skip
    seen = shown_part(plan.pk, part.pk)

    (kin,) = cell_seen(here.people[Role.REVIEWER], plan.pk, seen, TARGET, NOW).kin

    assert (kin.department, kin.budget) == ("88局", Decimal(25))
    assert kin.targets == (("次数", "≥7次"),)
    assert cell_seen(here.stranger, plan.pk, seen, TARGET, NOW).kin == ()
