"""The plans of a year with what 工作台 needs to know of each, in few questions to the database."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, QuerySet

from jixiao.kernel.findings import Severity
from jixiao.model.lifecycle import Role, State
from jixiao.webapp.records import models as records

DEPARTMENTAL = frozenset((Role.PREPARER, Role.APPROVER))
"""Roles that a person has in a department."""


class Asked(NamedTuple):
    """A comment that waits for an answer: where it stands, who wrote it, when."""

    part: int
    text: str
    author: str
    at: datetime


class Card(NamedTuple):
    """A plan and what home needs to know of it.

    Args:
        pk: Its number.
        department: Short name of the department.
        state: Where it stands.
        since: Since when.
        round: How often it was handed in.
        deadline: When it is due.
        roles: What this person is for the department.
        errors: Findings that must be mended and have no reason.
        warnings: Findings that should be mended.
        notes: Findings that only tell.
        questions: Comments of finance that nobody of the department has answered.
        asked_back: Words of the department that finance has not answered.
        open_comments: Comments that nobody has resolved.
    """

    pk: int
    department: str
    state: State
    since: datetime
    round: int
    deadline: datetime
    roles: frozenset[Role]
    errors: int
    warnings: int
    notes: int
    questions: tuple[Asked, ...]
    asked_back: str
    open_comments: int


class Own(NamedTuple):
    """A department of this person: its plan, None before there is one."""

    department: str
    deadline: datetime
    is_preparer: bool
    card: Card | None


class RolesHere(dict[int, frozenset[Role]]):
    """Department of a region to what a person is for it, of the roles that were fetched before."""

    def __init__(self, held: Iterable[records.Assignment], region: int) -> None:
        own: dict[int, set[Role]] = defaultdict(set)
        whole = set()
        for each in held:
            role = Role(each.role)
            if role is Role.PROVINCE_READER:
                whole.add(role)
            elif each.department_id is not None:
                own[each.department_id].add(role)
            elif each.region_id == region and role not in DEPARTMENTAL:
                whole.add(role)
        self._whole = frozenset(whole) - {Role.ADMINISTRATOR}
        super().__init__(
            (pk, self._whole | (roles - {Role.ADMINISTRATOR})) for pk, roles in own.items()
        )

    def __missing__(self, department: int) -> frozenset[Role]:
        return self._whole


class Deadlines(dict[int, datetime]):
    """Department to when its plan is due: the last extension, else the deadline of the year."""

    def __init__(self, cycle: records.Cycle) -> None:
        super().__init__(cycle.extensions.values_list("department", "deadline"))
        self._usual = cycle.deadline

    def __missing__(self, department: int) -> datetime:
        return self._usual


def cards_of(
    visible: QuerySet[records.Plan], roles: RolesHere, deadlines: Deadlines
) -> dict[int, Card]:
    """Department to its plan."""
    plans = list(
        visible.values_list(
            "pk", "department", "department__short_name", "state", "state_since", "round"
        )
    )
    pks = [each[0] for each in plans]
    levels = _levels(pks)
    said = _said(pks, [each[1] for each in plans])
    return {
        department: Card(
            pk, name, State(state), since, handed_in, deadlines[department],
            roles[department], levels[pk, Severity.ERROR], levels[pk, Severity.WARNING],
            levels[pk, Severity.NOTE], *said.get(pk, ((), "", 0)),
        )
        for pk, department, name, state, since, handed_in in plans
    }  # fmt: skip


def _levels(plans: list[int]) -> Counter[tuple[int, int]]:
    """Plan and level to the number of findings without a reason."""
    found = records.FindingRow.objects.filter(plan__in=plans).order_by()
    counted = found.values_list("plan", "severity").annotate(Count("pk"))
    levels = Counter({(plan, severity): times for plan, severity, times in counted})
    waived = set(
        records.Waiver.objects.filter(plan__in=plans, is_withdrawn=False).values_list(
            "plan", "part", "rule", "path"
        )
    )
    if waived:
        rows = found.filter(plan__in={each[0] for each in waived}).values_list(
            "plan", "part", "rule", "path", "severity"
        )
        levels.subtract((row[0], row[4]) for row in rows if row[:4] in waived)
    return levels


def _said(
    plans: list[int], departments: list[int]
) -> Mapping[int, tuple[tuple[Asked, ...], str, int]]:
    """Plan to the questions of finance, the newest one of the department, and all open comments."""
    insiders = set(
        records.Assignment.objects.filter(
            department__in=departments, role__in=DEPARTMENTAL
        ).values_list("person", flat=True)
    )  # fmt: skip
    open_ones = (
        records.Comment.objects.filter(plan__in=plans, answers=None, resolved_at=None)
        .annotate(said=Count("replies"))
        .values_list("plan", "author", "said", "part", "text", "author__name", "written_at")
    )
    found: dict[int, tuple[tuple[Asked, ...], str, int]] = {}
    for plan, author, said, part, text, name, at in open_ones:
        questions, back, count = found.get(plan, ((), "", 0))
        if author in insiders:
            back = back if said else text
        elif not said:
            questions = (*questions, Asked(part, text, name, at))
        found[plan] = questions, back, count + 1
    return found
