"""What goes into the papers of a review: the opinion, and the plan with everything said."""

from datetime import datetime

from django.utils.timezone import localdate, localtime

from jixiao.model.documents import PerformanceDocument
from jixiao.model.lifecycle import State
from jixiao.reports.opinion_paper import Graded, Opinion, Said
from jixiao.services.opinions import Spoken
from jixiao.services.parts import Part, joined
from jixiao.webapp import access
from jixiao.webapp.queries.rounds import (
    CHANGED,
    REASONED,
    CommentState,
    comment_states,
    moved_parts,
)
from jixiao.webapp.records import models as records

_ENDED = {CHANGED: "已改", REASONED: "没改，写了理由"}


def opinion_of(person: records.Person, plan_id: int, now: datetime) -> Opinion:
    """The opinion of a review, as it stands.

    Raises:
        ObjectDoesNotExist: There is no such plan, or the person may not see how it is judged.
    """
    plan = _plan(person, plan_id, now)
    judged = plan.judgements.filter(round=plan.round).select_related("judged_by")
    day = localtime(now)
    return Opinion(
        plan.department.name, plan.cycle.fiscal_year, plan.cycle.region.finance_name, plan.round,
        f"{day.year}年{day.month}月{day.day}日", State(plan.state).word,
        [Graded(each.aspect, each.grade, each.opinion, each.judged_by.name) for each in judged],
        [_said(each) for each in comment_states(plan, moved_parts(plan))],
    )  # fmt: skip


def _said(comment: CommentState) -> Said:
    ended = "已解决" if comment.is_resolved else _ENDED.get(comment.state, "")
    answers = tuple(f"{who}：{text}" for who, text, _ in comment.answers)
    return Said(comment.place or "整个部分", comment.words, comment.text, answers, ended)


def spoken_of(
    person: records.Person, plan_id: int, now: datetime
) -> tuple[PerformanceDocument, list[Spoken], str]:
    """The whole plan, what people said of its places, and the name of the finance department.

    Raises:
        ObjectDoesNotExist: There is no such plan, or the person may not see how it is judged.
    """
    plan = _plan(person, plan_id, now)
    rows = plan.parts.filter(is_removed=False).exclude(head=None).select_related("head")
    parts, starts, sections, projects = [], {}, 0, 0
    for row in rows:
        if row.head is None:
            continue
        document = row.head.document()
        parts.append(Part(row.kind, row.head.title, document))
        starts[row.pk] = (sections, projects)
        sections += len(document.sections)
        projects += len(document.projects)
    spoken = [
        Spoken(_whole(each.path, *starts[each.part]), each.words, tuple(_lines(each)))
        for each in comment_states(plan, None)
        if each.part in starts
    ]
    return joined(parts), spoken, plan.cycle.region.finance_name


def _whole(path: str, sections: int, projects: int) -> str:
    """A path of a part as one of the whole document."""
    for name, before in (("sections", sections), ("projects", projects)):
        head, dot, rest = path.partition("]")
        if head.startswith(f"{name}["):
            return f"{name}[{int(head[len(name) + 1 :]) + before}{dot}{rest}"
    return path or (f"projects[{projects}]" if projects else "")


def _lines(comment: CommentState) -> list[str]:
    said = [f"【意见】{comment.author}：{comment.text}"]
    return said + [f"{who}：{text}" for who, text, _ in comment.answers]


def _plan(person: records.Person, plan_id: int, now: datetime) -> records.Plan:
    return (
        access.visible_plans(person, localdate(now), access.FOLLOW)
        .select_related("cycle__region", "department", "returned_snapshot")
        .get(pk=plan_id)
    )
