"""Times in prose: years, months, spans of months, as far as they are certain."""

import re
from functools import lru_cache
from typing import NamedTuple

from jixiao.kernel.patterns import pattern

_N = r"(?:1[0-2]|0?[1-9])"
_HANZI = {word: n for n, word in enumerate(
    ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"), 1)}  # fmt: skip
_MONTH = rf"(?:{_N}|十[一二]?|[一二三四五六七八九])"
_SPAN = pattern(
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}})\s*年\s*)?(?P<first>{_MONTH})\s*月?(?:份)?\s*"
    rf"(?:[-—–~～至到]+\s*(?:(?P<year2>(?:19|20)[0-9]{{2}})\s*年\s*)?(?P<last>{_MONTH})\s*)?月"
    r"(?:份)?(?P<day>\s*[0-9]{1,2}\s*[日号])?\s*(?P<edge>底|末|初|前|中旬|上旬|下旬|以前|之前|起|后|以后|开始)?"
)
_YEAR = pattern(r"(?<![0-9])((?:19|20)[0-9]{2})\s*(?:年|年度)(?!代)")
_FESTIVALS = {
    "元旦": (1, 1), "春节": (1, 2), "五一": (5, 5), "“五一”": (5, 5), "端午": (6, 6),
    "六一": (6, 6), "七一": (7, 7), "八一": (8, 8), "中秋": (9, 10), "国庆": (10, 10),
    "重阳": (10, 10), "三八": (3, 3),
}  # fmt: skip
_FESTIVAL = pattern("|".join(sorted(map(re.escape, _FESTIVALS), key=len, reverse=True)))
_QUARTER = pattern(r"(?:第)?([一二三四1-4])季度")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class Moment(NamedTuple):
    """A time that a text states.

    Args:
        first: First month, 1..12.
        last: Last month, 1..12; below ``first`` only when the text says so.
        year: The year printed with it, None without.
        words: As printed.
        start: Offset of the words.
        edge: What follows: 底, 前, 后, 起 …, "" without.
    """

    first: int
    last: int
    year: int | None
    words: str
    start: int
    edge: str


@lru_cache(maxsize=4096)
def moments(words: str) -> tuple[Moment, ...]:
    """Months, spans of months, quarters and festivals of a text, in order.

    >>> [(m.first, m.last) for m in moments("春节慰问，5-10月份体检，12月底前发放")]
    [(1, 2), (5, 10), (12, 12)]
    """
    found = []
    for match in _SPAN.finditer(words) if "月" in words else ():
        first, last = _month(match["first"]), _month(match["last"] or match["first"])
        year = match["year"] or match["year2"]
        found.append(
            Moment(first, last, int(year) if year else None, match[0].strip(), match.start(),
                   match["edge"] or "")
        )  # fmt: skip
    for match in _QUARTER.finditer(words) if "季度" in words else ():
        quarter = _QUARTERS[match[1]]
        found.append(Moment(quarter * 3 - 2, quarter * 3, None, match[0], match.start(), ""))
    for match in _FESTIVAL.finditer(words):
        first, last = _FESTIVALS[match[0]]
        found.append(Moment(first, last, None, match[0], match.start(), ""))
    return tuple(sorted(found, key=lambda moment: moment.start))


def _month(words: str) -> int:
    return _HANZI[words] if words in _HANZI else int(words)


def years(words: str) -> list[tuple[int, int]]:
    """Years that a text prints with 年, with their offsets.

    >>> years("2021年底完成2022年任务")
    [(2021, 0), (2022, 8)]
    """
    return [(int(match[1]), match.start()) for match in _YEAR.finditer(words)]
