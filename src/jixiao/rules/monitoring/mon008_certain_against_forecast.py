"""预计完成的数达不到指标值，可能性却选“确定能”，两处矛盾。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import foreseen
from jixiao.rules.wording import bare, short


@rule(
    id="MON008",
    name="certain-against-forecast",
    title="预计完不成却选“确定能”",
    fix="核对预计完成情况和可能性，改正写错的一处。",
    severity=Severity.WARNING,
    cites=("caiyu-2019-136",),
    at="likelihood",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 2场 | 4场 | 确定能
            """,
            says="“开展技能比武场次”的指标值是“≥6场”，全年预计“4场”，可能性却选了“确定能”。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 2场 | 6场 | 确定能
            """,
        ),
    ),
)
def certain_against_forecast(indicator: Indicator, context: Context) -> str | None:
    words = indicator.likelihood.raw
    if not words or bare(words) not in context.words("certain_words"):
        return None
    done = foreseen(indicator, context)
    if done is None or done.reached:
        return None
    return (
        f"“{short(indicator.name.raw)}”的指标值是“{short(indicator.target.raw)}”，"
        f"全年预计“{short(indicator.forecast.raw)}”，可能性却选了“{short(words)}”。"
    )
