"""每一条目标都写了金额，相加却少于预算，剩下的钱做什么没有说明。"""

from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.promises import in_wan
from jixiao.rules.saying import Saying

_FEWEST = 2


@rule(
    id="FND007",
    name="amounts-fall-short-of-budget",
    title="逐项写的金额加起来不到预算数",
    fix="补上没有写的用途，或调整金额使相加等于预算数。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="budget.total",
    needs=("budgeted", "paid", "listed"),
    covers=(
        "D42",
        "D43",
    ),
    examples=(
        Bad(
            """
            项目: 劳模关爱经费  预算数: 20.00
            目标: 春节走访慰问劳模40名，发放慰问金6万元
            目标: 为40名劳模发放荣誉津贴，共计8万元
            """,
            says="绩效目标各条写的6万元+8万元=14万元，比预算20万元少6万元，没有说明用途。",
        ),
        Good(
            """
            项目: 劳模关爱经费  预算数: 20.00
            目标: 春节走访慰问劳模40名，发放慰问金6万元
            目标: 为40名劳模发放荣誉津贴，共计8万元
            目标: 组织劳模体检
            """
        ),
        Good(
            """
            项目: 劳模关爱经费  预算数: 14.00
            目标: 春节走访慰问劳模40名，发放慰问金6万元
            目标: 为40名劳模发放荣誉津贴，共计8万元
            """
        ),
    ),
)
def amounts_fall_short_of_budget(project: Project, ctx: Context) -> str | None:
    total = project.budget.total.value
    if total is None or len(project.objectives) < _FEWEST:
        return None
    paid = [
        each for each in ctx.once(Saying, project).payments if each.statement.field == "objective"
    ]
    places = {each.statement.at for each in paid}
    if len(paid) != len(project.objectives) or len(places) != len(paid):
        return None
    amounts = [each.yuan for each in paid]
    together = sum(amounts, Decimal(0))
    if together >= total.yuan:
        return None
    parts = "+".join(in_wan(each) for each in amounts)
    return (
        f"绩效目标各条写的{parts}={in_wan(together)}，比预算{in_wan(total.yuan)}"
        f"少{in_wan(total.yuan - together)}，没有说明用途。"
    )
