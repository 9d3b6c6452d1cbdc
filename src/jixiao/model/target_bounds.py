"""Targets between two bounds that are no plain range: 60%≤x<80%, ≥60%且<80%, [60%,80%), 95%±2%.

All of them are ranges; which bound belongs to it is not kept.
"""

import re
from decimal import Decimal

from jixiao.model import target_words as words_of
from jixiao.model.target import Target
from jixiao.model.target_numbers import DIGITS
from jixiao.model.units import normal_unit, unit_of

_WORDS = "|".join(
    sorted(
        (word for word, sign in words_of.OPERATOR_WORDS.items() if sign != "="),
        key=len, reverse=True,
    )
)  # fmt: skip
_COMPARED = rf"[≥≤><＞＜≧≦⩾⩽≮≯]|[><＞＜][=＝]|{_WORDS}"
_ENDINGS = "|".join(sorted(words_of.OPERATOR_ENDINGS, key=len, reverse=True))
_NOUN = r"[^\s0-9≥≤><＞＜≧≦，,；;、。（）()]{0,10}?"
_BETWEEN = r"(?:[，,；;、]?(?:且|并且|并|但|同时)?)"


def _amount(tag: str) -> str:
    """The pattern of one number with its unit; group names end in ``tag``."""
    return rf"(?P<n{tag}>{DIGITS})(?P<u{tag}>[^\s0-9≥≤><＞＜≧≦，,；;、。~～±-]{{0,5}}?)"


_AROUND = re.compile(
    rf"{_amount('1')}(?P<o1>{_COMPARED}){_NOUN}(?P<o2>{_COMPARED}){_amount('2')}"
).fullmatch
_BOTH = re.compile(
    rf"{_NOUN}(?P<o1>{_COMPARED}){_amount('1')}{_BETWEEN}(?P<o2>{_COMPARED}){_amount('2')}"
).fullmatch
_ENDED = re.compile(
    rf"{_NOUN}{_amount('1')}(?P<o1>{_ENDINGS}){_BETWEEN}{_amount('2')}(?P<o2>{_ENDINGS})"
).fullmatch
_INTERVAL = re.compile(
    rf"(?:\[{_amount('1')}[,，、]{_amount('2')}[\])）])|(?:[(（]{_amount('3')}[,，、]{_amount('4')}\])"
).fullmatch
_MARGIN = re.compile(rf"(?:{_amount('1')})?±{_amount('2')}").fullmatch
_TWO = re.compile(r"[0-9][^0-9]*[≥≤><＞＜≧≦⩾⩽≮≯于少超过高低内下上足满][^0-9]*[0-9]").search
_LOW = frozenset("≥>")
_FACING = {"≥": "≤", ">": "<", "≤": "≥", "<": ">"}


def read_bounds(raw: str, text: str) -> Target | None:
    """The range between two bounds; None when the cell is not so, or its units differ.

    Bounds on both sides of one thing that leave no range, 60%≤x≥80%, are malformed.

    Args:
        raw: The cell as printed.
        text: The cell without white space, digits in ASCII.

    >>> read_bounds("60%≤x<80%", "60%≤x<80%")[:5]
    ('range', None, Decimal('60'), Decimal('80'), '%')
    """
    if "±" in text:
        return _margin(text)
    if text[0] in "[(（" and (match := _INTERVAL(text)) is not None:
        tags = "12" if match["n1"] else "34"
        return _range(match, *tags)
    if _TWO(text) is None:
        return None
    if (match := _AROUND(text)) is not None:
        first, second = _sign(match["o1"]), _sign(match["o2"])
        if (first in _LOW) != (second in _LOW):
            return _no_range(raw, match, first, second)
        found = _range(match, *("21" if first in _LOW else "12"))
        return found or _no_range(raw, match, first, second)
    if (match := _BOTH(text)) is None and (match := _ENDED(text)) is None:
        return None
    first, second = _sign(match["o1"]), _sign(match["o2"])
    if (first in _LOW) == (second in _LOW):
        return None
    return _range(match, *("12" if first in _LOW else "21"))


def _sign(words: str) -> str:
    return words_of.OPERATORS.get(words) or words_of.OPERATOR_ENDINGS[words]


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace("，", ""))


def _units(match: re.Match[str], first: str, second: str) -> tuple[bool, str | None]:
    """Whether both units can stand together, and the one that is printed."""
    units = [match["u" + tag] for tag in (first, second) if match["u" + tag]]
    known = [unit_of(unit) for unit in units]
    if (
        any(unit is None or unit[0] in "年/／" for unit in known)
        or len({normal_unit(unit) for unit in units}) > 1
    ):
        return False, None
    return True, known[-1] if known else None


def _range(match: re.Match[str], low: str, high: str) -> Target | None:
    fits, unit = _units(match, low, high)
    least, most = _decimal(match["n" + low]), _decimal(match["n" + high])
    return Target("range", None, least, most, unit) if fits and least < most else None


def _no_range(raw: str, match: re.Match[str], first: str, second: str) -> Target | None:
    """Two bounds between which nothing lies; the first stands before what it bounds."""
    fits, unit = _units(match, "1", "2")
    if not fits:
        return None
    bounds = [
        Target("quantity", sign, _decimal(match["n" + tag]), unit=unit)
        for sign, tag in ((_FACING[first], "1"), (second, "2"))
    ]
    problem = f"“{raw}”的两个界限不成区间，看不出要达到的是哪一个。"
    return Target("malformed", parts=tuple(bounds), problem=problem)


def _margin(text: str) -> Target | None:
    """±5% as a range around nothing, 95%±2% around 95%."""
    if (match := _MARGIN(text)) is None:
        return None
    if match["n1"] is None:
        unit = unit_of(match["u2"]) if match["u2"] else None
        number = _decimal(match["n2"])
        if (match["u2"] and unit is None) or (unit and unit[0] in "年/／"):
            return None
        return Target("range", None, -number, number, unit)
    fits, unit = _units(match, "1", "2")
    middle, margin = _decimal(match["n1"]), _decimal(match["n2"])
    return Target("range", None, middle - margin, middle + margin, unit) if fits else None
