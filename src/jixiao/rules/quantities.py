"""Numbers with units in prose: 慰问困难职工500人, 每人500元, 伍佰户, 7.5万元."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jixiao.kernel.numerals import read_numeral
from jixiao.kernel.patterns import pattern
from jixiao.model.units import UNIT_LENGTHS, UNITS, normal_unit, unit_of

_HANZI = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
_LONGEST = 6
_LONGEST_BEFORE = 20
_LONGEST_REST = 12
_TOKEN = pattern(rf"[0-9{_HANZI}](?:(?<=[0-9])[0-9,，.]*(?<=[0-9])|[{_HANZI}]*)")
"""One set of signs first: the search then costs next to nothing where there is no number."""

_DIGITS = pattern(r"[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_STARTS = frozenset(UNIT_LENGTHS).union("万亿千百")
_MAY_FOLLOW = _STARTS | set("余多几 \t\n\u3000\xa0")
_REST = pattern(r"\s*[余多几]?\s*([^\s0-9，。；：、,;:（）()]{1,12})")
_MAGNITUDE = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_MONEY = {"元": 1, "千元": 1000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
_SIGN = pattern(r"([≥≤><＞＜=]|不低于|不少于|不超过|不高于|至少|达到|约)\s*$")
_ENDS_OF_SIGNS = frozenset("≥≤><＞＜=于过少到约")
_STROKES = frozenset("每/／")
_CALENDAR = frozenset("年月日季号")
_ONE = r"(人次|人|户|名|个|场|次|件|项|套|家|年|月|天|期|班|批|村|校)"
_PER = pattern(
    rf"(?:每|/|／)\s*[0-9一]?{_ONE}\s*(?:每?[年月次天])?\s*(?:补助|发放|慰问|救助)?[金费]?"
    r"\s*(?:不超过|不高于|约|为|是)?\s*$"
)
_AFTER_PER = pattern(rf"\s*(?:/|／|每)\s*{_ONE}")
_IN_UNIT = pattern(rf"[/／每]\s*{_ONE}")
_BACKWARDS = pattern(r"[^\s0-9，。；：、,;:（）()“”《》]{1,12}")
"""What stands before a number, matched on the reversed text: a search would try every sign."""


class Quantity(NamedTuple):
    """A number with its unit in a text.

    Args:
        number: Its value; 7.5 of 7.5万元, 500 of 伍佰.
        unit: Unit in its common name (normal_unit), scale kept: 万元, 人次.
        words: As printed, with sign and unit.
        start: Offset of the words.
        before: Up to twelve signs before it, up to the last separator: 慰问困难职工.
        after: The rest of the word behind the unit, up to ten signs: 劳模 of 50名劳模.
        per: What one of it is for (人, 户, 次) when it is a rate or a standard: 500元/人.
        sign: Comparison printed before it, "" without.
    """

    number: Decimal
    unit: str
    words: str
    start: int
    before: str
    after: str
    per: str | None
    sign: str

    @property
    def yuan(self) -> Decimal | None:
        """The amount in 元 when it is money, else None."""
        factor = _MONEY.get(self.unit)
        return None if factor is None else self.number * factor


@lru_cache(maxsize=4096)
def quantities(words: str) -> tuple[Quantity, ...]:
    """All numbers with a unit in a text, in order; dates are none.

    >>> [(q.number, q.unit, q.before) for q in quantities("春节慰问劳模50名，发放7.5万元")]
    [(Decimal('50'), '人', '春节慰问劳模'), (Decimal('7.5'), '万元', '发放')]
    >>> quantities("每人补助伍佰元")[0][:2]
    (Decimal('500'), '元')
    """
    found: list[Quantity] = []
    length = len(words)
    for match in _TOKEN.finditer(words):
        behind = match.end()
        if behind == length:
            break
        if words[behind] not in _MAY_FOLLOW and not words[behind].isspace():
            continue
        rest = _REST.match(words, behind)
        if rest is None or rest[1][0] not in _STARTS:
            continue
        unit, after = _unit(rest[1])
        if unit is None or (number := _number(match[0])) is None:
            continue
        if match[0][-1] in "万亿" and unit == "元":
            number, unit = _scaled(number, match[0])
        end = rest.end() - len(after)
        if unit[0] in _CALENDAR and unit not in {"年", "日"}:
            continue
        if unit in {"年", "日", "号"} and (number > 1900 or unit != "年"):
            continue
        found.append(_quantity(words, match, number, unit, end, after))
    return tuple(found)


def may_count(words: str) -> bool:
    """Whether a text has a digit or a numeral at all: without one ``quantities`` finds nothing."""
    return _TOKEN.search(words) is not None


def _quantity(
    words: str, match: re.Match[str], number: Decimal, unit: str, end: int, after: str
) -> Quantity:
    """A number with what stands around it: comparison, the words before, what it is per."""
    before = words[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
    per = _AFTER_PER.match(words, end) or (len(unit) > 1 and _IN_UNIT.search(unit)) or None
    ahead = None if _STROKES.isdisjoint(before) else _PER.search(before)
    sign = _SIGN.search(before) if before.rstrip()[-1:] in _ENDS_OF_SIGNS else None
    start = match.start()
    if sign is not None:
        start -= len(sign[0])
        before = before[: -len(sign[0])]
    return Quantity(
        number,
        normal_unit(unit),
        words[start:end],
        start,
        _head(before),
        after,
        per[1] if per is not None else ahead[1] if ahead is not None else None,
        sign[1] if sign is not None else "",
    )


def _head(before: str) -> str:
    """The words right before a number, up to the last separator."""
    match = _BACKWARDS.match(before.removesuffix("\n")[::-1])
    return match[0][::-1] if match is not None else ""


def _number(words: str) -> Decimal | None:
    if words[0].isdigit():
        if _DIGITS.fullmatch(words) is None:
            return None
        return Decimal(words.replace(",", "").replace("，", ""))
    if len(words) == 1 and words in "百千万亿":
        return None
    value = read_numeral(words)
    return None if value is None else Decimal(value)


def _scaled(number: Decimal, words: str) -> tuple[Decimal, str]:
    """Chinese numerals swallow the scale: 五万元 stays 5 万元."""
    factor = _MAGNITUDE[words[-1]]
    return (number / factor, f"{words[-1]}元")


def _unit(rest: str) -> tuple[str | None, str]:
    """The longest unit that the words begin with, and what follows it."""
    simple = "/" not in rest
    for length in (
        UNIT_LENGTHS.get(rest[0], ()) if simple else range(min(_LONGEST, len(rest)), 0, -1)
    ):
        if length > _LONGEST:
            continue
        unit = rest[:length]
        if unit in UNITS or ("/" in unit and unit_of(unit) is not None):
            if unit in _MAGNITUDE:
                return None, rest
            return unit, rest[length:]
    return None, rest
