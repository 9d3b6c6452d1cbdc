"""其他条都有数，只有这一条没有，完成与否要靠感觉。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import has_measure
from jixiao.rules.statements import quote


@rule(
    id="OBJ003",
    name="objective-item-without-number",
    title="有一条目标不可衡量",
    fix="给这一条补上数量、比率、金额或完成月份。",
    severity=Severity.NOTE,
    cites=("caiyu-2015-88",),
    needs=("listed",),
    covers=(
        "D37",
        "kind:objective-no-number",
    ),
    examples=(
        Bad(
            """
            项目: 工会经费  预算数: 60.00
            目标: 举办职工文体活动4场
            目标: 完成经费上解任务
            """,
            says="绩效目标第2条“完成经费上解任务”没有数量、比率或完成月份，其他条有。",
        ),
        Good(
            """
            项目: 工会经费  预算数: 60.00
            目标: 举办职工文体活动4场
            目标: 12月底前完成经费上解任务
            """
        ),
    ),
)
def objective_item_without_number(project: Project) -> list[Fault] | None:
    if len(project.objectives) < 2:  # a single one is spoken of by another rule
        return None
    bare_items = [
        at for at, each in enumerate(project.objectives) if each.raw and not has_measure(each.raw)
    ]
    if len(bare_items) == len(project.objectives):
        return None
    return [
        Fault(
            f"绩效目标第{at + 1}条{quote(project.objectives[at].raw)}"
            "没有数量、比率或完成月份，其他条有。",
            at=f"objectives[{at}]",
        )
        for at in bare_items
    ]
