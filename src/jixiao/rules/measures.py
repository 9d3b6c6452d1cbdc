"""What the name of an indicator says that it measures: a share, a count, a harm."""

import re
from functools import cache, lru_cache

from jixiao.kernel.patterns import pattern
from jixiao.model.units import SHARES, normal_unit, unit_in_name
from jixiao.rules.context import Context

_ASIDE = pattern(r"[（(][^（）()]*[）)]")
_LEAD = pattern(r"^(?:[★☆*]+|指标\s*[0-9]{1,2}\s*[.．、:：]?|[0-9]{1,2}\s*[.．、])\s*")
_BLANK = pattern(r"\s+|[≥≤><＞＜=]*\s*(?:[*＊]{1,3}|[XxＸ×]{2}).*$")
_NOT_PLAIN = pattern(r"[\s（(★☆*＊XxＸ×]|^(?:指标|[0-9])")
_UNIT_AT_END = pattern(r"[（(](?:月|季|萬?元|万)[）)]\s*$")
_EVERYONE = pattern(
    "占((?:全[省市县区镇乡]|全部|所有|全体)[^的]{1,12}?(?:总数|总量|总人数|人数)?)(?:的|$|比)"
)
PEOPLE = frozenset(("人", "人次", "户", "户次"))
"""Units that count people and households, by their common names."""


@lru_cache(maxsize=8192)
def measured(name: str) -> str:
    """What a name ends with, without numbers of a list, brackets and blanks.

    >>> measured("指标1：受助职工满意度（入户走访或电话回访"), measured("参训人数（≥**人）")
    ('受助职工满意度', '参训人数')
    """
    if _NOT_PLAIN.search(name) is None:
        return name.rstrip("：:。；;，,%％")
    words = _ASIDE.sub("", _LEAD.sub("", name))
    for bracket in "（(":
        at = words.find(bracket)
        if at > 1:
            words = words[:at]
    return _BLANK.sub("", words).rstrip("：:。；;，,%％")


@cache
def _endings(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


@lru_cache(maxsize=16384)
def ends_with(name: str, words: frozenset[str]) -> bool:
    """Whether what is measured ends with one of some words.

    >>> ends_with("验收合格率（%）", frozenset({"合格率"}))
    True
    """
    return measured(name).endswith(_endings(words))


@cache
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


@lru_cache(maxsize=16384)
def first_of(words: frozenset[str], text: str) -> str:
    """The first of some words that a text holds, "" when it holds none.

    >>> first_of(frozenset({"事故", "差错"}), "发放差错起数")
    '差错'
    """
    match = _pattern(words).search(text)
    return match[0] if match is not None else ""


def is_share(name: str, context: Context) -> bool:
    """Whether a name measures a share of a whole (合格率, 满意度, 占比), written in %."""
    return ends_with(name, context.words("share_names")) and not ends_with(
        name, context.words("rates_of_other_units")
    )


def is_whole(name: str, context: Context) -> bool:
    """Whether a name measures a share that no one can exceed: 合格率, not 增长率."""
    return ends_with(name, context.words("shares_of_a_whole"))


def is_count(name: str, context: Context) -> bool:
    """Whether a name measures a count (人数, 次数, 数量)."""
    return ends_with(name, context.words("count_names")) and not ends_with(
        name, context.words("figures_without_unit")
    )


def is_harm(name: str, context: Context) -> bool:
    """Whether a name measures what should be little: 投诉率, 事故起数."""
    return ends_with(name, context.words("harm_names"))


def in_percent(unit: str | None) -> bool:
    """Whether a unit is %.

    >>> in_percent("百分比"), in_percent("人"), in_percent(None)
    (True, False, False)
    """
    return unit is not None and (unit == "%" or (unit in SHARES and normal_unit(unit) == "%"))


def names_unit(name: str) -> bool:
    """Whether a name prints the unit of its target in brackets.

    >>> names_unit("任务完成时限(月)"), names_unit("受助职工满意度（入户走访）")
    (True, False)
    """
    return unit_in_name(name) is not None or _UNIT_AT_END.search(name) is not None


def everyone_in(name: str) -> str:
    """The whole population that a share is taken of, "" when it is none.

    >>> everyone_in("参赛职工占全县职工总数的比率"), everyone_in("合格人数占参训人数的比率")
    ('全县职工总数', '')
    """
    match = _EVERYONE.search(name)
    return match[1] if match is not None else ""
