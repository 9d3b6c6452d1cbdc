"""没有指标值，执行情况无从比较。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import is_blank
from jixiao.rules.wording import short


@rule(
    id="MON014",
    name="monitored-target-missing",
    title="监控的指标没有指标值",
    fix="按批复的绩效目标表补填指标值。",
    severity=Severity.ERROR,
    cites=("caiyu-2019-136",),
    at="target",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | | 4场 | 6场
            """,
            says="“开展技能比武场次”写了执行情况“4场”，没有写年度指标值。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | 6场 | 4场 | 6场
            """,
        ),
    ),
)
def monitored_target_missing(indicator: Indicator) -> str | None:
    target = indicator.target
    if not target.is_stated or not is_blank(target):
        return None
    if is_blank(indicator.actual) or is_blank(indicator.name):
        return None
    words = short(indicator.actual.raw)
    return f"“{short(indicator.name.raw)}”写了执行情况“{words}”，没有写年度指标值。"
