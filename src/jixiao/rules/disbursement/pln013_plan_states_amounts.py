"""资金支出计划填百分比，最后一个节点等于预算数说明填的是金额。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.promises import said
from jixiao.rules.schedules import course, manner


@rule(
    id="PLN013",
    name="plan-states-amounts",
    title="资金支出计划写成了金额",
    fix="改写为占预算数的累计百分比，12月底是100%。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="disbursement_plan",
    needs=("unwhole", "budgeted"),
    covers=("D44",),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数: 12.00
            支出计划: 3月底 3, 6月底 6, 10月底 9, 12月底 12
            """,
            says="资金支出计划最后是12，正好等于预算数12.00，写的是金额而不是百分比。",
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 100.00
            支出计划: 3月底 25, 6月底 50, 10月底 75, 12月底 100
            """
        ),
    ),
)
def plan_states_amounts(project: Project) -> str | None:
    plan, total = project.disbursement_plan, project.budget.total
    if total.value is None or manner(plan, total.value.printed) != "amounts":
        return None
    last = course(plan)[-1][1]
    return f"资金支出计划最后是{said(last)}，正好等于预算数{total.raw}，写的是金额而不是百分比。"
