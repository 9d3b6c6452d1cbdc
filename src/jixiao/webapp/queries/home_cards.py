"""The plans of a year with what 工作台 needs to know of each, in few questions to the database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet

from jixiao.kernel.findings import Severity
from jixiao.model.lifecycle import Role, State
from jixiao.webapp.access import Held
from jixiao.webapp.queries.findings import levels_of
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
    """Department of a region to what a person is for it, of the roles that were fetched before.

    Attributes:
        whole: What the person is for every department of the region.
    """

    def __init__(self, held: Iterable[Held], region: int) -> None:
        own: dict[int, set[Role]] = defaultdict(set)
        whole: set[Role] = set()
        for each in held:
            role = each.role
            if role is Role.PROVINCE_READER:
                whole.add(role)
            elif each.department_id is not None:
                own[each.department_id].add(role)
            elif each.region_id == region and role not in DEPARTMENTAL:
                whole.add(role)
        self.whole = frozenset(whole) - {Role.ADMINISTRATOR}
        super().__init__(
            (pk, self.whole | (roles - {Role.ADMINISTRATOR})) for pk, roles in own.items()
        )

    def __missing__(self, department: int) -> frozenset[Role]:
        return self.whole


class Deadlines(dict[int, datetime]):
    """Department to when its plan is due: the last extension, else the deadline of the year."""

    def __init__(self, cycle: records.Cycle) -> None:
        super().__init__(cycle.extensions.values_list("department", "deadline"))
        self._usual = cycle.deadline

    def __missing__(self, department: int) -> datetime:
        return self._usual


def cards_of(
    cycle: records.Cycle, visible: QuerySet[records.Plan], roles: RolesHere, deadlines: Deadlines
) -> dict[int, Card]:
    """Department to its plan."""
    plans = list(
        visible.values_list(
            "pk", "department", "department__short_name", "state", "state_since", "round"
        )
    )
    # who follows a whole region is spared the list of its plans in each question
    within = Q(plan__cycle=cycle) if roles.whole else Q(plan__in=[each[0] for each in plans])
    levels, reasoned = levels_of(within)
    levels.subtract(reasoned)
    said = _said(within, {each[1] for each in plans})
    return {
        department: Card(
            pk, name, State(state), since, handed_in, deadlines[department],
            roles[department], levels[pk, Severity.ERROR], levels[pk, Severity.WARNING],
            levels[pk, Severity.NOTE], *said.get(pk, ((), "", 0)),
        )
        for pk, department, name, state, since, handed_in in plans
    }  # fmt: skip


def _said(
    within: Q, departments: Collection[int]
) -> Mapping[int, tuple[tuple[Asked, ...], str, int]]:
    """Plan to the questions of finance, the newest one of the department, and all open comments."""
    said = list(
        records.Comment.objects.filter(within, resolved_at=None).values_list(
            "pk", "answers", "plan", "author", "part", "text", "author__name", "written_at"
        )
    )
    answered = {each[1] for each in said}
    insiders = _insiders({each[3] for each in said}, departments)
    found: dict[int, tuple[tuple[Asked, ...], str, int]] = {}
    for pk, answers, plan, author, part, text, name, at in said:
        if answers is not None:
            continue
        questions, back, count = found.get(plan, ((), "", 0))
        if author in insiders:
            back = back if pk in answered else text
        elif pk not in answered:
            questions = (*questions, Asked(part, text, name, at))
        found[plan] = questions, back, count + 1
    return found


def _insiders(people: Collection[int], departments: Collection[int]) -> set[int]:
    """Those of people who are of one of the departments."""
    held = records.Assignment.objects.filter(person__in=people, role__in=DEPARTMENTAL)
    there = held.order_by().values_list("person", "department")
    return {person for person, department in there if department in departments}
