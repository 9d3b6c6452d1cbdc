"""Numbers that a project promises (承诺的数量): people, things, events, with what they are of."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from jixiao.model.project import Indicator
from jixiao.model.units import normal_unit
from jixiao.rules.quantities import Quantity, quantities
from jixiao.rules.statements import Statement, topic
from jixiao.rules.wording import sentences

_NO_THINGS = frozenset({"%", "年", "月", "日", "天", "小时", "个月", "岁", "级", "元", "万元"})
_PEOPLE = frozenset({"人", "人次", "名", "位"})


class Promise(NamedTuple):
    """A number of people or things in a statement.

    Args:
        quantity: The number with its unit.
        sentence: The sentence that it stands in.
        statement: Where.
        head: Pairs of signs right before and behind it: what is counted and what is done.
    """

    quantity: Quantity
    sentence: str
    statement: Statement
    head: frozenset[str]

    @property
    def kind(self) -> str:
        """Unit; people are counted alike in 人 and 人次."""
        return counted(self.quantity.unit)


def counted(unit: str) -> str:
    """Units that count alike under one name."""
    return "人" if unit in _PEOPLE else unit


def promises(statement: Statement, fillers: frozenset[str]) -> list[Promise]:
    """The numbers of people and things that a statement promises; money and rates are none."""
    return list(_promises(statement, fillers))


def _promises(statement: Statement, fillers: frozenset[str]) -> Iterator[Promise]:
    found = quantities(statement.words)
    if not found:
        return
    parts = sentences(statement.words)
    for each in found:
        if each.per or each.unit in _NO_THINGS or each.yuan is not None or "/" in each.unit:
            continue
        sentence = next(
            (words for words, at in parts if at <= each.start < at + len(words)), statement.words
        )
        head = topic(_words_before(statement.words, each), fillers) | topic(each.after, fillers)
        yield Promise(each, sentence, statement, head)


def _words_before(words: str, quantity: Quantity) -> str:
    """What stands before a number in its clause; a space before the number is none."""
    if quantity.before:
        return quantity.before
    before = words[: quantity.start].rstrip()
    return before[-12:].translate({ord(sign): " " for sign in "，。；：、,;:（）()“”《》"})


def measured(indicator: Indicator) -> tuple[Decimal, str] | None:
    """The number that an indicator asks for and its unit as counted; None without both."""
    target = indicator.target.value
    if target is None or target.kind != "quantity" or target.number is None or not target.unit:
        return None
    return target.number, counted(normal_unit(target.unit))


def said(number: Decimal) -> str:
    """A number as people write it: no exponent, no idle zeros.

    >>> said(Decimal("12500.00"))
    '12500'
    """
    words = f"{number:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def in_wan(yuan: Decimal) -> str:
    """An amount in 万元, in 元 below one hundred of them.

    >>> in_wan(Decimal("12500"))
    '1.25万元'
    """
    return f"{said(yuan / 10_000)}万元" if abs(yuan) >= 100 else f"{said(yuan)}元"
