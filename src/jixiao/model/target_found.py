"""One number found among the words of a target cell."""

from decimal import Decimal
from typing import NamedTuple


class Found(NamedTuple):
    """One number of a cell.

    Args:
        standing: "good" (a quantity), "bare" (after words, without a unit), "glued" (before words
            that are no unit) or "weak" (part of a sentence or a noun).
        operator: One of the five operators or None.
        number: The number, or the low end of a range.
        high: The high end of a range.
        unit: The unit as printed.
        approximate: Whether 约, 左右 and the like stand beside it.
        direction: "increase" or "decrease" when a change stands right before it.
        tail: The words behind it up to the next number or separator.
        doubt: The second half of a sentence about what is wrong with it, else None.
    """

    standing: str
    operator: str | None
    number: Decimal
    high: Decimal | None
    unit: str | None
    approximate: bool
    direction: str | None
    tail: str
    doubt: str | None = None
