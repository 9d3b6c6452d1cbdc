"""Plans on their way through a review, for tests: handed in, returned, mended, published."""

from jixiao.model.lifecycle import Role, State
from jixiao.regulation.review_form import review_form
from jixiao.services.editing import words_at
from jixiao.services.parts import loaded
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.plans import CellChange, save_cells
from jixiao.webapp.actions.review import Judged, judge
from jixiao.webapp.records import models as records
from tests.web.county import NOW, County

TARGET = "projects[0].indicators[0].target"
FUNDS = "projects[0].use_of_funds"


def first_project(plan: records.Plan) -> records.Part:
    found = plan.parts.filter(kind="project", is_removed=False).first()
    assert found is not None
    return found


def words(part: records.Part, path: str = TARGET) -> str:
    part = records.Part.objects.select_related("head").get(pk=part.pk)
    assert part.head is not None
    return words_at(loaded(part.head.content), path)


def write(here: County, part: records.Part, path: str, now: str) -> None:
    change = CellChange(path, words(part, path), now)
    save_cells(here.people[Role.PREPARER], part.pk, [change], NOW)


def hand_in(plan: records.Plan) -> None:
    """Straight to finance: what the rules say of the sample is not what is tested."""
    if plan.state == State.RETURNED:
        plan.round += 1
    plan.state = State.WITH_FINANCE
    plan.state_since = NOW
    plan.save()


def judge_well(here: County, plan: records.Plan) -> None:
    """Every aspect and the whole are good, says the office."""
    aspects = {*(each.aspect for each in review_form().points), ""}
    judge(here.people[Role.OFFICE], plan.pk, {each: Judged("良", "") for each in aspects}, NOW)


def publish(here: County, plan: records.Plan) -> None:
    hand_in(plan)
    judge_well(here, plan)
    move_plan(here.people[Role.OFFICE], plan.pk, "approve", NOW)
    move_plan(here.people[Role.OFFICE], plan.pk, "publish", NOW, reason="批复后二十日内公开")
