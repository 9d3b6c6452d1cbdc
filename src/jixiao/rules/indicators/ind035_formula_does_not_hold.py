"""算法里分母写成了一个比率，或者分子本身就是一个比率，或者分子分母是同一个数，算不出要的结果。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.wording import same_words, short

_SHARE_OF = pattern("的?(?:比率|比例|比重|百分比)[。；;]?$")
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
    stated, at = indicator.description, "description"
    words = stated.raw
    if "占" not in words:
        return None
    if same_words(words, indicator.name.raw):
        at = "name"
    numerator, _, denominator = words.rpartition("占")
    denominator = _SHARE_OF.sub("", denominator)
    if _is_rate(denominator):
        what = f"分母“{short(denominator)}”本身是比率"
    elif _is_rate(numerator) and _ASIDES.isdisjoint(numerator):
        what = f"分子“{short(numerator)}”本身是比率"
    elif (word := _shared(numerator, denominator, context)) and len(numerator) < _LONGEST:
        what = f"分子分母都是“{word}”的数，算出来总是百分之百"
    elif "使用率" in indicator.name.raw and _OF_ALL.search(words):
        what = "使用率应是已用的钱占可用的钱，这里写的是一种用途占全部资金"
    else:
        return None
    return Fault(f"“{short(indicator.name.raw)}”的算法不成立：{what}。", at=at)


def _is_rate(words: str) -> bool:
    words = words.rstrip("。）)")
    return words.endswith(_RATES) and not words.endswith(_NO_RATES)


def _shared(numerator: str, denominator: str, context: Context) -> str:
    word = first_of(context.words("qualities_counted"), denominator)
    return word if word and word in numerator else ""
