"""“…的比例”要说清是谁占谁，只写分子，分母是谁就各说各话。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import is_share
from jixiao.rules.wording import same_words, short

_RATIO = ("比例", "比率", "占比", "比重", "百分比")
_BASES = frozenset("占中在除÷/／×总")


@rule(
    id="IND036",
    name="rate-without-base",
    title="比率没有说占什么",
    fix="写成“甲占乙的比例”，分母写明范围，例如“占应体检人数的比例”。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="description",
    needs=("ratio", "ends:share_names"),
    covers=(
        "D28",
        "kind:indicator-undefined",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 劳模疗养率 | 参加疗养的劳模比例 | ≥95% | 清工发〔2024〕6号
            """,
            says="“劳模疗养率”的描述“参加疗养的劳模比例”没有说占什么，分母不清楚。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 劳模疗养率 | 参加疗养的劳模占在册劳模的比例 | ≥95% | 清工发〔2024〕6号
            """
        ),
    ),
)
def rate_without_base(indicator: Indicator, context: Context) -> str | None:
    words = indicator.description.raw
    if not words.endswith(_RATIO) or not _BASES.isdisjoint(words):
        return None
    if same_words(words, indicator.name.raw) or not is_share(indicator.name.raw, context):
        return None
    return f"“{short(indicator.name.raw)}”的描述“{short(words)}”没有说占什么，分母不清楚。"
