"""满意度定到六成以下，等于允许一小半服务对象不满意；多半是填错了格，或者为了容易完成。

确实只能做到这么多的，请写明近几年的调查结果。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import in_percent, measured
from jixiao.rules.wording import short

_SATISFACTION = ("满意度", "满意率")


@rule(
    id="TGT056",
    name="satisfaction-too-low",
    title="满意度定得太低",
    fix="按近年的调查结果确定，或者核对是不是填错了格。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("figure", "quantity", "ends:满意度|满意率"),
    covers=("D17", "kind:value-implausible"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            服务对象满意度指标 | 困难职工满意度 | ≥20% | 清工发〔2024〕6号
            """,
            says="“困难职工满意度”只要求“≥20%”，定得太低。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            服务对象满意度指标 | 困难职工满意度 | ≥85% | 清工发〔2024〕6号
            质量指标 | 不满意率 | ≤5% | 清工发〔2024〕6号
            服务对象满意度指标 | 困难职工满意度提高 | 比上年提高2% | 清工发〔2024〕6号
            """
        ),
    ),
)
def satisfaction_too_low(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.number is None:
        return None
    if not 1 < target.number < context.number("satisfaction_least"):
        return None
    if target.operator in {"≤", "<"} or target.direction is not None:
        return None
    if not (target.unit is None or in_percent(target.unit)):
        return None
    name = indicator.name.raw
    if not measured(name).endswith(_SATISFACTION) or "不满" in name:
        return None
    return f"“{short(name)}”只要求“{short(indicator.target.raw)}”，定得太低。"
