"""资金支出计划是累计百分比，后面的节点不可能比前面的低。"""

from itertools import pairwise

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.promises import said
from jixiao.rules.schedules import course, manner


@rule(
    id="PLN002",
    name="plan-falls",
    title="资金支出计划前高后低",
    fix="各节点写累计百分比，后一个节点不低于前一个。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="disbursement_plan",
    needs=("falling",),
    covers=("D44",),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 40%, 6月底 30%, 10月底 35%, 12月底 100%
            """,
            says="资金支出计划6月底30%低于3月底40%，累计百分比不会下降。",
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 40%, 6月底 40%, 10月底 80%, 12月底 100%
            """
        ),
    ),
)
def plan_falls(project: Project) -> str | None:
    planned = course(project.disbursement_plan)
    for (before, first), (after, second) in pairwise(planned):
        if second < first:
            total = project.budget.total.value
            if manner(project.disbursement_plan, total.printed if total else None) != "cumulative":
                return None
            return (
                f"资金支出计划{after}月底{said(second)}%低于{before}月底{said(first)}%，"
                "累计百分比不会下降。"
            )
    return None
