"""“≤100%”“≥0人”不做任何事也能达到，起不到约束作用。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import ends_with, in_percent, is_share
from jixiao.rules.wording import short

_WHOLE = 100


@rule(
    id="TGT019",
    name="target-always-true",
    title="指标值怎么做都能达到",
    fix="写明要达到的数。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("quantity", "certain"),
    gives_way_to=("TGT014",),
    covers=("D11",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问资金占用比例 | ≤100% | 清工发〔2024〕6号
            数量指标 | 慰问困难职工人数 | ≥0人 | 清工发〔2024〕6号
            """,
            says=(
                "“慰问资金占用比例”的指标值“≤100%”怎么做都能达到。",
                "“慰问困难职工人数”的指标值“≥0人”怎么做都能达到。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            经济成本指标 | 成本节约率 | ≥0 | 清工发〔2024〕6号
            数量指标 | 慰问困难职工人数 | ≥40人 | 清工发〔2024〕6号
            经济成本指标 | 成本控制率 | ≤100% | 清工发〔2024〕6号
            """
        ),
    ),
)
def target_always_true(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "quantity" or target.number is None:
        return None
    if target.number == _WHOLE:
        if target.operator != "≤" or not in_percent(target.unit):
            return None
    elif target.number or target.operator != "≥" or target.unit is None:
        return None
    name = indicator.name.raw
    if ends_with(name, context.words("rates_of_change")):
        return None
    if in_percent(target.unit) and not is_share(name, context):
        return None
    if "成本" in name or "预算" in name or "支出" in name:
        return None
    return f"“{short(name)}”的指标值“{short(indicator.target.raw)}”怎么做都能达到。"
