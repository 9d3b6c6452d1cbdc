"""同一部门其他项目在这个节点都写同一个数，只有这个项目差一点，可能是笔误。"""

from collections import Counter
from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import said
from jixiao.rules.schedules import course
from jixiao.rules.statements import quote

_FEWEST_OTHERS = 2


@rule(
    id="PLN012",
    name="plan-differs-from-siblings",
    title="一个节点与其他项目略有不同",
    fix="核对这个节点；确实不同的，按活动时间说明。",
    severity=Severity.NOTE,
    cites=("practice",),
    needs=("planned",),
    covers=(
        "D44",
        "kind:plan-inconsistent",
    ),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 25%, 6月底 50%, 10月底 75%, 12月底 100%
            项目: 职工体检经费  预算数: 8.00
            支出计划: 3月底 25%, 6月底 50%, 10月底 75%, 12月底 100%
            项目: 职工培训经费  预算数: 6.00
            支出计划: 3月底 25%, 6月底 50%, 10月底 70%, 12月底 100%
            """,
            says="“职工培训经费”的支出计划10月底是70%，其他2个项目都是75%。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 技能比武经费  预算数: 10.00
            支出计划: 3月底 25%, 6月底 50%, 10月底 75%, 12月底 100%
            项目: 职工体检经费  预算数: 8.00
            支出计划: 3月底 25%, 6月底 50%, 10月底 75%, 12月底 100%
            项目: 职工培训经费  预算数: 6.00
            支出计划: 3月底 0%, 6月底 20%, 10月底 90%, 12月底 100%
            """
        ),
    ),
)
def plan_differs_from_siblings(project: Project, ctx: Context) -> Fault | None:
    if not project.disbursement_plan.checkpoints:
        return None
    plans, by_month = ctx.once(_plans, ctx.document)
    others = plans - 1
    if others < _FEWEST_OTHERS:
        return None
    own = course(project.disbursement_plan)
    last = dict(own)
    differing, agreed = [], 0
    for month, value in own:
        counts = by_month[month]
        there = [each for each in counts if counts[each] > (each == last[month])]
        if len(there) != 1 or counts.total() - 1 < _FEWEST_OTHERS:
            continue
        agreed += 1
        if there[0] != value:
            differing.append((month, value, there[0]))
    if len(differing) != 1 or agreed < _FEWEST_OTHERS:
        return None
    month, value, common = differing[0]
    if abs(value - common) > ctx.number("plan_slip_points"):
        return None
    return Fault(
        f"{quote(project.name.raw)}的支出计划{month}月底是{said(value)}%，"
        f"其他{others}个项目都是{said(common)}%。",
        at=f"disbursement_plan.{month:02d}",
    )


def _plans(document: PerformanceDocument) -> tuple[int, dict[int, Counter[Decimal]]]:
    """How many projects have a plan; how often each percent is planned, by month."""
    by_month: dict[int, Counter[Decimal]] = {}
    count = 0
    for project in document.projects:
        if project.disbursement_plan.checkpoints:
            count += 1
            for month, value in dict(course(project.disbursement_plan)).items():
                by_month.setdefault(month, Counter())[value] += 1
    return count, by_month
