"""年初预算数空着，看不出年中调整了多少。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import is_blank


@rule(
    id="SEL012",
    name="original-budget-missing",
    title="没有填年初预算数",
    fix="补填年初预算数，年中新增的项目填0。",
    severity=Severity.NOTE,
    cites=("caiyu-2020-10",),
    at="execution.original_budget",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武
            年初预算数:
            全年预算数: 10.00  执行数: 10.00
            """,
            says="年初预算数空着，全年预算数是“10.00”，看不出年中是否调整。",
        ),
        Good(
            """
            自评: 清河口县技能比武
            全年预算数: 10.00  执行数: 10.00
            """,
        ),
    ),
)
def original_budget_missing(project: Project) -> str | None:
    execution = project.execution
    if execution is None or not execution.original_budget.is_stated:
        return None
    if not is_blank(execution.original_budget) or execution.adjusted_budget.value is None:
        return None
    return f"年初预算数空着，全年预算数是“{execution.adjusted_budget.raw}”，看不出年中是否调整。"
