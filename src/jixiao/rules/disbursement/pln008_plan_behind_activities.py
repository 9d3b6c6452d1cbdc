"""目标写明了活动的月份和金额，到节点时应当支出多少是算得出来的。

支出计划比算出来的低，要么活动不能按时付款，要么计划没有测算。
"""

from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.promises import in_wan, said
from jixiao.rules.saying import Saying
from jixiao.rules.schedules import course, dated_payments


@rule(
    id="PLN008",
    name="plan-behind-activities",
    title="支出计划跟不上活动的时间",
    fix="按活动月份和金额重新计算各节点的累计百分比。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="disbursement_plan",
    needs=("planned", "budgeted", "paid", "timed"),
    covers=(
        "D44",
        "kind:plan-contradicts-activities",
    ),
    examples=(
        Bad(
            """
            项目: 劳模关爱经费  预算数: 20.00
            用途: 2月份发放劳模荣誉津贴；6-9月组织劳模体检
            支出计划: 3月底 25%, 6月底 50%, 10月底 75%, 12月底 100%
            目标: 春节走访慰问劳模40名，发放慰问金6万元
            目标: 为40名劳模发放荣誉津贴，共计8万元
            目标: 组织劳模体检，共计6万元
            """,
            says="到3月底应支出“6万元”（春节）、“8万元”（2月份），共14万元，占预算20万元的70%，支出计划只有25%。",
        ),
        Good(
            """
            项目: 劳模关爱经费  预算数: 20.00
            用途: 2月份发放劳模荣誉津贴；6-9月组织劳模体检
            支出计划: 3月底 70%, 6月底 70%, 10月底 100%, 12月底 100%
            目标: 春节走访慰问劳模40名，发放慰问金6万元
            目标: 为40名劳模发放荣誉津贴，共计8万元
            目标: 组织劳模体检，共计6万元
            """
        ),
    ),
)
def plan_behind_activities(project: Project, ctx: Context) -> str | None:
    budget = project.budget.total.value
    planned = course(project.disbursement_plan)
    if budget is None or budget.yuan <= 0 or len(planned) < 2:
        return None
    saying = ctx.once(Saying, project)
    if not saying.payments:
        return None
    fillers = ctx.words("filler_words")
    paid = dated_payments(saying.payments, saying.dated(fillers), fillers)
    if sum(payment.yuan for payment, _ in paid) > budget.yuan:
        return None
    for month, percent in planned:
        due = [(payment, time) for payment, time in paid if time.last <= month]
        total = sum((payment.yuan for payment, _ in due), Decimal(0))
        share = (total / budget.yuan * 100).quantize(Decimal(1))
        if share - percent > ctx.number("plan_gap_points"):
            parts = "、".join(f"“{payment.words}”（{time.words}）" for payment, time in due)
            together = f"，共{in_wan(total)}" if len(due) > 1 else ""
            return (
                f"到{month}月底应支出{parts}{together}，占预算{in_wan(budget.yuan)}的"
                f"{share}%，支出计划只有{said(percent)}%。"
            )
    return None
