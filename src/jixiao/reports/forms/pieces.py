"""Parts of a value that stand in cells of their own: sign, number and unit; ticks and the rest."""

from collections.abc import Sequence
from typing import Any

from jixiao.kernel.money import Money, money_sum
from jixiao.kernel.patterns import pattern
from jixiao.kernel.stated import Stated
from jixiao.reports.forms.leaves import Scope

_QUANTITY = pattern(r"([≥≤<>=＝＞＜]?)\s*(\d[\d,，.]*)\s*(\D.*)?")
_BETWEEN = "；"
"""Between the reasons that a form ticks, as the reader joins them."""


def piece_of(words: str, piece: str) -> str:
    """The sign, number or unit of a target; what is no plain quantity stands whole as its number.

    Args:
        words: The target as written.
        piece: "operator", "number" or "unit".

    >>> [piece_of("≥48座", each) for each in ("operator", "number", "unit")]
    ['≥', '48', '座']
    >>> [piece_of("2025年5月底前", each) for each in ("operator", "number", "unit")]
    ['', '2025年5月底前', '']
    """
    match = _QUANTITY.fullmatch(words)
    rest = (match[3] or "") if match is not None else ""
    if match is None or any(sign.isdigit() for sign in rest):
        return words if piece == "number" else ""
    return {"operator": match[1], "number": match[2], "unit": rest}[piece]


def without(stated: Stated[Any], words: str, known: Sequence[str]) -> str:
    """What is said beside the words that have columns of their own to be ticked.

    Args:
        stated: The leaf; its value is all that is said, joined.
        words: The leaf as it would be written in one cell.
        known: The words with columns of their own.
    """
    if not isinstance(stated.value, str):
        return words
    parts = stated.value.split(_BETWEEN)
    return _BETWEEN.join(each for each in parts if each not in known)


def is_marked(stated: object, mark: str) -> bool:
    """Whether a value is this one, or one of several that it joins."""
    if not isinstance(stated, Stated):
        return False
    value = stated.value
    return value == mark or (isinstance(value, str) and mark in value.split(_BETWEEN))


def summed(scope: Scope, path: str) -> str:
    """The sum of an amount over a list, in words; "" where one is missing or there is none.

    Args:
        scope: What holds the list.
        path: List and leaf: "annual_tasks.budget".
    """
    name, _, leaf = path.partition(".")
    amounts = [item.leaf(leaf) for item in scope.items(name)]
    values = [each.value for each in amounts if isinstance(each, Stated)]
    money = [each for each in values if isinstance(each, Money)]
    if not money or len(money) < len(values):
        return ""
    unit = scope.pen.amount_unit or scope.unit or money[0].unit
    return format(money_sum(money, unit).printed, "f")
