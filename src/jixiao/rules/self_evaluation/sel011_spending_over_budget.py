"""执行数超过全年预算数，要么预算调整没有填，要么数字或者单位有误。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule


@rule(
    id="SEL011",
    name="spending-over-budget",
    title="执行数超过全年预算数",
    fix="核对两个数和单位；确有追加的，把调整后的数填进全年预算数。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    at="execution.spent",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武
            全年预算数: 10.00  执行数: 12.00
            """,
            says="全年执行数“12.00”超过了全年预算数“10.00”。",
        ),
        Good(
            """
            自评: 清河口县技能比武
            年初预算数: 10.00  全年预算数: 12.00  执行数: 12.00
            """,
        ),
    ),
)
def spending_over_budget(project: Project) -> str | None:
    execution = project.execution
    if execution is None:
        return None
    spent, budget = execution.spent.value, execution.adjusted_budget.value
    if spent is None or budget is None or spent.yuan <= budget.yuan:
        return None
    return f"全年执行数“{execution.spent.raw}”超过了全年预算数“{execution.adjusted_budget.raw}”。"
