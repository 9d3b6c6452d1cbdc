"""成本指标衡量花费是否受控，指标值应当是上限。

写成“≥500元”意味着花得越多越好，自评时无法判断成本是否得到控制；节约率、降低额越大越好，不在此列。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of, is_share
from jixiao.rules.wording import short

_FLOORS = frozenset({"≥", ">"})


@rule(
    id="IND004",
    name="cost-target-not-capped",
    title="成本指标的指标值不是上限",
    fix="把“≥”改为“≤”，或写明成本的上下限。",
    severity=Severity.WARNING,
    cites=("caiyu-2021-101",),
    at="target",
    level2=(
        "COST",
        "ECONOMIC_COST",
    ),
    needs=("floor",),
    covers=("D10", "kind:value-operator-contradicts"),
    examples=(
        Bad(
            """
            项目: 清河口县职工体检  预算数: 1.00
            成本指标 | 职工体检人均标准 | ≥500元 | 清工发〔2024〕6号
            """,
            says="“职工体检人均标准”是成本指标，指标值“≥500元”没有设上限。",
        ),
        Good(
            """
            项目: 清河口县职工体检  预算数: 1.00
            成本指标 | 职工体检人均标准 | ≤500元 | 清工发〔2024〕6号
            """
        ),
        Good(
            """
            项目: 清河口县职工体检  预算数: 1.00
            成本指标 | 比市场价节约的体检费 | ≥2000元 | 清工发〔2024〕6号
            """
        ),
    ),
)
def cost_target_not_capped(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.operator not in _FLOORS or target.high is not None:
        return None
    name = indicator.name.raw
    if first_of(context.words("saving_words"), name) or is_share(name, context):
        return None
    if target.direction == "decrease":
        return None
    return f"“{short(name)}”是成本指标，指标值“{short(indicator.target.raw)}”没有设上限。"
