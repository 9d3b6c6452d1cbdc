"""A typed target of the exchange form back in the model."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from jixiao.model.target import Target


def target_of(entry: dict[str, Any] | None) -> Target | None:
    """The target of an entry; what is no number or date is left out.

    Args:
        entry: As ``jixiao.model.target_exchange.typed`` makes it.
    """
    if entry is None:
        return None
    return Target(
        kind=entry["kind"],
        operator=entry.get("operator"),
        number=_number(entry.get("number")),
        high=_number(entry.get("high")),
        unit=entry.get("unit"),
        baseline=entry.get("baseline"),
        direction=entry.get("direction"),
        deadline=_day(entry.get("deadline")),
        begin=_day(entry.get("begin")),
        approximate=bool(entry.get("approximate")),
        problem=entry.get("problem"),
        parts=tuple(
            part for each in entry.get("parts") or () if (part := target_of(each)) is not None
        ),
    )


def typed(target: Target) -> dict[str, Any]:
    """A typed target as an entry of the form."""
    entry: dict[str, Any] = {
        "kind": target.kind,
        "operator": target.operator,
        "number": None if target.number is None else format(target.number, "f"),
        "high": None if target.high is None else format(target.high, "f"),
        "unit": target.unit,
        "baseline": target.baseline,
        "direction": target.direction,
        "deadline": None if target.deadline is None else target.deadline.isoformat(),
        "problem": target.problem,
    }
    if target.begin is not None:
        entry["begin"] = target.begin.isoformat()
    if target.approximate:
        entry["approximate"] = True
    if target.parts:
        entry["parts"] = [typed(part) for part in target.parts]
    return entry


def _number(words: str | None) -> Decimal | None:
    try:
        return None if words is None else Decimal(words)
    except InvalidOperation:
        return None


def _day(words: str | None) -> date | None:
    try:
        return None if words is None else date.fromisoformat(words)
    except ValueError:
        return None
