"""The queue of 审核: every plan in exactly one list, riskiest first, each with its reason."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from jixiao.kernel.findings import Severity
from jixiao.model.lifecycle import Role, State
from jixiao.regulation.parameters import Parameters
from jixiao.scoring.risk import Facts, Risk, change_percent, is_overdue, risk_of
from jixiao.webapp import access
from jixiao.webapp.queries.findings import levels_of
from jixiao.webapp.queries.review_words import share_words, why_words
from jixiao.webapp.records import models as records

LISTS = {
    "waiting": frozenset((State.WITH_FINANCE,)),
    "held": frozenset((State.HELD,)),
    "returned": frozenset((State.RETURNED,)),
    "approved": frozenset((State.APPROVED,)),
    "published": frozenset((State.PUBLISHED,)),
    "department": frozenset((State.DRAFT, State.WITH_APPROVER, State.ADJUSTING)),
}
"""Name of a list to the states of its plans: every state is in exactly one."""


class ShareSeen(NamedTuple):
    """One part of a risk: what was seen, points, weight, what it adds, and a bar of 0 to 20."""

    name: str
    words: str
    points: Decimal
    weight: Decimal
    part: Decimal
    bar: int


class QueueRow(NamedTuple):
    """A plan in the queue.

    Args:
        pk: Its number.
        department: Short name of the department.
        department_id: Number of the department.
        state: Where it stands.
        why: Why it should be looked at now, one sentence.
        risk: 0 to 100.
        level: "high", "middle" or "low".
        parts: The risk with its parts.
        facts: What it rests on.
        errors: Findings that must be mended and have no reason.
        warnings: Findings that should be mended.
        budget: Sum of the projects in 万元, None when none is stated.
        change: Change against the year before in percent, None without one.
        round: How often it was handed in.
        since: Since when it stands there.
        days: Full days since then.
        is_late: Whether it waits longer than it should.
        reviewers: Names of those to whom its department is assigned.
        is_mine: Whether this person is one of them.
    """

    pk: int
    department: str
    department_id: int
    state: State
    why: str
    risk: Decimal
    level: str
    parts: Risk
    facts: Facts
    errors: int
    warnings: int
    budget: Decimal | None
    change: Decimal | None
    round: int
    since: datetime
    days: int
    is_late: bool
    reviewers: tuple[str, ...]
    is_mine: bool

    def shares(self) -> tuple[ShareSeen, ...]:
        """The parts of the risk in words."""
        shares = self.parts.shares
        heaviest = max((each.weight * 100 for each in shares), default=Decimal(0)) or Decimal(1)
        return tuple(
            ShareSeen(*share_words(each.name, self.facts), each.points, each.weight, each.part,
                      int(each.part * 20 / heaviest))
            for each in shares
        )  # fmt: skip


class Standing(NamedTuple):
    """A plan as far as its risk asks: number, department, year, where it stands, which round."""

    pk: int
    department: int
    fiscal_year: int
    state: str
    round: int


class Queue(NamedTuple):
    """The queue of a person.

    Args:
        fiscal_year: The year, None when there is none.
        counts: Name of each list to the number of its plans.
        name: The list that is shown.
        rows: Its plans; as many as its count, unless a filter leaves some out.
        again: How many of them were handed in again.
        mine: How many of them are assigned to this person.
    """

    fiscal_year: int | None
    counts: dict[str, int]
    name: str
    rows: tuple[QueueRow, ...]
    again: int
    mine: int


def list_of(state: State) -> str:
    """The one list that plans of a state are in."""
    return next(name for name, states in LISTS.items() if state in states)


def queue_of(
    person: records.Person, now: datetime, fiscal_year: int | None = None, *,
    name: str = "waiting", only: str = "", order: str = "risk",
) -> Queue:  # fmt: skip
    """The queue of a person who may see how plans are judged.

    Args:
        person: Who.
        now: The time.
        fiscal_year: The year, None for the newest.
        name: The list.
        only: "again" for plans handed in again, "mine" for those assigned to the person.
        order: "risk", "waiting" or "budget".
    """
    name = name if name in LISTS else "waiting"
    plans = access.visible_plans(person, localdate(now), access.FOLLOW)
    there = list(plans.order_by().values_list("cycle__fiscal_year", "state").annotate(Count("pk")))
    if fiscal_year is None:
        fiscal_year = max((year for year, _, _ in there), default=None)
    if fiscal_year is None:
        return Queue(None, dict.fromkeys(LISTS, 0), name, (), 0, 0)
    counted: Counter[str] = Counter()
    for year, state, times in there:
        if year == fiscal_year:
            counted[list_of(State(state))] += times
    rows = _rows(person, plans.filter(cycle__fiscal_year=fiscal_year, state__in=LISTS[name]), now)
    again, mine = sum(each.round > 1 for each in rows), sum(each.is_mine for each in rows)
    kept = [each for each in rows if _is_wanted(each, only)]
    kept.sort(key=_ORDERS.get(order, _ORDERS["risk"]))
    return Queue(
        fiscal_year, {each: counted[each] for each in LISTS}, name, tuple(kept), again, mine
    )


def in_order(person: records.Person, now: datetime, fiscal_year: int, name: str) -> list[int]:
    """The numbers of the plans of a list, riskiest first, as ``queue_of`` has them."""
    plans = access.visible_plans(person, localdate(now), access.FOLLOW).filter(
        cycle__fiscal_year=fiscal_year, state__in=LISTS[name]
    )
    rows = list(plans.values_list(*_STANDING, "cycle__region__code", "state_since"))
    facts = facts_of([Standing(*row[:5]) for row in rows])
    risks = {pk: risk_of(facts[pk], _parameters(year, code)) for pk, _, year, _, _, code, _ in rows}
    rows.sort(key=lambda row: (-risks[row[0]].total, row[-1], row[0]))
    return [row[0] for row in rows]


_STANDING = ("pk", "department", "cycle__fiscal_year", "state", "round")
"""The columns of a ``Standing``."""


@cache
def _parameters(fiscal_year: int, region: str) -> Parameters:
    return Parameters(date(fiscal_year, 1, 1), region)


def _is_wanted(row: QueueRow, only: str) -> bool:
    return {"again": row.round > 1, "mine": row.is_mine}.get(only, True)


_ORDERS = {
    "risk": lambda row: (-row.risk, row.since, row.pk),
    "waiting": lambda row: (row.since, row.pk),
    "budget": lambda row: (-(row.budget or 0), row.pk),
}


def _rows(person: records.Person, plans: QuerySet[records.Plan], now: datetime) -> list[QueueRow]:
    """Rows of plans; as many questions to the tables for one plan as for a hundred."""
    found = list(
        plans.values_list(
            *_STANDING, "state_since", "department__short_name", "cycle__region__code"
        )
    )
    standing = [Standing(*each[:5]) for each in found]
    facts = facts_of(standing)
    holders = reviewers_of([each.department for each in standing], localdate(now))
    return [
        _row(each, facts[each.pk], since, name, holders.get(each.department, {}), person.pk,
             _parameters(each.fiscal_year, code), now)
        for each, (*_, since, name, code) in zip(standing, found, strict=True)
    ]  # fmt: skip


def _row(
    plan: Standing, facts: Facts, since: datetime, name: str, held: Mapping[int, str], me: int,
    parameters: Parameters, now: datetime,
) -> QueueRow:  # fmt: skip
    risk, state = risk_of(facts, parameters), State(plan.state)
    days = (now - since) // timedelta(days=1)
    return QueueRow(
        plan.pk, name, plan.department, state, why_words(facts, risk, plan.round), risk.total,
        risk.level, risk, facts, facts.errors, facts.warnings,
        None if facts.budget is None else facts.budget / 10_000, change_percent(facts),
        plan.round, since, days, state is State.WITH_FINANCE and is_overdue(days, parameters),
        tuple(held.values()), me in held,
    )  # fmt: skip


def reviewers_of(departments: Iterable[int], today: date) -> dict[int, dict[int, str]]:
    """Department to the reviewers to whom it is assigned by name: their numbers and names."""
    held = access.assignments_of(Role.REVIEWER, departments, today)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for department, person, name in held:
        found[department][person] = name
    return found


def facts_of(plans: Sequence[Standing]) -> dict[int, Facts]:
    """What the risk of each plan rests on, in four questions to the tables."""
    wanted = {each.pk for each in plans}
    last = {
        (department, year + 1): (pk, handed_in)
        for pk, department, year, handed_in in records.Plan.objects.filter(
            department__in={each.department for each in plans},
            cycle__fiscal_year__in={each.fiscal_year - 1 for each in plans},
        )
        .order_by()
        .values_list("pk", "department_id", "cycle__fiscal_year", "round")
    }
    projects: dict[int, list[_Project]] = defaultdict(list)
    for pk, *seen in records.ProjectRow.objects.filter(
        plan__in=wanted | {pk for pk, _ in last.values()}
    ).values_list("plan_id", "code", "name", "budget_yuan"):
        projects[pk].append(seen)
    found, reasoned = levels_of(Q(plan__in=wanted))
    facts = {}
    for plan in plans:
        before, handed_in = last.get((plan.department, plan.fiscal_year), (None, 1))
        old = None if before is None else projects[before]
        returns = plan.round - 1 + (plan.state == State.RETURNED) + handed_in - 1
        errors = found[plan.pk, Severity.ERROR] - reasoned[plan.pk, Severity.ERROR]
        warnings = found[plan.pk, Severity.WARNING]
        facts[plan.pk] = _facts(projects[plan.pk], old, errors, warnings, returns)
    return facts


_Project = Sequence[Any]
"""A project: its code, its name, its budget in yuan."""


def _facts(
    now: Sequence[_Project], old: Sequence[_Project] | None, errors: int, warnings: int,
    returns: int,
) -> Facts:  # fmt: skip
    known = {each for code, name, _ in old or () for each in (code, name) if each}
    new = [] if old is None else [each for each in now if known.isdisjoint(each[:2])]
    return Facts(
        _sum(now), None if old is None else _sum(old), errors, warnings,
        _sum(new) or Decimal(0), len(new), len(now), returns,
    )  # fmt: skip


def _sum(projects: Iterable[_Project]) -> Decimal | None:
    stated = [budget for _, _, budget in projects if budget is not None]
    return sum(stated, Decimal(0)) if stated else None
