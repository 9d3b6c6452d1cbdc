"""What the page of a plan shows."""

from datetime import datetime
from typing import NamedTuple

from django.utils.timezone import localdate

from jixiao.model.documents import PerformanceDocument
from jixiao.model.lifecycle import EDITABLE, Move, Role, State, moves_from
from jixiao.services.parts import Part, joined, loaded_once
from jixiao.webapp import access
from jixiao.webapp.records import models as records
from jixiao.webapp.records.plans import content_as_text


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
    parts = (
        records.Part.objects.filter(plan=plan_id, is_removed=False, head__isnull=False)
        .order_by("position", "pk")
        .values_list(
            "pk", "kind", "head__title", "head__number", "head__saved_at", "head__author__name",
            "head__sha256", content_as_text("head__"),
        )
    )  # fmt: skip
    return PlanSeen(
        plan.pk, plan.department.name, plan.cycle.fiscal_year, state, plan.round,
        deadline_of(plan), tuple(_part(*each) for each in parts),
        moves_of(plan, roles),
        Role.PREPARER in roles and state in EDITABLE and plan.cycle.is_open,
    )  # fmt: skip


def moves_of(plan: records.Plan, roles: frozenset[Role]) -> tuple[Move, ...]:
    """The moves that somebody with these roles can make of a plan now."""
    return moves_from(
        State(plan.state), roles, is_open=plan.cycle.is_open,
        is_public=plan.published_snapshot_id is not None,
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
    given = records.Extension.objects.filter(cycle=plan.cycle_id, department=plan.department_id)
    later = given.order_by("-given_at").values_list("deadline", flat=True).first()
    return plan.cycle.deadline if later is None else later


def _part(
    pk: int, kind: str, title: str, number: int, saved_at: datetime, author: str, sha256: str,
    content: str,
) -> PartSeen:  # fmt: skip
    document = loaded_once(sha256, content)
    return PartSeen(pk, kind, title, number, saved_at, author, document, sha256)
