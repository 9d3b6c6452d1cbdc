"""目标要细化量化。整个项目的目标里没有一个数、比率或月份，年底无法判断完成了没有。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import has_measure
from jixiao.rules.statements import quote


@rule(
    id="OBJ002",
    name="objectives-without-number",
    title="绩效目标没有一个可衡量的数",
    fix="写明数量、比率、金额或完成月份，例如“帮扶困难职工36户”。",
    severity=Severity.WARNING,
    cites=("caiyu-2015-88",),
    needs=("objectives",),
    gives_way_to=("OBJ008", "OBJ009", "OBJ019"),
    covers=(
        "D37",
        "kind:objective-no-number",
    ),
    examples=(
        Bad(
            """
            项目: 困难职工帮扶资金  预算数: 4.00
            目标: 通过帮扶，缓解困难职工生活压力
            """,
            says="绩效目标“通过帮扶，缓解困难职工生活压力”没有数量、比率或完成月份，无法衡量。",
        ),
        Good(
            """
            项目: 困难职工帮扶资金  预算数: 4.00
            目标: 通过帮扶，缓解困难职工生活压力
            目标: 全年帮扶建档困难职工36户
            """
        ),
    ),
)
def objectives_without_number(project: Project, ctx: Context) -> list[Fault] | None:
    for each in project.objectives:
        if has_measure(each.raw):
            return None
    return [
        Fault(
            f"绩效目标{quote(each.raw)}没有数量、比率或完成月份，无法衡量。",
            at=f"objectives[{at}]",
            cause=f"unmeasured:{ctx.at}",
        )
        for at, each in enumerate(project.objectives)
        if each.raw
    ]
