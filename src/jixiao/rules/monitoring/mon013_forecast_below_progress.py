"""已经完成的数量不会变少，全年预计至少等于目前完成的数。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import measure_kind
from jixiao.rules.wording import short
from jixiao.scoring.completion import same_measure

_CAPS = frozenset("≤<")


@rule(
    id="MON013",
    name="forecast-below-progress",
    title="预计完成数少于已完成数",
    fix="核对两个数，改正写错的一处。",
    severity=Severity.WARNING,
    cites=("caiyu-2019-136",),
    at="forecast",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 5场 | 4场
            """,
            says="“开展技能比武场次”目前已完成“5场”，全年预计却只有“4场”。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 5场 | 6场
            """,
        ),
    ),
)
def forecast_below_progress(indicator: Indicator) -> str | None:
    actual, forecast, target = (
        indicator.actual.value, indicator.forecast.value, indicator.target.value,
    )  # fmt: skip
    if actual is None or forecast is None or target is None or target.operator in _CAPS:
        return None
    if indicator.level2.value != "QUANTITY" or not actual.kind == forecast.kind == "quantity":
        return None
    if actual.number is None or forecast.number is None or measure_kind(actual.unit) == "share":
        return None
    factor = same_measure(actual, forecast)
    if factor is None or forecast.number * factor >= actual.number:
        return None
    return (
        f"“{short(indicator.name.raw)}”目前已完成“{short(indicator.actual.raw)}”，"
        f"全年预计却只有“{short(indicator.forecast.raw)}”。"
    )
