"""数量指标和成本指标都写定了，相乘却不到预算的一半，其余资金的用途应当说明。"""

from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.prices import unit_costs
from jixiao.rules.promises import in_wan
from jixiao.rules.statements import quote
from jixiao.rules.wording import short

_HALF = 50


@rule(
    id="FND010",
    name="budget-far-above-need",
    title="按数量和单价算，预算高出很多",
    fix="补充其他用途的数量和单价，或核减预算。",
    severity=Severity.NOTE,
    cites=("caiyu-2015-88",),
    at="budget.total",
    needs=("budgeted", "priced"),
    covers=("D42",),
    examples=(
        Bad(
            """
            项目: 劳模体检费  预算数: 5.00
            用途: 用于劳模体检
            数量指标 | 劳模体检人数 | =40人
            成本指标 | 劳模体检人均标准 | =500元
            """,
            says="“劳模体检人数”=40人×“劳模体检人均标准”=500元=2万元，只占预算5万元的40%。",
        ),
        Good(
            """
            项目: 劳模体检费  预算数: 5.00
            用途: 用于劳模体检和疗休养
            数量指标 | 劳模体检人数 | =40人
            数量指标 | 疗休养人数 | =20人
            成本指标 | 劳模体检人均标准 | =500元
            """
        ),
    ),
)
def budget_far_above_need(project: Project) -> str | None:
    total = project.budget.total.value
    if total is None or total.yuan <= 0:
        return None
    costs = [row for row in project.indicators if row.level2.value == "COST"]
    amounts = [row for row in project.indicators if row.level2.value == "QUANTITY"]
    if len(costs) != 1 or len(amounts) != 1:
        return None
    for row, cost, price in unit_costs(project):
        counted_by = row.target.value
        if counted_by is None or counted_by.number is None or counted_by.operator in {"<", "≤"}:
            continue
        needed = counted_by.number * price
        share = (needed / total.yuan * 100).quantize(Decimal(1))
        if share < _HALF:
            return (
                f"{quote(row.name.raw)}{short(row.target.raw)}×{quote(cost.name.raw)}"
                f"{short(cost.target.raw)}={in_wan(needed)}，"
                f"只占预算{in_wan(total.yuan)}的{share}%。"
            )
    return None
