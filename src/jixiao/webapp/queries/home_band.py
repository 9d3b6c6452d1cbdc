"""The deadline band of 工作台: how many plans have come in by when, this year and the last."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Min
from django.utils import timezone

from jixiao.model.lifecycle import State
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


def band_of(cycle: records.Cycle, departments: Sequence[int], now: datetime) -> Band | None:
    """The band for these departments, None without any."""
    if not departments:
        return None
    before = (
        records.Cycle.objects.filter(region=cycle.region_id, fiscal_year=cycle.fiscal_year - 1)
    ).first()
    shift = cycle.deadline - before.deadline if before else timedelta()
    plans = records.Plan.objects.filter(cycle=cycle, department__in=departments)
    states = list(plans.values_list("state", "state_since"))
    opens = datetime.combine(cycle.opens, datetime.min.time(), timezone.get_current_timezone())
    return Band(
        opens, cycle.deadline, now, len(departments), _arrived(cycle, departments),
        tuple(at + shift for at in _arrived(before, departments)) if before else (),
        sum(state == State.RETURNED and now > cycle.deadline for state, _ in states),
        len(departments) - len(states),
        sum(state == State.WITH_FINANCE and now - since >= PATIENCE for state, since in states),
    )  # fmt: skip


def _arrived(cycle: records.Cycle, departments: Sequence[int]) -> tuple[datetime, ...]:
    first = (
        records.Snapshot.objects.filter(
            plan__cycle=cycle, plan__department__in=departments, move="forward"
        )
        .values("plan")
        .annotate(first=Min("made_at"))
        .values_list("first", flat=True)
    )
    return tuple(sorted(first))
