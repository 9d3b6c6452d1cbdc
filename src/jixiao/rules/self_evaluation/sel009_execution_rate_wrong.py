"""执行率是全年执行数除以全年预算数。

除以年初预算数会得出另一个数，自评时以调整后的全年预算数为准。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import rate_differs, stated_rate
from jixiao.scoring.completion import plain
from jixiao.scoring.points import execution_rate, rounded


@rule(
    id="SEL009",
    name="execution-rate-wrong",
    title="执行率算错",
    fix="用全年执行数除以全年预算数重新计算执行率。",
    severity=Severity.ERROR,
    cites=("caiyu-2020-10",),
    at="execution.execution_rate",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武
            年初预算数: 12.00  全年预算数: 10.00  执行数: 9.00  执行率: 75%
            """,
            says="执行率写的是“75%”，按执行数除以全年预算数（9.00÷10.00）应为90%。",
        ),
        Good(
            """
            自评: 清河口县技能比武
            全年预算数: 808.10  执行数: 692.98  执行率: 86%
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武
            全年预算数: 808.10  执行数: 692.98  执行率: 0.86
            """,
        ),
    ),
)
def execution_rate_wrong(project: Project) -> str | None:
    execution = project.execution
    if execution is None or (rate := stated_rate(execution)) is None:
        return None
    spent, budget = execution.spent.value, execution.adjusted_budget.value
    if spent is None or budget is None or budget.yuan <= 0:
        return None
    reckoned = execution_rate(spent.yuan, budget.yuan)
    if not rate_differs(rate, execution.execution_rate.raw, reckoned):
        return None
    formula = f"{execution.spent.raw}÷{execution.adjusted_budget.raw}"
    return (
        f"执行率写的是“{execution.execution_rate.raw}”，"
        f"按执行数除以全年预算数（{formula}）应为{plain(rounded(reckoned))}%。"
    )
