"""一个县级项目的预算超过一百亿元，多半是把元当成了万元。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.promises import said


@rule(
    id="FND005",
    name="budget-implausibly-large",
    title="项目预算大得不合常理",
    fix="核对金额和单位；把元当成万元填的，改正单位。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="budget.total",
    needs=("budgeted",),
    covers=("D43",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 清河口县水务局
            单位: 万元
            项目: 农村供水维修经费  预算数: 8000000
            """,
            says="预算数8000000万元合800亿元，单位可能应当是元。",
        ),
        Good(
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 清河口县水务局
            单位: 元
            项目: 农村供水维修经费  预算数: 8000000
            """
        ),
    ),
)
def budget_implausibly_large(project: Project, ctx: Context) -> str | None:
    total = project.budget.total.value
    if total is None or total.unit != "万元" or total.printed <= ctx.number("largest_project_wan"):
        return None
    return (
        f"预算数{project.budget.total.raw}万元合{said(total.yuan / 10**8)}亿元，单位可能应当是元。"
    )
