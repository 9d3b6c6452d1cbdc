"""总成本指标是预算约束，指标值大于预算数就失去了控制作用。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.money import UNITS
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.promises import in_wan
from jixiao.rules.statements import quote

_WHOLE = pattern(
    r"(?:项目|预算|建设|实施|资金)?总(?:成本|投入|投资|支出|费用|预算)|项目(?:建设)?成本$"
)


@rule(
    id="FND011",
    name="cost-target-exceeds-budget",
    title="总成本指标值大于预算数",
    fix="把总成本的指标值改为不超过预算数。",
    severity=Severity.ERROR,
    cites=("caiyu-2021-101",),
    at="target",
    needs=("number", "money"),
    covers=("D42",),
    examples=(
        Bad(
            """
            项目: 驿站建设经费  预算数: 30.00
            成本指标 | 项目总成本 | ≤36万元
            """,
            says="“项目总成本”的指标值“≤36万元”大于预算30万元。",
        ),
        Good(
            """
            项目: 驿站建设经费  预算数: 30.00
            成本指标 | 项目总成本 | ≤30万元
            """
        ),
        Good(
            """
            项目: 驿站建设经费  预算数: 30.00
            成本指标 | 单个驿站建设成本 | ≤50000元
            """
        ),
    ),
)
def cost_target_exceeds_budget(indicator: Indicator, ctx: Context) -> str | None:
    target, total = indicator.target.value, ctx.project.budget.total.value
    if target is None or total is None or target.number is None or target.unit not in UNITS:
        return None
    if target.operator in {"≥", ">"} or _WHOLE.search(indicator.name.raw) is None:
        return None
    if target.number * UNITS[target.unit] <= total.yuan:
        return None
    return (
        f"{quote(indicator.name.raw)}的指标值“{indicator.target.raw}”大于预算{in_wan(total.yuan)}。"
    )
