"""有目标和预算，却没有一条绩效指标，无法考核。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.marks import cut


@rule(
    id="DOC025",
    name="indicator-table-missing",
    title="没有绩效指标",
    fix="按产出、效益、满意度设置绩效指标。",
    severity=Severity.ERROR,
    cites=("caiyu-2015-88",),
    covers=("D01",),
    examples=(
        Bad(
            """
            项目: 免费开放经费  预算数: 12.00
            目标: 全年免费开放300天
            """,
            says="项目“免费开放经费”写了目标，没有一条绩效指标。",
        ),
        Good(
            """
            项目: 免费开放经费  预算数: 12.00
            目标: 全年免费开放300天
            数量指标 | 免费开放天数 | ≥300天
            """
        ),
    ),
)
def indicator_table_missing(project: Project, ctx: Context) -> Fault | NotApplicable | None:
    if ctx.document.notices:
        return NotApplicable("表里有读不准的地方")
    if project.indicators or project.long_term_indicators or not project.objectives:
        return None
    if not project.budget.total.raw:
        return None
    return Fault(f"项目“{cut(project.name.raw)}”写了目标，没有一条绩效指标。")
