"""到监控时支出已经超过预算，要么预算调整没有填，要么数字或者单位有误。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import HUNDRED, spent_rate


@rule(
    id="MON016",
    name="monitored-spending-over-budget",
    title="已支出数超过预算",
    fix="核对两个数和单位；确有追加的，填写调整后的预算数。",
    severity=Severity.WARNING,
    cites=("caiyu-2019-136",),
    at="execution.spent",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            年初预算数: 12.00  执行数: 120.00
            """,
            says="到目前的执行数“120.00”已经超过预算数“12.00”。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            年初预算数: 12.00  全年预算数: 15.00  执行数: 13.00
            """,
        ),
    ),
)
def monitored_spending_over_budget(project: Project) -> str | None:
    rate = spent_rate(project)
    execution = project.execution
    if rate is None or execution is None or rate <= HUNDRED:
        return None
    budget = execution.original_budget.raw
    if execution.adjusted_budget.value is not None:
        budget = execution.adjusted_budget.raw
    return f"到目前的执行数“{execution.spent.raw}”已经超过预算数“{budget}”。"
