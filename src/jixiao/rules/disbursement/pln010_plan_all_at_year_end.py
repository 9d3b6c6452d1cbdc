"""前几个节点都是0%、12月底一次100%，容易形成年底突击花钱。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.schedules import course

_FEWEST = 3


@rule(
    id="PLN010",
    name="plan-all-at-year-end",
    title="全部资金安排在年底支出",
    fix="按实施进度安排各节点，确需年底一次支付的在资金用途里说明。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="disbursement_plan",
    needs=("late",),
    covers=("D44",),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 0%, 6月底 0%, 10月底 0%, 12月底 100%
            """,
            says="支出计划前3个节点都是0%，全部资金安排在12月底前支出。",
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 0%, 6月底 0%, 10月底 90%, 12月底 100%
            """
        ),
    ),
)
def plan_all_at_year_end(project: Project) -> str | None:
    planned = course(project.disbursement_plan)
    if len(planned) < _FEWEST or not planned[-1][1] or any(value for _, value in planned[:-1]):
        return None
    return f"支出计划前{len(planned) - 1}个节点都是0%，全部资金安排在{planned[-1][0]}月底前支出。"
