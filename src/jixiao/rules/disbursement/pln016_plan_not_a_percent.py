"""节点里写了文字，执行监控无法计算应当支出多少。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.statements import quote


@rule(
    id="PLN016",
    name="plan-not-a-percent",
    title="资金支出计划的节点不是百分比",
    fix="写成百分比数字，例如50%。",
    severity=Severity.ERROR,
    cites=("practice",),
    needs=("gapped",),
    covers=("D44",),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数: 12.00
            支出计划: 3月底 10%, 6月底 按进度, 10月底 80%, 12月底 100%
            """,
            says="资金支出计划6月底写了“按进度”，不是百分比。",
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 12.00
            支出计划: 3月底 10, 6月底 50.00%, 10月底 80％, 12月底 100%
            """
        ),
    ),
)
def plan_not_a_percent(project: Project) -> list[Fault]:
    return [
        Fault(
            f"资金支出计划{month}月底写了{quote(each.raw)}，不是百分比。",
            at=f"disbursement_plan.{month:02d}",
        )
        for month, each in project.disbursement_plan.checkpoints
        if each.raw and each.value is None
    ]
