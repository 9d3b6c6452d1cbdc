"""Numbers with units in prose: 慰问困难职工500人, 每人500元, 伍佰户, 7.5万元."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jixiao.kernel.numerals import read_numeral
from jixiao.model.units import UNITS, normal_unit, unit_of

_DIGITS = r"[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_HANZI = r"[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]{1,9}"
_SHARES = {"%", "‰", "百分比"}
_LONGEST = 6
_STARTS = "".join(sorted({unit[0] for unit in UNITS if unit not in {"万", "亿", "千", "百"}}))
_QUANTITY = re.compile(
    rf"(?P<sign>[≥≤><＞＜=]|不低于|不少于|不超过|不高于|至少|达到|约)?\s*"
    rf"(?P<number>{_DIGITS}|{_HANZI})\s*(?P<many>余|多|几)?\s*(?P<rest>[{re.escape(_STARTS)}万亿千百]"
    r"[^\s0-9，。；：、,;:（）()]{0,11})"
)
_MAGNITUDE = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_MONEY = {"元": 1, "千元": 1000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
_CALENDAR = frozenset("年月日季号")
_ONE = r"(人次|人|户|名|个|场|次|件|项|套|家|年|月|天)"
_PER = re.compile(
    rf"(?:每|/|／)\s*[0-9一]?{_ONE}\s*(?:每?[年月次天])?\s*(?:补助|发放|慰问|救助)?[金费]?"
    r"\s*(?:不超过|不高于|约|为|是)?\s*$"
)
_AFTER_PER = re.compile(rf"\s*(?:/|／|每)\s*{_ONE}")
_IN_UNIT = re.compile(rf"[/／每]\s*{_ONE}")
_BEFORE = re.compile(r"[^\s0-9，。；：、,;:（）()“”《》]{1,12}$")


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
    found = []
    for match in _QUANTITY.finditer(words):
        number = _number(match["number"])
        unit, after = _unit(match["rest"])
        if number is None or unit is None:
            continue
        if match["number"][-1] in "万亿" and unit == "元":
            number, unit = _scaled(number, match["number"])
        end = match.start("rest") + len(match["rest"]) - len(after)
        if unit[0] in _CALENDAR and unit not in {"年", "日"}:
            continue
        if unit in {"年", "日", "号"} and (number > 1900 or unit != "年"):
            continue
        before = words[: match.start()]
        per = _AFTER_PER.match(words, end) or _IN_UNIT.search(unit)
        ahead = _PER.search(before)
        head = _BEFORE.search(before)
        found.append(
            Quantity(
                number,
                normal_unit(unit),
                words[match.start() : end],
                match.start(),
                head[0] if head is not None else "",
                after,
                per[1] if per is not None else ahead[1] if ahead is not None else None,
                match["sign"] or "",
            )
        )
    return tuple(found)


def _number(words: str) -> Decimal | None:
    if words[0].isdigit():
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
    for length in range(min(_LONGEST, len(rest)), 0, -1):
        unit = rest[:length]
        if unit in UNITS or ("/" in unit and unit_of(unit) is not None):
            if unit in _MAGNITUDE:
                return None, rest
            return unit, rest[length:]
    return None, rest
