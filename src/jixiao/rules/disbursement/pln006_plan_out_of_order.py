"""两个节点的百分比位置颠倒，对调后正好逐步上升，一般是填串了格子。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.schedules import course, manner


@rule(
    id="PLN006",
    name="plan-out-of-order",
    title="资金支出计划两个节点颠倒",
    fix="把两个节点的百分比对调。",
    severity=Severity.WARNING,
    cites=("practice",),
    repair="safe",
    needs=("falling",),
    covers=("D44",),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 50%, 6月底 20%, 10月底 75%, 12月底 100%
            """,
            says=(
                "资金支出计划3月底50%与6月底20%颠倒了。",
                "资金支出计划3月底50%与6月底20%颠倒了。",
            ),
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 20%, 6月底 50%, 10月底 75%, 12月底 100%
            """
        ),
    ),
)
def plan_out_of_order(project: Project) -> Iterator[Fault] | None:
    plan = project.disbursement_plan
    total = project.budget.total.value
    if not plan.checkpoints or manner(plan, total.printed if total else None) != "swapped":
        return None
    return _swapped(project)


def _swapped(project: Project) -> Iterator[Fault]:
    plan = project.disbursement_plan
    planned = course(plan)
    rising = sorted(value for _, value in planned)
    one, other = (
        month for (month, value), then in zip(planned, rising, strict=True) if value != then
    )
    first, second = plan.at(one).raw, plan.at(other).raw
    message = f"资金支出计划{one}月底{first}与{other}月底{second}颠倒了。"
    for month, words in ((one, second), (other, first)):
        yield Fault(
            message,
            at=f"disbursement_plan.{month:02d}",
            replacement=words,
            cause=f"plan-order:{project.ordinal}",
        )
