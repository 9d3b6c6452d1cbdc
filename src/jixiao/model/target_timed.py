"""Target cells with a date or a period: as a whole, with a share behind, or beside a number."""

import re

from jixiao.model.target import Target
from jixiao.model.target_dates import When, find_when, names_time
from jixiao.model.target_numbers import Found, find_numbers

DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?").fullmatch
CLAUSES = re.compile("[，,；;。、（）()]").split
_DIGIT = re.compile("[0-9]").search
_MOST_CLAUSES = 4


def read_when(raw: str, text: str, column: str | None, year: int | None) -> Target | None:
    """A deadline or a period, with the share to be done by then (11月底完成100%)."""
    if (column is not None or "," in raw or "，" in raw) and DECIMAL(text) is not None:
        return None  # 2021.6 with 万元 beside it is no month, nor is 1,979.8
    when = find_when(text, year)
    if when is None:
        return None
    if when.kind == "lost":
        lost = f"“{raw}”像是日期，但数字不完整或前后颠倒，看不出起止日期。"
        return Target("malformed", problem=lost)
    if not when.real:
        return Target("malformed", problem=f"“{raw}”中的日期在日历上不存在。")
    target = Target(when.kind, when.operator, deadline=when.deadline, begin=when.begin)
    return target if not _DIGIT(when.tail) else _with_share(target, when)


def read_dated(number: Found, text: str, year: int | None) -> Target | None:
    """A number, and a date in a part of its own: 培训30人，2024年12月底前完成."""
    parts = CLAUSES(text) if names_time(text) else ()
    if number.unit is None or number.number < 0 or number.high is not None:
        return None
    if not 2 <= len(parts) <= _MOST_CLAUSES:
        return None
    dates = [when for part in parts if part and (when := find_when(part, year))]
    if len(dates) != 1 or dates[0].kind != "deadline" or not dates[0].real:
        return None
    if _DIGIT(dates[0].tail):
        return None
    if f"月{number.number:f}{number.unit}" in text:  # the day of the date: 6月12日（天）
        return Target("deadline", dates[0].operator, deadline=dates[0].deadline)
    return Target("deadline", number.operator, number.number,
                  unit=number.unit, deadline=dates[0].deadline,
                  approximate=number.approximate)  # fmt: skip


def _with_share(target: Target, when: When) -> Target | None:
    """The number behind a date, when it is one and certain."""
    found, _ = find_numbers(when.tail)
    if len(found) != 1 or found[0].standing != "good" or found[0].high is not None:
        return None
    number = found[0]
    if number.unit is None or number.number < 0:
        return None
    kind = "quantity" if target.kind == "range" else "deadline"
    return target._replace(kind=kind, operator=number.operator, number=number.number,
                           unit=number.unit, approximate=number.approximate)  # fmt: skip
