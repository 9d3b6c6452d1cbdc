"""同一份文本的其他项目都有资金支出计划，只有这个项目没有填。"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.statements import quote


def _filled(document: PerformanceDocument) -> int:
    """How many projects of the document have a plan."""
    return sum(
        any(each.raw for _, each in project.disbursement_plan.checkpoints)
        for project in document.projects
    )


@rule(
    id="PLN014",
    name="plan-missing",
    title="没有资金支出计划",
    fix="按活动时间写出各节点的累计百分比。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="disbursement_plan",
    needs=("unplanned",),
    covers=("D44",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 25%, 6月底 50%, 10月底 75%, 12月底 100%
            项目: 职工体检经费  预算数: 8.00
            支出计划: 3月底 , 6月底 , 10月底 , 12月底
            """,
            says="“职工体检经费”没有填资金支出计划，同一份文本的其他1个项目都填了。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 25%, 6月底 50%, 10月底 75%, 12月底 100%
            项目: 职工体检经费  预算数: 8.00
            支出计划: 3月底 0%, 6月底 50%, 10月底 75%, 12月底 100%
            """
        ),
    ),
)
def plan_missing(project: Project, ctx: Context) -> str | None:
    filled = ctx.once(_filled, ctx.document)
    if not filled or filled != len(ctx.document.projects) - 1:
        return None
    if any(each.raw for _, each in project.disbursement_plan.checkpoints):
        return None
    return f"{quote(project.name.raw)}没有填资金支出计划，同一份文本的其他{filled}个项目都填了。"
