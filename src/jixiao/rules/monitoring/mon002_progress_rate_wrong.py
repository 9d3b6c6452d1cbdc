"""监控表的执行率是监控期内的执行数除以年初预算数；年中调整过的，除以调整后的预算数。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import rate_differs, stated_rate
from jixiao.scoring.completion import plain
from jixiao.scoring.points import execution_rate, rounded


@rule(
    id="MON002",
    name="progress-rate-wrong",
    title="监控期执行率算错",
    fix="用执行数除以预算数重新计算执行率。",
    severity=Severity.ERROR,
    cites=("caiyu-2019-136",),
    at="execution.execution_rate",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            年初预算数: 12.00  执行数: 6.00  执行率: 60%
            """,
            says="执行率写的是“60%”，按执行数除以预算数（6.00÷12.00）应为50%。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            年初预算数: 12.00  全年预算数: 10.00  执行数: 6.00  执行率: 60%
            """,
        ),
    ),
)
def progress_rate_wrong(project: Project) -> str | None:
    execution = project.execution
    if execution is None or (rate := stated_rate(execution)) is None:
        return None
    spent = execution.spent.value
    budgets = [
        each for each in (execution.original_budget, execution.adjusted_budget) if each.value
    ]
    if spent is None or not budgets or any(each.value.yuan <= 0 for each in budgets if each.value):
        return None
    rates = [execution_rate(spent.yuan, each.value.yuan) for each in budgets if each.value]
    printed = execution.execution_rate.raw
    if not all(rate_differs(rate, printed, each) for each in rates):
        return None
    return (
        f"执行率写的是“{printed}”，"
        f"按执行数除以预算数（{execution.spent.raw}÷{budgets[0].raw}）"
        f"应为{plain(rounded(rates[0]))}%。"
    )
