"""Reviews: the queue, departments against the deadline; the audit trail."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Router
from ninja.params.functions import Query

from jixiao.webapp.actions.review import Judged, judge
from jixiao.webapp.api.caller import Called
from jixiao.webapp.api.shapes import LARGEST
from jixiao.webapp.api.shapes_talk import (
    AspectShape,
    BoardRowShape,
    BoardShape,
    EventShape,
    GradeShape,
    JudgementGiven,
    QueueRowShape,
    QueueShape,
    ShareShape,
    TrailShape,
)
from jixiao.webapp.queries.deadlines import deadlines_of
from jixiao.webapp.queries.review import QueueRow, queue_of
from jixiao.webapp.queries.reviewing import review_seen
from jixiao.webapp.queries.trail import Wanted, trail_of

router = Router(tags=[_("审核和监督")])
_LISTS = "^(waiting|returned|approved|published|department)$"


@router.get("/queue", response=QueueShape, summary=_("审核的队列，风险高的在前"))
def queue(
    request: Called,
    year: int | None = Query(None, ge=1900, le=9999, description=_("年度，如 2027")),
    name: str = Query("waiting", alias="list", pattern=_LISTS),
    only: str = Query(
        "", pattern="^(again|mine)?$", description=_("again 再次报送，mine 分给我的")
    ),
    order: str = Query("risk", pattern="^(risk|waiting|budget)$"),
) -> QueueShape:
    """The queue of plans whose judging the caller may see."""
    seen = queue_of(request.auth.person, timezone.now(), year, name=name, only=only, order=order)
    return QueueShape(
        fiscal_year=seen.fiscal_year, counts=seen.counts, name=seen.name,
        rows=[_row(each) for each in seen.rows],
    )  # fmt: skip


def _row(row: QueueRow) -> QueueRowShape:
    told = row._asdict() | {
        "plan": row.pk,
        "shares": [
            ShareShape(name=each.name, words=each.words, part=each.part) for each in row.shares()
        ],
        "reviewers": list(row.reviewers),
    }
    return QueueRowShape.model_validate({name: told[name] for name in QueueRowShape.model_fields})


@router.get("/plans/{int:plan_id}/judgement", response=list[AspectShape], summary=_("审核结论"))
def judgement(request: Called, plan_id: int) -> list[AspectShape]:
    """The four aspects of a plan under review, then the whole."""
    return [
        AspectShape(
            name=each.name, errors=each.errors, warnings=each.warnings,
            evidence=list(each.evidence), questions=list(each.questions), grade=each.grade,
            opinion=each.opinion,
            others=[GradeShape(by=name, grade=grade) for name, grade in each.others],
        )
        for each in review_seen(request.auth.person, plan_id, timezone.now()).aspects
    ]  # fmt: skip


@router.post("/plans/{int:plan_id}/judgement", response=list[AspectShape], summary=_("写审核结论"))
def judge_plan(request: Called, plan_id: int, given: JudgementGiven) -> list[AspectShape]:
    """Keep the caller's grades of this round."""
    seen = review_seen(request.auth.person, plan_id, timezone.now())
    judged = {each.aspect: Judged(each.grade, each.opinion) for each in given.aspects}
    judge(request.auth.person, seen.pk, judged, timezone.now())
    return judgement(request, plan_id)


@router.get("/board", response=BoardShape, summary=_("各部门的进度和期限"))
def board(request: Called) -> BoardShape:
    """Every department of the caller's region against the deadline, late ones first."""
    seen = deadlines_of(request.auth.person, timezone.now())
    if seen is None:
        return BoardShape(year=None, fiscal_year=None, deadline=None, departments=[])
    return BoardShape(
        year=seen.cycle, fiscal_year=seen.fiscal_year, deadline=seen.deadline,
        departments=[
            BoardRowShape(
                id=each.pk, name=each.name, state=each.state, plan=each.plan,
                deadline=each.deadline, is_extended=each.is_extended, is_open=each.is_open,
                is_overdue=each.is_overdue, reminded=list(each.reminded),
            )
            for each in seen.departments
        ],
    )  # fmt: skip


@router.get("/trail", response=TrailShape, summary=_("审计日志，新的在前"))
def trail(
    request: Called,
    person: str = Query("", max_length=60, description=_("姓名或用户名的一部分")),
    act: str = Query("", max_length=40),
    plan: int | None = Query(None, ge=1, le=LARGEST, description=_("文本编号")),
    begins: date | None = None,
    ends: date | None = None,
    before: int | None = Query(None, ge=1, le=LARGEST),
) -> TrailShape:
    """A page of the trail of the regions that the caller audits."""
    wanted = Wanted(person.strip(), act, plan, begins, ends)
    seen = trail_of(request.auth.person, wanted, timezone.localtime(), before)
    return TrailShape(
        items=[
            EventShape(
                id=each.number, at=each.at, actor=each.actor, act=each.act, subject=each.subject,
                detail=each.detail, sha256=each.sha256,
            )
            for each in seen.events
        ],
        before=seen.before, length=seen.length, head=seen.head,
    )  # fmt: skip
