"""What 工作台 shows: what waits for a person, and where every plan stands."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from jixiao.model.lifecycle import Role, State
from jixiao.webapp import access
from jixiao.webapp.queries.home_band import Band, band_of
from jixiao.webapp.queries.home_cards import (
    DEPARTMENTAL,
    Card,
    Deadlines,
    Own,
    RolesHere,
    cards_of,
)
from jixiao.webapp.queries.home_changes import Change, changes_of
from jixiao.webapp.queries.home_words import Line, Waiting, line_of, line_of_idle, waiting_of
from jixiao.webapp.records import models as records

COLUMNS = (
    ("draft", (State.DRAFT, State.WITH_APPROVER)),
    ("handed", (State.WITH_FINANCE, State.HELD)),
    ("returned", (State.RETURNED,)),
    ("approved", (State.APPROVED, State.ADJUSTING)),
    ("published", (State.PUBLISHED,)),
)
"""Columns of the board behind 未开始, and the states of their plans."""


class Column(NamedTuple):
    """A column of the board: its name, its departments, worst first."""

    name: str
    lines: tuple[Line, ...]


class Home(NamedTuple):
    """The home page.

    Args:
        years: The years that there are, newest first.
        fiscal_year: The year shown, None when there is none.
        deadline: When its plans are due.
        waiting: What waits for this person, most pressing first.
        changes: What others did since this person looked.
        since: When that was.
        own: Departments that this person writes or approves for.
        board: Columns from 未开始 to 已公开, empty for those who see no whole.
        band: The year against its deadline, None without a board.
        is_administrator: Whether this person looks after people and organisation.
    """

    years: tuple[int, ...]
    fiscal_year: int | None
    deadline: datetime | None
    waiting: tuple[Waiting, ...]
    changes: tuple[Change, ...]
    since: datetime | None
    own: tuple[Own, ...]
    board: tuple[Column, ...]
    band: Band | None
    is_administrator: bool


def home_of(person: records.Person, now: datetime, fiscal_year: int | None = None) -> Home:
    """The home page of a person, for the newest year unless one is named."""
    held = access.held_by(person, localdate(now))
    is_administrator = any(each.role == Role.ADMINISTRATOR for each in held)
    cycles = list(_cycles(held))
    wanted = [each for each in cycles if fiscal_year in {None, each.fiscal_year}]
    if not wanted:
        return Home((), None, None, (), (), None, (), (), None, is_administrator)
    cycle = wanted[0]
    visible = access.visible_plans(person, localdate(now)).filter(cycle=cycle)
    deadlines = Deadlines(cycle)
    roles = RolesHere(held, cycle.region_id)
    cards = cards_of(cycle, visible, roles, deadlines)
    departments = dict(
        records.Department.objects.filter(region=cycle.region_id, is_active=True).values_list(
            "pk", "short_name"
        )
    )
    own = tuple(
        Own(name, deadlines[pk], Role.PREPARER in roles[pk], cards.get(pk))
        for pk, name in departments.items()
        if roles[pk] & DEPARTMENTAL
    )
    whole = {pk: cards.get(pk) for pk in departments if roles[pk] - DEPARTMENTAL}
    before = (cycle.region_id, cycle.fiscal_year - 1)
    waiting = waiting_of(cards.values(), own, now)
    names = {each.pk: each.department for each in cards.values()}
    return Home(
        tuple(dict.fromkeys(each.fiscal_year for each in cycles)), cycle.fiscal_year,
        cycle.deadline, waiting, changes_of(person, names), person.seen_at, own,
        _board(cycle, whole, departments, deadlines, now),
        band_of(
            cycle, next((e for e in cycles if (e.region_id, e.fiscal_year) == before), None), whole,
            now,
        ), is_administrator,
    )  # fmt: skip


def _cycles(held: Iterable[access.Held]) -> QuerySet[records.Cycle]:
    """The years of the regions that a person has to do with, newest first."""
    within = Q(pk__in=[])
    for code, is_above in {
        (each.region.code, each.role == Role.PROVINCE_READER)
        for each in held
        if each.role != Role.ADMINISTRATOR
    }:
        if is_above:
            within |= Q(region__code__startswith=code.rstrip("0"))
        else:
            within |= Q(region__code=code)
    return records.Cycle.objects.filter(within).order_by("-fiscal_year", "region__code")


def _board(
    cycle: records.Cycle, whole: Mapping[int, Card | None], names: Mapping[int, str],
    deadlines: Deadlines, now: datetime,
) -> tuple[Column, ...]:  # fmt: skip
    if not whole:
        return ()
    reminded = Counter(
        records.Reminder.objects.filter(cycle=cycle).values_list("department", flat=True)
    )
    idle = [
        line_of_idle(names[pk], reminded[pk], now > deadlines[pk])
        for pk, card in whole.items()
        if card is None
    ]
    columns = [Column("idle", tuple(idle))]
    for name, states in COLUMNS:
        cards = [card for card in whole.values() if card and card.state in states]
        cards.sort(key=lambda card: card.since)
        lines = sorted((line_of(card, now) for card in cards), key=lambda line: line.order)
        columns.append(Column(name, tuple(lines)))
    return tuple(columns)
