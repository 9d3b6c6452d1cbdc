"""Units of targets (计量单位): which words are one, and what they are called in common.

``UNITS.toml`` beside this module lists them; a unit that is missing is a new line there.
A unit may carry a scale (万亩, 百万元) and may be compound (元/人·月, 人/10万人, 元每人每年).
"""

import re
import tomllib
from functools import cache, lru_cache

from jixiao.kernel.beside import text_beside
from jixiao.kernel.numerals import narrow
from jixiao.kernel.patterns import pattern

_DATA = tomllib.loads(text_beside(__file__, "units.toml"))
_SCALES: list[str] = _DATA["scales"]


def _spellings() -> dict[str, str]:
    """Every simple spelling with its common name."""
    return {
        spelling: entry.split("=")[0]
        for group in _DATA["units"].values()
        for entry in group.split()
        for spelling in entry.split("=")
    }


_SIMPLE = _spellings()
_COUNTED = frozenset(
    spelling for entry in _DATA["units"]["counted"].split() for spelling in entry.split("=")
)
_TIMES = {word + "次": name + "次" for word, name in _SIMPLE.items() if word in _COUNTED}
_PLAIN = {**_TIMES, **_SIMPLE}
_UNSCALED = frozenset(_DATA["units"]["shares"].replace("=", " ").split())
_SCALED = _PLAIN.keys() - _UNSCALED
UNITS = frozenset(_PLAIN).union(_SCALES, *(map(scale.__add__, _SCALED) for scale in _SCALES))
"""Every unit that is not compound, with and without a scale."""


@cache
def _normal() -> dict[str, str]:
    """Every unit that is not compound with its common name."""
    return {
        **{
            scale + word: scale + name
            for scale in _SCALES
            for word, name in _PLAIN.items()
            if word not in _UNSCALED
        },
        **{scale: scale for scale in _SCALES},
        **_PLAIN,
    }


def _lengths() -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in _PLAIN:
        found.setdefault(word[0], set()).add(len(word))
    below = {0, *map(len, _SCALED)}
    for scale in _SCALES:
        found.setdefault(scale[0], set()).update(len(scale) + more for more in below)
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


UNIT_LENGTHS = _lengths()
"""How long the units are that begin with a sign, longest first."""

COUNTED = frozenset(_COUNTED | set(_TIMES))
"""Counting words (量词): a noun may follow them (3门课程), never so 元 or %."""

SHARES = _UNSCALED
"""%, 百分比, ‰ and their like."""

OTHER_WORDS = frozenset(_DATA["other_words"].split())
"""Words of two signs that begin like a unit and are none: 人才, 项目, 部门."""

_PER = frozenset(_DATA["only_per"].split())
_JOIN = pattern(r"[/／、*＊·•×.．]|(?<=.)每")
_JOINS = frozenset("/／、*＊·•×.．每")
_AMOUNT = pattern(r"\A[1-9][0-9]*")
_BRACKETS = pattern(r"[（(]([^（）()]{1,8})[）)]")
_NAMED = pattern(
    r"[（(]\s*(?:(?:计量)?单位\s*[:：]\s*)?[≥≤><=＞＜＝]?\s*(?:\*{1,3}|[Xx×]{2})?\s*"
    r"([^（）()\s0-9*]{1,8})\s*[）)]"
    r"|(?:\*{2,3}|[Xx×]{2})\s*([^（）()\s0-9*]{1,4})\s*$|(?<=[率度比])\s*([%‰])\s*$"
)
_MAY_BE_NAMED = re.compile("[（(*＊Xx×ｘＸ%％‰]").search
_LONGEST = 16


def unit_of(words: str) -> str | None:
    """The unit that these words are, as printed, without a bracket around it; else None.

    >>> unit_of("万亩"), unit_of("(%)"), unit_of("元/人、天"), unit_of("慰问到位")
    ('万亩', '%', '元/人、天', None)
    """
    if words in UNITS:
        return words
    if len(words) > _LONGEST or not words:
        return None
    if words[0] in "（(" and (match := _BRACKETS.fullmatch(words)) is not None:
        return unit_of(match[1])
    return None if _JOINS.isdisjoint(words) or not _is_compound(words) else words


def _is_compound(words: str) -> bool:
    """Whether the words are units joined by a stroke, dot or 每; the first may be lost (/株)."""
    first, _, below = words.partition("/")
    if below in UNITS and first in UNITS and first != "年" and below not in SHARES:
        return True
    first, *others = _JOIN.split(words)
    if (
        not others
        or first == "年"
        or (first and first not in UNITS)
        or words[len(first)] not in "/／每*·×"
    ):
        return False
    if first in SHARES and others[0][:1].isdigit():
        return False  # 90%/95% are two
    if words[len(first)] in "/／每":
        others[0] = _AMOUNT.sub("", others[0].removeprefix("每"), count=1)  # 人/10万人
    return all(
        (other in UNITS and other not in SHARES) or other in _PER
        for other in (other.removeprefix("每") for other in others)
    )


@lru_cache(maxsize=1024)
def normal_unit(unit: str) -> str:
    """The common name of a unit: 百分比 is %, ㎡ is 平方米, 元/人*月 is 元/人·月.

    The scale stays (万㎡ is 万平方米); a word that is no unit comes back as it is.

    >>> normal_unit("元/人、天"), normal_unit("百分比"), normal_unit("km")
    ('元/人·天', '%', '公里')
    """
    unit, normal = narrow(unit), _normal()
    if (name := normal.get(unit)) is not None:
        return name
    if (bare := unit_of(unit)) is None:
        return unit
    if bare in normal:
        return normal[bare]
    first, *others = (part.removeprefix("每") for part in _JOIN.split(bare))
    below = "·".join(_normal_part(part) for part in others)
    return f"{normal.get(first, first)}/{below}"


def _normal_part(part: str) -> str:
    """One unit below the stroke, an amount before it kept (10万人)."""
    amount = match[0] if (match := _AMOUNT.match(part)) else ""
    rest = part[len(amount) :]
    return amount + _normal().get(rest, rest)


def unit_in_name(name: str) -> str | None:
    """The unit that an indicator's name prints: 受益人数(人), 满意度（≥**%）, 慰问人数**人.

    >>> unit_in_name("总建筑面积（平方米）"), unit_in_name("受助职工满意度（入户走访）")
    ('平方米', None)
    """
    if not _MAY_BE_NAMED(name):
        return None
    for match in _NAMED.finditer(narrow(name)):
        if (unit := unit_of(match[1] or match[2] or match[3])) is not None:
            return unit
    return None
