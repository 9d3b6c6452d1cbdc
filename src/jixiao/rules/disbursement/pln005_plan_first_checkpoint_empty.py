"""第一个节点空着，分不清是不安排支出还是漏填。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule


@rule(
    id="PLN005",
    name="plan-first-checkpoint-empty",
    title="资金支出计划第一个节点是空的",
    fix="没有支出的写0%，有支出的写累计百分比。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("gapped",),
    covers=("D44",),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 , 6月底 60%, 10月底 90%, 12月底 100%
            """,
            says="资金支出计划3月底是空的，看不出是不安排支出还是漏填。",
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 0%, 6月底 60%, 10月底 90%, 12月底 100%
            """
        ),
    ),
)
def plan_first_checkpoint_empty(project: Project) -> Fault | None:
    checkpoints = project.disbursement_plan.checkpoints
    if not checkpoints or checkpoints[0][1].raw or not any(each.raw for _, each in checkpoints):
        return None
    month = checkpoints[0][0]
    return Fault(
        f"资金支出计划{month}月底是空的，看不出是不安排支出还是漏填。",
        at=f"disbursement_plan.{month:02d}",
        cause="first-checkpoint",
    )
