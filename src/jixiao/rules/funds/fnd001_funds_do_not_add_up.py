"""预算数由财政资金和其他资金组成，三个数必须勾稽一致。"""

from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.promises import in_wan, said


@rule(
    id="FND001",
    name="funds-do-not-add-up",
    title="财政资金与其他资金之和不等于预算数",
    fix="核对三个数，使财政资金加其他资金等于预算数。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="budget.total",
    needs=("budgeted", "divided"),
    covers=("D43",),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数: 12.00  财政资金: 8.00  其他资金: 3.00
            """,
            says="财政资金8.00加其他资金3.00是11，不等于预算数12.00。",
        ),
        Bad(
            """
            项目: 技能比武经费  预算数: 12.00  财政资金: 15.00
            """,
            says="财政资金15.00大于预算数12.00。",
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 12.00  财政资金: 8.00  其他资金: 4.00
            """
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 12.00  财政资金: 12.00
            """
        ),
    ),
)
def funds_do_not_add_up(project: Project) -> str | None:
    budget = project.budget
    total, fiscal, other = (budget.total.value, budget.fiscal_funds.value, budget.other_funds.value)
    if total is None or (fiscal is None and other is None):
        return None
    parts = sum((each.yuan for each in (fiscal, other) if each is not None), Decimal(0))
    if parts == total.yuan:
        return None
    if fiscal is not None and other is not None:
        together = said(parts * total.printed / total.yuan) if total.yuan else in_wan(parts)
        return (
            f"财政资金{budget.fiscal_funds.raw}加其他资金{budget.other_funds.raw}是{together}，"
            f"不等于预算数{budget.total.raw}。"
        )
    if parts < total.yuan:
        return None
    name, leaf = ("财政资金", budget.fiscal_funds) if fiscal else ("其他资金", budget.other_funds)
    return f"{name}{leaf.raw}大于预算数{budget.total.raw}。"
