"""体检、购置、比武这类一次性活动，付款集中在一两次，不会从年初平均用到年底。"""

from itertools import pairwise

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.schedules import course, printed
from jixiao.rules.statements import named

_LONGEST_USE = 20
_SEVERAL = pattern(r"[、，,；;。和及与](?!$)")


@rule(
    id="PLN011",
    name="plan-spreads-single-activity",
    title="一次性活动按全年平均支出",
    fix="按这项活动实际付款的月份写支出计划。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="disbursement_plan",
    needs=("planned",),
    covers=(
        "D44",
        "kind:plan-contradicts-activities",
    ),
    examples=(
        Bad(
            """
            项目: 劳模体检费  预算数: 2.00
            用途: 用于劳模体检
            支出计划: 3月底 20%, 6月底 50%, 10月底 75%, 12月底 100%
            """,
            says="资金只用于一次性的“体检”，支出计划却从3月底到12月底分为20%、50%、75%、100%。",
        ),
        Good(
            """
            项目: 劳模体检费  预算数: 2.00
            用途: 用于劳模体检
            支出计划: 3月底 0%, 6月底 100%, 10月底 100%, 12月底 100%
            """
        ),
    ),
)
def plan_spreads_single_activity(project: Project, ctx: Context) -> str | None:
    use = project.use_of_funds.raw
    if not use or len(use) > _LONGEST_USE or _SEVERAL.search(use) is not None:
        return None
    planned = course(project.disbursement_plan)
    steps = [second - first for (_, first), (_, second) in pairwise(planned)]
    if len(steps) < 3 or planned[0][1] <= 0 or min(steps) <= 0 or max(steps) > 50:
        return None
    single = named(use, ctx.words("one_off_words"))
    if not single:
        return None
    return (
        f"资金只用于一次性的“{single[0]}”，支出计划却从{planned[0][0]}月底到"
        f"{planned[-1][0]}月底分为{printed(project.disbursement_plan)}。"
    )
