"""Every department of a region against the deadline: where it stands, reminders, extensions."""

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from django.utils.timezone import localdate

from jixiao.model.lifecycle import State
from jixiao.webapp import access
from jixiao.webapp.records import models as records

_BEFORE_FINANCE = frozenset((State.DRAFT, State.WITH_APPROVER, State.RETURNED))


class DepartmentSeen(NamedTuple):
    """A department against its deadline.

    Args:
        pk: Its number.
        name: Its short name.
        state: Where its plan stands, None when it has none.
        plan: Number of the plan.
        deadline: When it is due.
        is_extended: Whether that is an extension.
        reason: Why, of the newest extension.
        is_open: Whether it has not come to finance yet.
        is_overdue: Whether it should have.
        reminded: When it was reminded, newest first.
    """

    pk: int
    name: str
    state: State | None
    plan: int | None
    deadline: datetime
    is_extended: bool
    reason: str
    is_open: bool
    is_overdue: bool
    reminded: tuple[datetime, ...]


class Deadlines(NamedTuple):
    """A year of a region: its number, the year, the deadline, the departments, late ones first."""

    cycle: int
    fiscal_year: int
    deadline: datetime
    departments: tuple[DepartmentSeen, ...]
    may_manage: bool


def deadlines_of(person: records.Person, now: datetime) -> Deadlines | None:
    """The newest year of the region of a person who follows its reviews, None without one."""
    today = localdate(now)
    regions = access.regions_with(person, access.FOLLOW, today)
    cycle = records.Cycle.objects.filter(region__in=regions).order_by("-fiscal_year").first()
    if cycle is None:
        return None
    later = {each.department_id: each for each in cycle.extensions.all()}
    reminded = defaultdict(list)
    for each in cycle.reminders.all():
        reminded[each.department_id].append(each.sent_at)
    plans = {each.department_id: each for each in cycle.plans.all()}
    rows = []
    for department in records.Department.objects.filter(region=cycle.region_id, is_active=True):
        plan, more = plans.get(department.pk), later.get(department.pk)
        state = None if plan is None else State(plan.state)
        due = cycle.deadline if more is None else more.deadline
        is_open = state is None or state in _BEFORE_FINANCE
        rows.append(DepartmentSeen(
            department.pk, department.short_name, state, None if plan is None else plan.pk, due,
            more is not None, "" if more is None else more.reason, is_open,
            is_open and due < now, tuple(reminded[department.pk]),
        ))  # fmt: skip
    rows.sort(key=lambda each: (not each.is_overdue, not each.is_open, each.deadline))
    managed = access.regions_with(person, access.MANAGE, today)
    return Deadlines(
        cycle.pk, cycle.fiscal_year, cycle.deadline, tuple(rows),
        any(each.pk == cycle.region_id for each in managed),
    )  # fmt: skip


class ReminderSeen(NamedTuple):
    """A reminder as the department sees it."""

    fiscal_year: int
    text: str
    by: str
    sent_at: datetime


def reminders_for(person: records.Person, now: datetime) -> tuple[ReminderSeen, ...]:
    """Reminders of a person's departments whose plan has not come to finance since."""
    departments = [
        each.department_id
        for each in access.held_by(person, localdate(now))
        if each.department_id is not None
    ]
    if not departments:
        return ()
    rows = (
        records.Reminder.objects.filter(department__in=departments, cycle__is_open=True)
        .exclude(
            cycle__plans__in=records.Plan.objects.filter(department__in=departments).exclude(
                state__in=_BEFORE_FINANCE
            )
        )
        .select_related("cycle", "sent_by")
    )
    return tuple(
        ReminderSeen(each.cycle.fiscal_year, each.text, each.sent_by.name, each.sent_at)
        for each in rows[:5]
    )
