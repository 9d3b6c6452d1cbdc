"""算法里分母或分子本身就是一个比率，或者分子分母是同一个数，或者写反了，算不出要的结果。"""

from functools import lru_cache

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.wording import bare, same_words, short

_SHARE_OF = pattern(r"(?:的?(?:比率|比例|比重|百分比)|\s*[×*]\s*100\s*[%％]?)[。；;]?$")
_NO_RATES = ("效率", "比率")
_RATES = ("率", "满意度")
_ASIDES = frozenset("，。；：:（(")
_OF_ALL = pattern("用于[^，。]*占[^，。]*总")
_LONGEST = 40


@rule(
    id="IND035",
    name="formula-does-not-hold",
    title="描述里的算法不成立",
    fix="写成“实际达到的数÷应当达到的数×100%”。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("shared",),
    covers=(
        "D28",
        "kind:description-mismatch",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 补助发放率 | 实际发放补助金额占计划发放率 | ≥95% | 清工发〔2024〕6号
            """,
            says="“补助发放率”的算法不成立：分母“计划发放率”本身是比率。",
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 体检表完整率 | 抽查完整的体检表数占全部完整的体检表数的比例 | ≥95% | 上年数
            """,
            says="“体检表完整率”的算法不成立：分子分母都是“完整”的数，算出来总是百分之百。",
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            服务对象满意度指标 | 劳模满意度 | 劳模满意度占总数的比例 | ≥90% | 清工发〔2024〕6号
            """,
            says="“劳模满意度”的算法不成立：分子“劳模满意度”本身是比率。",
        ),
        Bad(
            """
            项目: 技能培训  预算数: 6.00
            质量指标 | 培训考核合格率 | 参加考核人次÷考核合格人次×100% | ≥95% | 上年数
            """,
            says="“培训考核合格率”的算法不成立：分子分母写反了，“合格”的数应当是分子。",
        ),
        Good(
            """
            项目: 技能培训  预算数: 6.00
            质量指标 | 培训考核合格率 | 考核合格人次÷参加考核人次×100% | ≥95% | 上年数
            质量指标 | 不合格项整改率 | 已整改的项数÷检查不合格的项数×100% | ≥95% | 上年数
            """
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 补助发放率 | 实际发放补助金额占计划发放金额的比率 | ≥95% | 上年数
            质量指标 | 体检表完整率 | 完整的体检表数占全部体检表数的比例 | ≥95% | 上年数
            """
        ),
    ),
)
def formula_does_not_hold(indicator: Indicator, context: Context) -> Fault | None:
    words, name = indicator.description.raw, indicator.name.raw
    divided = _divided(words)
    if divided is None:
        return None
    what = _mistake(*divided, bare(name), context.words("qualities_counted"))
    if not what and "使用率" in name and _OF_ALL.search(words):
        what = "使用率应是已用的钱占可用的钱，这里写的是一种用途占全部资金"
    if not what:
        return None
    at = "name" if same_words(words, name) else "description"
    return Fault(f"“{short(name)}”的算法不成立：{what}。", at=at)


@lru_cache(maxsize=2048)
def _divided(words: str) -> tuple[str, str] | None:
    """Numerator and denominator of a formula with 占 or a single ÷; None without."""
    sign = "占" if "占" in words else "÷"
    if sign not in words or words.count("÷") > 1:
        return None
    numerator, _, denominator = words.rpartition(sign)
    return numerator, _SHARE_OF.sub("", denominator)


@lru_cache(maxsize=2048)
def _mistake(numerator: str, denominator: str, name: str, qualities: frozenset[str]) -> str:
    """Why one number can not be divided by the other, "" when it can."""
    if _is_rate(denominator):
        return f"分母“{short(denominator)}”本身是比率"
    if _is_rate(numerator) and _ASIDES.isdisjoint(numerator):
        return f"分子“{short(numerator)}”本身是比率"
    word = first_of(qualities, denominator)
    if word and word in numerator and len(numerator) < _LONGEST:
        return f"分子分母都是“{word}”的数，算出来总是百分之百"
    if word and word not in numerator and name.endswith(f"{word}率"):
        return f"分子分母写反了，“{word}”的数应当是分子"
    return ""


def _is_rate(words: str) -> bool:
    words = words.rstrip("。）)")
    return words.endswith(_RATES) and not words.endswith(_NO_RATES)
