"""The most frequent target cells, read at once: sign, number, unit and perhaps the unit again.

They are cut without a pattern, for that takes a third of the time. Whatever is doubtful is left,
with None, to the full reading, which says the same of the cells that are read here.
"""

import re
from decimal import Decimal

from jixiao.model import target_words as words_of
from jixiao.model.target import Target
from jixiao.model.target_numbers import DIGITS, TIMES_BELOW, WHOLE
from jixiao.model.units import SHARES, UNITS, unit_of

_LONGEST_NUMBER = 40
_PLAIN = re.compile(
    r"([≥≤><=＝＞＜≧≦═]{0,2}) ?(-?[0-9][0-9,，]*(?:\.[0-9]+)?) ?([^\s0-9,，.]\S*)?(?: (\S+))?"
).fullmatch
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?").fullmatch
_WHOLE = {digits: number for digits, number in WHOLE.items() if not 200 <= number <= 299}
"""Whole numbers that need no second look: 290% may be a misread ≥90%, 2024 a year."""
_THOUSANDS = re.compile(DIGITS).fullmatch
_DATE_LIKE = frozenset((6, 7, 8))
_CENTURIES = frozenset(("19", "20"))
_SIGN = {sign: words_of.OPERATOR_SIGNS[sign] for sign in "≥≤><=＝＞＜≧≦═"}
_make = tuple.__new__


def read_plain(words: str) -> Target | None:
    """A cell of a number with its comparison and unit; None for others and for doubtful ones.

    >>> read_plain("≥ 95 %")[:5]
    ('quantity', '≥', Decimal('95'), None, '%')
    >>> read_plain("290%") is None
    True
    """
    operator: str | None = None
    value, column = words, ""
    if " " in words:
        value, _, column = words.partition(" ")
        if (operator := _SIGN.get(value)) is not None:
            value, _, column = column.partition(" ")
    if operator is None and (operator := _SIGN.get(value[:1])) is not None:
        value = value[1:]
    unit: str | None = value.lstrip("0123456789.-")
    digits = value[: -len(unit)] if unit else value
    if column:
        if column not in UNITS or (unit and unit != column):
            return _read_sign_number_unit(words)
        unit = column
    elif not unit:
        unit = None
    elif unit not in UNITS:
        return _read_sign_number_unit(words)
    if (number := _WHOLE.get(digits)) is None:
        if _DECIMAL(digits) is None:
            return _read_sign_number_unit(words)
        if digits[0] >= "3" and len(digits) < _LONGEST_NUMBER and not (unit and unit[0] in "年日"):
            number = Decimal(digits)
        else:
            return _careful(words, operator, digits, unit)
    return _make(
        Target,
        ("quantity", operator, number, None, unit, None, None, None, None, False, None, (), None),
    )


def _read_sign_number_unit(words: str) -> Target | None:
    """The same by a pattern: blanks, thousands separators, doubled signs, compound units."""
    if (match := _PLAIN(words)) is None:
        return None
    sign, digits, unit, column = match.groups()
    if column is not None:
        if column not in UNITS or (unit is not None and unit != column):
            return None
        unit = column
    elif unit is not None and unit not in UNITS and not _is_simple_rate(unit):
        return None
    operator = None
    if sign and (operator := words_of.OPERATOR_SIGNS.get(sign)) is None:
        return None
    return _careful(words, operator, digits, unit)


def _is_simple_rate(unit: str) -> bool:
    """Whether this is one compound unit for certain: 元/人·月; 元/户、75元 is not."""
    if unit.find("/") < 1 or unit_of(unit) != unit:
        return False
    return "、" not in unit or unit.rpartition("、")[2] in TIMES_BELOW


def _careful(words: str, operator: str | None, digits: str, unit: str | None) -> Target | None:
    """A plain cell whose number may be a date, misprinted or misread: None when it may be."""
    if (number := _number(digits, unit, signed=operator is not None)) is None:
        return None
    problem = None
    if digits[0] == "-" and not number and unit in SHARES:
        problem = f"“{' '.join(words.split())}”{words_of.NEGATIVE_ZERO}"
    return _make(
        Target,
        ("quantity", operator, number, None, unit, None, None, None, None, False, problem, (),
        None),
    )  # fmt: skip


def _number(digits: str, unit: str | None, *, signed: bool) -> Decimal | None:
    """The number of a plain cell; None when it may be a date, or is misprinted or misread."""
    length = len(digits)
    if length > _LONGEST_NUMBER:
        return None
    if unit is not None and unit[0] in "年日" and length >= len("2024"):
        return None
    first = digits[0]
    if first == "-" and signed and unit in SHARES and not digits.strip("-0."):
        return None
    if not signed and (
        (unit is None and length in _DATE_LIKE and digits[:2] in _CENTURIES)
        or (first in "02" and length > 2 and unit in SHARES and digits.lstrip("0")[:1] == "2")
    ):
        return None
    if "," in digits or "，" in digits:
        if _THOUSANDS(digits) is None:
            return None
        digits = digits.replace(",", "").replace("，", "")
    return Decimal(digits)
