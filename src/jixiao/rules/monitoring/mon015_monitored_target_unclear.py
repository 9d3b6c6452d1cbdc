"""指标值写得不成样（只有单位、数字和文字拼在一起），无法判断进度。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import is_blank
from jixiao.rules.wording import short


@rule(
    id="MON015",
    name="monitored-target-unclear",
    title="监控的指标值无法比较",
    fix="按批复的绩效目标更正指标值。",
    severity=Severity.WARNING,
    cites=("caiyu-2019-136",),
    at="target",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | 场 | 4场 | 6场
            """,
            says="“开展技能比武场次”的指标值“场”无法与执行情况比较。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | 6场 | 4场 | 6场
            """,
        ),
    ),
)
def monitored_target_unclear(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "malformed" or is_blank(indicator.actual):
        return None
    words = short(indicator.target.raw)
    return f"“{short(indicator.name.raw)}”的指标值“{words}”无法与执行情况比较。"
