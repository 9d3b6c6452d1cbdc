"""预计完不成的，要写明偏差原因，才能及时纠偏或者按程序调整目标。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import foreseen, is_blank, lacks
from jixiao.rules.wording import short


@rule(
    id="MON006",
    name="forecast-below-target-without-reason",
    title="预计完不成又没有写原因",
    fix="写明预计完不成的原因和纠偏措施。",
    severity=Severity.WARNING,
    cites=("caiyu-2019-136",),
    at="deviation_reason",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 2场 | 4场 | 有可能 |
            """,
            says="“开展技能比武场次”的指标值是“≥6场”，全年预计“4场”，没有写原因。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 2场 | 4场 | 有可能 | 场馆汛期改作安置点
            """,
        ),
    ),
)
def forecast_below_target_without_reason(indicator: Indicator, context: Context) -> str | None:
    if not lacks(indicator, "deviation_reason", context) or not is_blank(indicator.note):
        return None
    done = foreseen(indicator, context)
    if done is None or done.reached:
        return None
    return (
        f"“{short(indicator.name.raw)}”的指标值是“{short(indicator.target.raw)}”，"
        f"全年预计“{short(indicator.forecast.raw)}”，没有写原因。"
    )
