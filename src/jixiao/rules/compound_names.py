"""Names that measure several things at once (复合指标): 慰问覆盖率，津贴发放率."""

from functools import lru_cache

from jixiao.kernel.patterns import pattern
from jixiao.rules.quantities import quantities

_SEPARATED = frozenset("，,；;、和与及")
_PARTS = pattern("[，,；;、]|以及|和|与|及(?!时)")
_CLAUSES = pattern("[，,；;]")
_ASIDE = pattern("[（(][^（）()]*[）)]?")
_RATE = pattern("(?:(?<![效汇税利频功概速])率|满意度|知晓度|认可度)$")
_ADVERB = pattern("^其中|(?:[内后中时前上]|期间|方面)$")
_TWO_ACTS = pattern(
    "(?:开展|组织|举办|实施)[^和及与、]{2,12}(?:和|与|及|、)[^和及与、]{2,12}"
    "(?:提升|培训|竞赛|宣传|慰问|体检|检查|建设|维修|采购|活动)"
)
_TIMES = frozenset(
    {"年", "个月", "月", "日", "天", "小时", "分钟", "工作日", "%", "岁", "级", "期"}
)
_SHORTEST = 3


@lru_cache(maxsize=4096)
def measures_several(name: str) -> tuple[str, ...]:
    """The things that one name measures when they are several, else ().

    >>> measures_several("慰问覆盖率，津贴发放率")
    ('慰问覆盖率', '津贴发放率')
    >>> measures_several("学生、家长满意度")
    ()
    """
    if _SEPARATED.isdisjoint(name):
        return ()
    words = _ASIDE.sub("", name).strip()
    rates = [part for part in _PARTS.split(words) if _RATE.search(part)]
    if len(rates) > 1:
        return tuple(rates)
    clauses = [part.strip() for part in _CLAUSES.split(words)]
    whole = [part for part in clauses if len(part) >= _SHORTEST and not _ADVERB.search(part)]
    if len(whole) > 1 and rates:
        return tuple(whole)
    counted = [each for each in quantities(words) if each.unit not in _TIMES and not each.per]
    if len(counted) > 1 and len({each.words for each in counted}) > 1:
        told = [part for part in clauses if any(each.words in part for each in counted)]
        return tuple(told if len(told) > 1 else (each.words for each in counted))
    return tuple(_PARTS.split(words)) if _TWO_ACTS.fullmatch(words) else ()
