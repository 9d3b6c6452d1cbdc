"""Plans: lists, one plan, its document, its parts; moves of its year."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Router
from ninja.params.functions import Query
from ninja.responses import Status

from jixiao.formats.writer import UnwritableDocument
from jixiao.model.lifecycle import Move, State
from jixiao.services.writing import written
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.uploads import start_from_last_year
from jixiao.webapp.api.caller import Called
from jixiao.webapp.api.etags import etag_of
from jixiao.webapp.api.people import department_of
from jixiao.webapp.api.shapes import (
    LARGEST,
    MovedShape,
    MoveGiven,
    MoveShape,
    PartLineShape,
    PlanLineShape,
    PlanShape,
    PlansShape,
    StartedShape,
    StartGiven,
)
from jixiao.webapp.problems import Problem
from jixiao.webapp.queries.lists import PlanLine, Wanted, plans_for
from jixiao.webapp.queries.plans import PartSeen, plan_seen

router = Router(tags=[_("文本")])
MOST = 200
"""Plans on a page."""


@router.get("/plans", response=PlansShape, summary=_("看得到的文本，一页一页"))
def plans(
    request: Called,
    year: int | None = Query(None, ge=1900, le=9999, description=_("年度，如 2027")),
    department: int | None = Query(None, ge=1, le=LARGEST, description=_("部门编号")),
    region: str | None = Query(None, pattern="^[0-9]{6}$", description=_("地区代码")),
    state: State | None = None,
    limit: int = Query(50, ge=1, le=MOST),
    offset: int = Query(0, ge=0, le=1_000_000),
) -> PlansShape:
    """A page of plans, newest year first, by region and code of the department."""
    wanted = Wanted(year, department, region, state)
    found, total = plans_for(request.auth.person, wanted, timezone.now(), offset, limit)
    items = [_line(each) for each in found]
    return PlansShape(items=items, total=total, limit=limit, offset=offset)


def _line(line: PlanLine) -> PlanLineShape:
    told = line._asdict() | {"department": department_of(line.department)}
    return PlanLineShape(id=told.pop("pk"), **told)


@router.post("/plans", response={201: StartedShape}, summary=_("由上年的文本起稿"))
def start(request: Called, given: StartGiven) -> Status[StartedShape]:
    """Begin a department's plan with its last one in the system."""
    plan = start_from_last_year(request.auth.person, given.year, given.department, timezone.now())
    return Status(201, StartedShape(plan=plan))


@router.get("/plans/{int:plan_id}", response=PlanShape, summary=_("一份文本：在哪一步、有哪些部分"))
def plan(request: Called, plan_id: int) -> PlanShape:
    """A plan without its words."""
    seen = plan_seen(request.auth.person, plan_id, timezone.now())
    return PlanShape(
        id=seen.pk, fiscal_year=seen.fiscal_year, department=seen.department, state=seen.state,
        round=seen.round, deadline=seen.deadline, may_edit=seen.may_edit,
        moves=[_move(each, seen.state) for each in seen.moves],
        parts=[part_line(each) for each in seen.parts],
    )  # fmt: skip


def part_line(part: PartSeen) -> PartLineShape:
    """A part on the wire, without its words."""
    return PartLineShape.model_validate(
        {
            "id": part.pk, "kind": part.kind, "title": part.title, "version": part.version,
            "saved_at": part.saved_at, "author": part.author, "etag": etag_of(part),
        }
    )  # fmt: skip


@router.get("/plans/{int:plan_id}/document", summary=_("整份文本，交换格式 jixiao/1"))
def document(request: Called, plan_id: int) -> HttpResponse:
    """The whole plan in the exchange form, the same as the page's JSON file."""
    seen = plan_seen(request.auth.person, plan_id, timezone.now())
    try:
        return HttpResponse(written([seen.document()], ".json").data, "application/json")
    except UnwritableDocument as error:
        raise Problem("not-now", str(error)) from None


@router.get("/plans/{int:plan_id}/moves", response=list[MoveShape], summary=_("现在可以做的动作"))
def moves(request: Called, plan_id: int) -> list[MoveShape]:
    """The moves that the caller can make now."""
    seen = plan_seen(request.auth.person, plan_id, timezone.now())
    return [_move(each, seen.state) for each in seen.moves]


def _move(step: Move, state: State) -> MoveShape:
    return MoveShape(
        name=step.name, word=step.word, after=step.after or state,
        needs=sorted(each.value for each in step.needs),
    )  # fmt: skip


@router.post(
    "/plans/{int:plan_id}/moves",
    response=MovedShape,
    summary=_("做一个动作：提交、报财政、退回、批复、公开……"),
)
def make_move(request: Called, plan_id: int, given: MoveGiven) -> MovedShape:
    """Make a move of the lifecycle."""
    person, now = request.auth.person, timezone.now()
    seen = plan_seen(person, plan_id, now)
    snapshot = move_plan(person, seen.pk, given.move, now, reason=given.reason)
    return MovedShape(
        state=State(snapshot.plan.state), snapshot=snapshot.number, sha256=snapshot.sha256
    )
