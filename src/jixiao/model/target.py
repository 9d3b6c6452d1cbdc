"""The target (指标值) of an indicator as typed data.

The grammar that reads it from words is in ``jixiao.model.target_reading``, the words for a
typed target in ``jixiao.model.target_writing``.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

KINDS = (
    "quantity", "range", "deadline", "relative", "qualitative", "boolean", "malformed", "empty",
)  # fmt: skip
OPERATORS = ("≥", ">", "=", "≤", "<")


class Target(NamedTuple):
    """One typed target.

    Args:
        kind: One of ``KINDS``.
        operator: One of ``OPERATORS`` when one is printed, in symbols or words, else None.
        number: The digits as printed, without thousands separators; the low end of a range.
        high: The high end of a range of numbers.
        unit: The unit as printed (人, 万元, 元/人, %), None when none is printed.
        baseline: "previous-year" when one is printed (上年, 上一年度, 基期).
        direction: "increase", "decrease" or "same".
        deadline: The last day on which it is due; the end of a period.
        begin: The first day of a period.
        approximate: Whether the words say 约, 左右, 近.
        problem: One Chinese sentence about what is wrong, else None.
        parts: The single readings where one cell holds several quantities.
        answer: What a yes-no cell says: True for 是, False for 否, None for 是/否 and all else.
    """

    kind: str
    operator: str | None = None
    number: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    baseline: str | None = None
    direction: str | None = None
    deadline: date | None = None
    begin: date | None = None
    approximate: bool = False
    problem: str | None = None
    parts: tuple["Target", ...] = ()
    answer: bool | None = None


EMPTY = Target("empty")
