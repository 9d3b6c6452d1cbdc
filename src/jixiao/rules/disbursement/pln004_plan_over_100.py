"""累计支出不能超过全部预算，任何节点都不应超过100%。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import said
from jixiao.rules.schedules import course, manner

_WHOLE = 100


@rule(
    id="PLN004",
    name="plan-over-100",
    title="资金支出计划超过100%",
    fix="累计百分比最高为100%。",
    severity=Severity.ERROR,
    cites=("practice",),
    needs=("unwhole",),
    covers=("D44",),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 20%, 6月底 50%, 10月底 105%, 12月底 120%
            """,
            says=(
                "资金支出计划10月底写了105%，超过了100%。",
                "资金支出计划12月底写了120%，超过了100%。",
            ),
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 20%, 6月底 50%, 10月底 100%, 12月底 100%
            """
        ),
    ),
)
def plan_over_100(project: Project) -> list[Fault] | None:
    plan = project.disbursement_plan
    over = [(month, value) for month, value in course(plan) if value > _WHOLE]
    if not over:
        return None
    total = project.budget.total.value
    if manner(plan, total.printed if total else None) == "amounts":
        return None
    return [
        Fault(
            f"资金支出计划{month}月底写了{said(value)}%，超过了100%。",
            at=f"disbursement_plan.{month:02d}",
        )
        for month, value in over
    ]
