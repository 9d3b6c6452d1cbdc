"""发放率、使用率越高说明花得越多，不能说明成本得到了控制。

成本指标写标准和上限，例如人均标准、单价、总额；资金用了多少由预算执行率反映。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import ends_with
from jixiao.rules.wording import short


@rule(
    id="TGT054",
    name="cost-target-rewards-spending",
    title="成本指标花得越多越算完成",
    fix="改为标准或总额的上限，例如“人均慰问标准≤500元”。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    level2=("COST", "ECONOMIC_COST"),
    needs=("number", "ends:spend_all_rates"),
    covers=("D10", "D30", "kind:value-operator-contradicts"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            成本指标 | 慰问资金使用率 | 100% | 清工发〔2024〕6号
            """,
            says="成本指标“慰问资金使用率”的指标值“100%”是钱花得越多越算完成，没有设上限。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            成本指标 | 慰问资金总额 | ≤12万元 | 清工发〔2024〕6号
            成本指标 | 办公经费使用率 | ≤90% | 清工发〔2024〕6号
            """
        ),
    ),
)
def cost_target_rewards_spending(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.number is None or target.operator in {"≤", "<"}:
        return None
    name = indicator.name.raw
    if not ends_with(name, context.words("spend_all_rates")):
        return None
    words = short(indicator.target.raw)
    return f"成本指标“{short(name)}”的指标值“{words}”是钱花得越多越算完成，没有设上限。"
