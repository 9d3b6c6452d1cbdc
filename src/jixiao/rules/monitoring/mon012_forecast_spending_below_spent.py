"""已经花掉的钱不会变少，全年预计执行数至少等于目前的执行数。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule


@rule(
    id="MON012",
    name="forecast-spending-below-spent",
    title="预计支出少于已支出",
    fix="核对两个数和单位，改正写错的一处。",
    severity=Severity.ERROR,
    cites=("caiyu-2019-136",),
    at="execution.forecast",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            年初预算数: 12.00  执行数: 6.00  预计执行数: 5.00
            """,
            says="全年预计执行数“5.00”少于目前的执行数“6.00”。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            年初预算数: 12.00  执行数: 6.00  预计执行数: 6.00
            """,
        ),
    ),
)
def forecast_spending_below_spent(project: Project) -> str | None:
    execution = project.execution
    if execution is None:
        return None
    forecast, spent = execution.forecast.value, execution.spent.value
    if forecast is None or spent is None or forecast.yuan >= spent.yuan:
        return None
    return f"全年预计执行数“{execution.forecast.raw}”少于目前的执行数“{execution.spent.raw}”。"
