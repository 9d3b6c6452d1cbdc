"""目标写明的活动都在后面的月份，前面的节点却已经安排了支出。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.promises import said
from jixiao.rules.saying import Saying
from jixiao.rules.schedules import course

_EFFECT = pattern(
    r"^(?:[0-9]{1,2}[.、．]\s*)?(?:[^，。；\d]{0,12}满意[度率]"
    r"|[一-龥]{0,6}(?:改造|修缮|修补|建成|治理|整治|实施|投用|通行)后)"
)
"""Objectives that tell what comes of the activities, and need no date of their own."""


@rule(
    id="PLN009",
    name="plan-ahead-of-activities",
    title="活动还没开始，支出计划已经用钱",
    fix="活动开始前的节点写0%，或说明提前支出的理由。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="disbursement_plan",
    needs=("planned", "objectives", "timed"),
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
        Bad(
            """
            项目: 无障碍改造  预算数: 84.00
            支出计划: 3月底 25%, 6月底 50%, 10月底 75%, 12月底 100%
            目标: 4月至10月为240户家庭实施无障碍改造
            目标: 改造后残疾人居家生活更方便，家庭满意度不低于95%
            """,
            says="支出计划3月底已用25%，但绩效目标第1条写的活动最早在“4月至10月”。",
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
    times = [
        each
        for each in ctx.once(Saying, project).dated(ctx.words("filler_words"))
        if each.statement.field in {"objective", "use_of_funds"}
    ]
    places = {each.statement.at for each in times}
    if not times or any(each.is_deadline for each in times):
        return None
    undated = [
        each
        for at, each in enumerate(project.objectives)
        if f"objectives[{at}]" not in places and _EFFECT.search(each.raw) is None
    ]
    if undated:
        return None
    earliest = min(times, key=lambda each: each.first)
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
