"""年度预算应当在年度内安排完，12月底的累计支出应为100%。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.promises import said
from jixiao.rules.schedules import manner

_DECEMBER, _WHOLE = 12, 100


@rule(
    id="PLN003",
    name="plan-does-not-reach-100",
    title="资金支出计划12月底不是100%",
    fix="12月底写100%；确有结转的，在资金用途里说明。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="disbursement_plan",
    needs=("unwhole",),
    covers=("D44",),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 20%, 6月底 50%, 10月底 70%, 12月底 90%
            """,
            says="资金支出计划12月底是90%，没有到100%，还有10%的预算没有安排。",
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 20%, 6月底 50%, 10月底 100%, 12月底 100%
            """
        ),
    ),
)
def plan_does_not_reach_100(project: Project) -> str | None:
    last = project.disbursement_plan.at(_DECEMBER).value
    if last is None or last >= _WHOLE:
        return None
    total = project.budget.total.value
    if manner(project.disbursement_plan, total.printed if total else None) in {"amounts", "shares"}:
        return None
    return (
        f"资金支出计划12月底是{said(last)}%，没有到100%，还有{said(_WHOLE - last)}%的预算没有安排。"
    )
