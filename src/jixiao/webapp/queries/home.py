"""What 工作台 shows: what waits for a person, and where every plan stands."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from jixiao.model.lifecycle import Role, State
from jixiao.webapp import access
from jixiao.webapp.records import models as records


class Card(NamedTuple):
    """A plan in a list.

    Args:
        pk: Its number.
        department: Short name of the department.
        state: Where it stands.
        since: Since when.
        waits: Whether a move of this person is what comes next.
    """

    pk: int
    department: str
    state: State
    since: datetime
    waits: bool


class Home(NamedTuple):
    """The home page.

    Args:
        fiscal_year: The year shown, None when there is none.
        deadline: When its plans are due.
        waiting: Plans that wait for this person, longest first.
        board: Every state with its plans, in the order of the workflow.
        not_started: Departments without a plan.
    """

    fiscal_year: int | None
    deadline: datetime | None
    waiting: tuple[Card, ...]
    board: tuple[tuple[State, tuple[Card, ...]], ...]
    not_started: tuple[str, ...]


def home_of(person: records.Person, now: datetime, fiscal_year: int | None = None) -> Home:
    """The home page of a person, for the newest year unless one is named."""
    plans = access.visible_plans(person, now.date())
    years = records.Cycle.objects.filter(region__in=_regions(person, now))
    if fiscal_year is not None:
        years = years.filter(fiscal_year=fiscal_year)
    cycle = years.order_by("-fiscal_year").first()
    if cycle is None:
        return Home(None, None, (), (), ())
    held = list(access.assignments(person, now.date()))
    cards = [
        _card(each, held)
        for each in plans.filter(cycle=cycle).select_related("department", "cycle")
    ]
    cards.sort(key=lambda card: card.since)
    board = tuple((state, tuple(card for card in cards if card.state is state)) for state in State)
    waiting = tuple(card for card in cards if card.waits)
    return Home(cycle.fiscal_year, cycle.deadline, waiting, board, _idle(cycle, held))


def _regions(person: records.Person, now: datetime) -> list[int]:
    return [each.region_id for each in access.assignments(person, now.date())]


def _card(plan: records.Plan, held: Iterable[records.Assignment]) -> Card:
    roles = frozenset(
        Role(each.role)
        for each in held
        if each.department_id in {None, plan.department_id}
        and each.region_id == plan.cycle.region_id
    )
    state = State(plan.state)
    waits = any(_NEXT.get(state, frozenset()) & roles)
    return Card(plan.pk, plan.department.short_name, state, plan.state_since, waits)


_NEXT = {
    State.DRAFT: frozenset((Role.PREPARER,)),
    State.RETURNED: frozenset((Role.PREPARER,)),
    State.ADJUSTING: frozenset((Role.PREPARER,)),
    State.WITH_APPROVER: frozenset((Role.APPROVER,)),
    State.WITH_FINANCE: frozenset((Role.REVIEWER, Role.OFFICE)),
    State.APPROVED: frozenset((Role.OFFICE,)),
}
"""Whose turn it is in a state."""


def _idle(cycle: records.Cycle, held: Iterable[records.Assignment]) -> tuple[str, ...]:
    """Departments that a person sees as a whole and that have not begun."""
    if not any(each.department_id is None for each in held):
        return ()
    begun = cycle.plans.values_list("department_id", flat=True)
    idle = records.Department.objects.filter(region=cycle.region_id, is_active=True)
    return tuple(idle.exclude(pk__in=begun).values_list("short_name", flat=True))
