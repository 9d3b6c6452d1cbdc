"""设了满意度就要做调查；描述里不写调查办法，到年底只能估一个数。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.wording import bare, short

_COMPUTED = frozenset("占÷/／×")


@rule(
    id="IND050",
    name="satisfaction-without-survey",
    title="满意度没有写怎么调查",
    fix="在描述里写明问卷或者回访、调查多少人、怎么算。",
    severity=Severity.NOTE,
    cites=("caiyu-2021-101",),
    at="description",
    level2=("BENEFICIARY_SATISFACTION",),
    needs=("told", "undivided"),
    gives_way_to=(
        "IND037",
        "IND038",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            服务对象满意度指标 | 劳模满意度 | 劳模对疗养活动的满意程度 | ≥90% | 清工发〔2024〕6号
            """,
            says="“劳模满意度”的描述“劳模对疗养活动的满意程度”没有写怎么调查、怎么计算。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            服务对象满意度指标 | 劳模满意度 | 问卷中选择满意的劳模占答卷劳模的比例 | ≥90% | 上年数
            """
        ),
    ),
)
def satisfaction_without_survey(indicator: Indicator, context: Context) -> str | None:
    words, name = indicator.description.raw, indicator.name.raw
    if not words or "满意" not in words + name:
        return None
    if not _COMPUTED.isdisjoint(words) or first_of(context.words("survey_words"), words):
        return None
    if bare(words) == bare(name):
        return None
    return f"“{short(name)}”的描述“{short(words)}”没有写怎么调查、怎么计算。"
