"""What the page of a plan shows."""

from datetime import datetime
from typing import NamedTuple

from django.utils.timezone import localdate

from jixiao.model.documents import PerformanceDocument
from jixiao.model.lifecycle import EDITABLE, Move, Role, State, moves_from
from jixiao.services.parts import Part, joined
from jixiao.webapp import access
from jixiao.webapp.records import models as records


class PartSeen(NamedTuple):
    """A part as the outline and the paper show it.

    Args:
        pk: Its number.
        kind: Its kind.
        title: What people call it.
        version: Number of its newest version.
        saved_at: When that was saved.
        author: By whom.
        document: The document with nothing but this part.
        sha256: The fingerprint of its words, "" when nobody has reckoned it.
    """

    pk: int
    kind: str
    title: str
    version: int
    saved_at: datetime
    author: str
    document: PerformanceDocument
    sha256: str = ""


class PlanSeen(NamedTuple):
    """A plan as a person sees it.

    Args:
        pk: Its number.
        department: Name of the department.
        fiscal_year: The year.
        state: Where it stands.
        round: How many times it was handed in.
        deadline: When it is due.
        parts: Its parts in order.
        moves: The moves that the person can make now.
        may_edit: Whether the person can change its words now.
    """

    pk: int
    department: str
    fiscal_year: int
    state: State
    round: int
    deadline: datetime
    parts: tuple[PartSeen, ...]
    moves: tuple[Move, ...]
    may_edit: bool

    def document(self) -> PerformanceDocument:
        """The whole document."""
        return joined(Part(each.kind, each.title, each.document) for each in self.parts)


def plan_seen(person: records.Person, plan_id: int, now: datetime) -> PlanSeen:
    """A plan as a person sees it.

    Raises:
        ObjectDoesNotExist: There is none, or the person may not read it: no one learns which.
    """
    held = access.held_by(person, localdate(now))
    plan = access.plans_of(held).select_related("cycle", "department__region").get(pk=plan_id)
    roles = access.roles_among(held, plan.department)
    state = State(plan.state)
    parts = plan.parts.filter(is_removed=False).exclude(head=None).select_related("head__author")
    return PlanSeen(
        plan.pk, plan.department.name, plan.cycle.fiscal_year, state, plan.round,
        deadline_of(plan), tuple(_part(each) for each in parts),
        moves_from(state, roles), Role.PREPARER in roles and state in EDITABLE,
    )  # fmt: skip


def require_readable(person: records.Person, plan_id: int, now: datetime) -> None:
    """Let a person go on who may read a plan, without reading it.

    Raises:
        ObjectDoesNotExist: There is none, or the person may not read it: no one learns which.
    """
    if not access.visible_plans(person, localdate(now)).filter(pk=plan_id).exists():
        raise records.Plan.DoesNotExist


def deadline_of(plan: records.Plan) -> datetime:
    """When a plan is due: the department's extension, else the year's deadline."""
    later = plan.cycle.extensions.filter(department=plan.department_id).order_by("given_at").last()
    return plan.cycle.deadline if later is None else later.deadline


def _part(part: records.Part) -> PartSeen:
    head = part.head
    if head is None:
        message = f"part {part.pk} has no version"
        raise LookupError(message)
    return PartSeen(
        part.pk, part.kind, head.title, head.number, head.saved_at, head.author.name,
        head.document(), head.sha256,
    )  # fmt: skip
