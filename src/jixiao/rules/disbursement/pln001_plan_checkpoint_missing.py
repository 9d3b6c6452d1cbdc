"""资金支出计划按节点写累计百分比，缺一个节点，执行监控就没有对照。

最后一个节点缺失时，计划看上去没有用完全部预算。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule

_DECEMBER = 12


def _months(document: PerformanceDocument) -> frozenset[int]:
    """The months for which any project of the document has a checkpoint, and December."""
    return frozenset(
        month for project in document.projects for month, _ in project.disbursement_plan.checkpoints
    ) | {_DECEMBER}


@rule(
    id="PLN001",
    name="plan-checkpoint-missing",
    title="资金支出计划缺少节点",
    fix="补上缺少的节点；最后一个节点是12月底，写100%。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="disbursement_plan",
    needs=("planned",),
    covers=(
        "D44",
        "kind:plan-checkpoint-missing",
    ),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 20%, 6月底 60%, 10月底 80%
            """,
            says="资金支出计划缺少12月底的节点，只写到10月底80%。",
        ),
        Bad(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 20%, 6月底 , 10月底 80%, 12月底 100%
            """,
            says="资金支出计划6月底的节点是空的。",
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 20%, 6月底 60%, 10月底 80%, 12月底 100%
            """
        ),
    ),
)
def plan_checkpoint_missing(project: Project, ctx: Context) -> str | None:
    checkpoints = project.disbursement_plan.checkpoints
    if not any(each.raw for _, each in checkpoints):
        return None
    empty = [month for month, each in checkpoints[1:] if not each.raw]
    if empty:
        months = "、".join(f"{month}月底" for month in empty)
        return f"资金支出计划{months}的节点是空的。"
    missing = sorted(ctx.once(_months, ctx.document) - {month for month, _ in checkpoints})
    if not missing:
        return None
    months = "、".join(f"{month}月底" for month in missing)
    month, last = checkpoints[-1]
    return f"资金支出计划缺少{months}的节点，只写到{month}月底{last.raw}。"
