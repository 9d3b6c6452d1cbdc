"""资金支出计划填累计百分比；各期相加正好100%，说明填的是每一期的比例。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.schedules import manner, printed


@rule(
    id="PLN015",
    name="plan-states-shares",
    title="资金支出计划写成了每期的比例",
    fix="改写为累计百分比，例如25%、50%、75%、100%。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="disbursement_plan",
    needs=("unwhole",),
    covers=("D44",),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数: 12.00
            支出计划: 3月底 10%, 6月底 40%, 10月底 30%, 12月底 20%
            """,
            says="资金支出计划10%、40%、30%、20%相加正好100%，写的是每期的比例，不是累计百分比。",
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 12.00
            支出计划: 3月底 10%, 6月底 50%, 10月底 80%, 12月底 100%
            """
        ),
    ),
)
def plan_states_shares(project: Project) -> str | None:
    plan = project.disbursement_plan
    if not plan.checkpoints or manner(plan, None) != "shares":
        return None
    return f"资金支出计划{printed(plan)}相加正好100%，写的是每期的比例，不是累计百分比。"
