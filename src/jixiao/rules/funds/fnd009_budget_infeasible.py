"""数量指标的最低数乘成本指标的最低单价，是完成目标至少要花的钱。

这个数大于预算，目标就不可能在预算内完成；常见的原因是成本指标的“≤”写成了“≥”。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.money import Money
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.prices import has_prices, unit_costs
from jixiao.rules.promises import in_wan
from jixiao.rules.statements import quote
from jixiao.rules.wording import short


@rule(
    id="FND009",
    name="budget-infeasible",
    title="按数量和单价算，预算不够",
    fix="核对数量、单价和预算，使数量乘单价不超过预算。",
    severity=Severity.ERROR,
    cites=("caiyu-2015-88",),
    needs=("budgeted", "priced"),
    covers=(
        "D42",
        "kind:budget-infeasible",
    ),
    examples=(
        Bad(
            """
            项目: 劳模体检费  预算数: 1.00
            数量指标 | 劳模体检人数 | ≥25人
            成本指标 | 劳模体检人均标准 | ≥500元
            """,
            says="“劳模体检人数”≥25人×“劳模体检人均标准”≥500元=1.25万元，大于预算1万元。",
        ),
        Bad(
            """
            项目: 道路养护费  预算数: 40.00
            数量指标 | 道路养护里程 | =100公里
            成本指标 | 道路养护单位成本 | 5000元/公里
            """,
            says="“道路养护里程”=100公里×“道路养护单位成本”5000元/公里=50万元，大于预算40万元。",
        ),
        Good(
            """
            项目: 劳模体检费  预算数: 1.00
            数量指标 | 劳模体检人数 | ≥25人
            成本指标 | 劳模体检人均标准 | ≤500元
            """
        ),
        Good(
            """
            项目: 劳模体检费  预算数: 1.25
            数量指标 | 劳模体检人数 | ≥25人
            成本指标 | 劳模体检人均标准 | 500元
            """
        ),
    ),
)
def budget_infeasible(project: Project, ctx: Context) -> Iterator[Fault] | None:
    total = project.budget.total.value
    if total is None or total.yuan <= 0 or not has_prices(project):
        return None
    return _infeasible(project, total, ctx)


def _infeasible(project: Project, total: Money, ctx: Context) -> Iterator[Fault]:
    for row, cost, price in unit_costs(project):
        if cost.target.value is None or cost.target.value.operator in {"≤", "<"}:
            continue
        counted_by = row.target.value
        if counted_by is None or counted_by.operator in {"≤", "<"} or counted_by.number is None:
            continue
        needed = counted_by.number * price
        if needed <= total.yuan * (1 + ctx.number("price_rounding_percent") / 100):
            continue
        yield Fault(
            f"{quote(row.name.raw)}{short(row.target.raw)}×{quote(cost.name.raw)}"
            f"{short(cost.target.raw)}={in_wan(needed)}，大于预算{in_wan(total.yuan)}。",
            at="budget.total",
        )
