"""监控要预计年底能完成多少，空着就无法判断要不要纠偏。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import is_blank
from jixiao.rules.wording import short


@rule(
    id="MON005",
    name="forecast-missing",
    title="没有填全年预计完成情况",
    fix="按目前进度预计年底能完成的数。",
    severity=Severity.WARNING,
    cites=("caiyu-2019-136",),
    at="forecast",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 4场 |
            """,
            says="“开展技能比武场次”的指标值是“≥6场”，没有填全年预计完成情况。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 4场 | 6场
            """,
        ),
    ),
)
def forecast_missing(indicator: Indicator) -> str | None:
    forecast = indicator.forecast
    if not forecast.is_stated or not is_blank(forecast) or is_blank(indicator.target):
        return None
    name = short(indicator.name.raw)
    return f"“{name}”的指标值是“{short(indicator.target.raw)}”，没有填全年预计完成情况。"
