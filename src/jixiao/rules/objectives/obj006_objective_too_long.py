"""一条目标几百字，读的人找不到要达到的结果。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import said
from jixiao.rules.wording import bare


@rule(
    id="OBJ006",
    name="objective-too-long",
    title="一条绩效目标过长",
    fix="拆成几条，或只留下要达到的结果。",
    severity=Severity.NOTE,
    cites=("practice",),
    needs=("lengthy",),
    covers=("D60",),
    examples=(
        Bad(
            """
            项目: 工会经费  预算数: 60.00
            目标: 举办活动4场，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，
            """,
            says="一条绩效目标写了322字，超过300字，难以看出要达到的结果。",
        ),
        Good(
            """
            项目: 工会经费  预算数: 60.00
            目标: 举办活动4场，丰富职工生活，丰富职工生活，丰富职工生活，丰富职工生活，
            """
        ),
    ),
)
def objective_too_long(project: Project, ctx: Context) -> list[Fault] | None:
    most = ctx.number("objective_length_most")
    if not project.objectives or max([len(each.raw) for each in project.objectives]) <= most:
        return None
    return [
        Fault(
            f"一条绩效目标写了{len(each.raw)}字，超过{said(most)}字，难以看出要达到的结果。",
            at=f"objectives[{at}]",
        )
        for at, each in enumerate(project.objectives)
        if len(each.raw) > most and len(bare(each.raw)) > most * 4 / 5
    ]
