"""The duty–activity table (部门职责-工作活动) by duties: the duty's own row and its activities."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from jixiao.model.documents import PerformanceDocument
from jixiao.model.duty_activity import DutyActivity


class DutyGroup(NamedTuple):
    """A duty with its activities.

    Args:
        at: Ordinal of the duty's own row, None when the table prints none.
        duty: That row.
        activities: (ordinal, row) of the activities below it.
    """

    at: int | None
    duty: DutyActivity | None
    activities: tuple[tuple[int, DutyActivity], ...]

    @property
    def name(self) -> str:
        """The duty's words."""
        row = self.duty if self.duty is not None else self.activities[0][1]
        return row.duty.raw


def duty_groups(document: PerformanceDocument) -> tuple[DutyGroup, ...]:
    """The duties of the table in the order of the page."""
    groups: list[tuple[int | None, DutyActivity | None, list[tuple[int, DutyActivity]]]] = []
    last = None
    for at, row in enumerate(document.activities):
        if not row.activity.raw:
            groups.append((at, row, []))
        else:
            if not groups or row.duty.raw != last:
                groups.append((None, None, []))
            groups[-1][2].append((at, row))
        last = row.duty.raw
    return tuple(DutyGroup(at, duty, tuple(rows)) for at, duty, rows in groups)


class Amount(NamedTuple):
    """A budget cell as a number: in 万元, or as printed where the table prints no unit."""

    number: Decimal
    unit: str

    def __str__(self) -> str:
        return f"{self.number.normalize():f}{self.unit}"


def budget_of(row: DutyActivity | None) -> Amount | None:
    """The budget of a row; None when none is printed or it is no number."""
    if row is None or not row.budget.raw:
        return None
    money = row.budget.value
    if money is not None:
        return Amount(money.yuan / 10_000, "万元")
    try:
        number = Decimal(row.budget.raw.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    return Amount(number, "") if number.is_finite() else None


def total_of(rows: Iterable[DutyActivity]) -> Amount | None:
    """The sum of the budgets that are printed; None when a cell is no number or units differ."""
    printed = [row for row in rows if row.budget.raw]
    amounts = [amount for row in printed if (amount := budget_of(row)) is not None]
    if not amounts or len(amounts) != len(printed) or len({each.unit for each in amounts}) > 1:
        return None
    return Amount(sum((each.number for each in amounts), Decimal(0)), amounts[0].unit)
