"""A typed target of the exchange form back in the model."""

from datetime import date
from decimal import Decimal
from typing import Any

from jixiao.model.target import Target


def target_of(entry: dict[str, Any] | None) -> Target | None:
    """The target of an entry that keeps to the schema; what is no day is left out.

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
        answer=entry.get("answer"),
        parts=tuple(
            part for each in entry.get("parts") or () if (part := target_of(each)) is not None
        ),
    )


def _number(words: str | None) -> Decimal | None:
    return None if words is None else Decimal(words)


def _day(words: str | None) -> date | None:
    try:
        return None if words is None else date.fromisoformat(words)
    except ValueError:
        return None
