"""全年预计执行数超过预算，没有资金来源；需要追加的先办手续。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule


@rule(
    id="MON011",
    name="forecast-spending-over-budget",
    title="预计支出超过预算",
    fix="把预计执行数改到预算以内，或者写明追加的批复。",
    severity=Severity.WARNING,
    cites=("caiyu-2019-136",),
    at="execution.forecast",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            年初预算数: 12.00  执行数: 6.00  预计执行数: 15.00
            """,
            says="全年预计执行数“15.00”超过预算数“12.00”。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            年初预算数: 12.00  全年预算数: 15.00  执行数: 6.00  预计执行数: 15.00
            """,
        ),
    ),
)
def forecast_spending_over_budget(project: Project) -> str | None:
    execution = project.execution
    if execution is None or execution.forecast.value is None:
        return None
    budgets = (execution.original_budget, execution.adjusted_budget)
    known = [each for each in budgets if each.value is not None]
    if not known:
        return None
    forecast = execution.forecast.value.yuan
    if any(each.value is not None and forecast <= each.value.yuan for each in known):
        return None
    return f"全年预计执行数“{execution.forecast.raw}”超过预算数“{known[-1].raw}”。"
