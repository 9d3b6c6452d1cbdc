"""目标写明的活动都在后面的月份，前面的节点却已经安排了支出。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.promises import said
from jixiao.rules.saying import Saying
from jixiao.rules.schedules import Dated, course, dated


@rule(
    id="PLN009",
    name="plan-ahead-of-activities",
    title="活动还没开始，支出计划已经用钱",
    fix="活动开始前的节点写0%，或说明提前支出的理由。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="disbursement_plan",
    gives_way_to=("PLN008",),
    covers=(
        "D44",
        "kind:plan-contradicts-activities",
    ),
    examples=(
        Bad(
            """
            项目: 送清凉经费  预算数: 10.00
            支出计划: 3月底 25%, 6月底 50%, 10月底 75%, 12月底 100%
            目标: 7-8月慰问高温一线职工500人
            """,
            says="支出计划6月底已用50%，但绩效目标写的活动最早在“7-8月”。",
        ),
        Good(
            """
            项目: 送清凉经费  预算数: 10.00
            支出计划: 3月底 0%, 6月底 5%, 10月底 100%, 12月底 100%
            目标: 7-8月慰问高温一线职工500人
            """
        ),
    ),
)
def plan_ahead_of_activities(project: Project, ctx: Context) -> str | None:
    planned = course(project.disbursement_plan)
    if len(planned) < 2 or not project.objectives:
        return None
    fillers = ctx.words("filler_words")
    earliest: Dated | None = None
    for statement in ctx.once(Saying, project).statements:
        if statement.field not in {"objective", "use_of_funds"}:
            continue
        times = dated(statement, fillers)
        if statement.field == "objective" and not times:
            return None
        for each in times:
            if each.is_deadline:
                return None
            if earliest is None or each.first < earliest.first:
                earliest = each
    if earliest is None:
        return None
    early = [
        (month, percent)
        for month, percent in planned
        if month < earliest.first and percent > ctx.number("plan_gap_points")
    ]
    if not early:
        return None
    month, percent = early[-1]
    return (
        f"支出计划{month}月底已用{said(percent)}%，"
        f"但{earliest.statement.label}写的活动最早在“{earliest.words}”。"
    )
