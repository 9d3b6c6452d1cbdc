"""The deadline band of 工作台: how many plans have come in by when, this year and the last."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Min
from django.utils import timezone

from jixiao.model.lifecycle import State
from jixiao.webapp.queries.home_cards import Card
from jixiao.webapp.records import models as records

PATIENCE = timedelta(days=3)


class Band(NamedTuple):
    """A year against its deadline.

    Args:
        opens: When the year opened.
        deadline: When plans are due.
        now: Now.
        total: Departments that should hand in.
        arrived: When plans came in first, in order.
        earlier: The same of last year, moved to this year's deadline.
        late: Returned plans behind their deadline.
        idle: Departments without a plan.
        waiting: Plans that have waited long in the finance department.
    """

    opens: datetime
    deadline: datetime
    now: datetime
    total: int
    arrived: tuple[datetime, ...]
    earlier: tuple[datetime, ...]
    late: int
    idle: int
    waiting: int

    def came_earlier(self) -> int:
        """How many had come in last year at this time before the deadline."""
        return sum(at <= self.now for at in self.earlier)


def band_of(
    cycle: records.Cycle, before: records.Cycle | None, seen: Mapping[int, Card | None],
    now: datetime,
) -> Band | None:  # fmt: skip
    """The band of departments with their plans, None without any.

    Args:
        cycle: The year.
        before: The year before it, None where there is none.
        seen: The departments, and their plans of this year.
        now: Now.
    """
    if not seen:
        return None
    shift = cycle.deadline - before.deadline if before else timedelta()
    arrived = _arrived([each for each in (cycle, before) if each], seen)
    cards = [each for each in seen.values() if each]
    opens = datetime.combine(cycle.opens, datetime.min.time(), timezone.get_current_timezone())
    return Band(
        opens, cycle.deadline, now, len(seen), tuple(arrived[cycle.pk]),
        tuple(at + shift for at in arrived[before.pk]) if before else (),
        sum(each.state is State.RETURNED and now > cycle.deadline for each in cards),
        len(seen) - len(cards),
        sum(each.state is State.WITH_FINANCE and now - each.since >= PATIENCE for each in cards),
    )  # fmt: skip


def _arrived(
    cycles: Sequence[records.Cycle], departments: Collection[int]
) -> dict[int, list[datetime]]:
    """Year to when the plans of departments came in first, in order."""
    firsts = (
        records.Snapshot.objects.filter(plan__cycle__in=cycles, move="forward")
        .order_by()
        .values_list("plan__cycle", "plan__department")
        .annotate(first=Min("made_at"))
    )
    found: dict[int, list[datetime]] = {each.pk: [] for each in cycles}
    for cycle, department, first in firsts:
        if department in departments:
            found[cycle].append(first)
    for each in found.values():
        each.sort()
    return found
