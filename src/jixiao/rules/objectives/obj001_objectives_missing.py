"""绩效指标是对绩效目标的细化，没有目标，指标就没有来由。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.statements import quote


@rule(
    id="OBJ001",
    name="objectives-missing",
    title="没有绩效目标",
    fix="写明年度内要完成什么、达到什么效果。",
    severity=Severity.ERROR,
    cites=("caiyu-2015-88",),
    at="objectives",
    kinds=("plan",),
    needs=("aimless",),
    covers=("D37",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 技能比武经费  预算数: 6.00
            数量指标 | 参赛人数 | ≥120人
            """,
            says="“技能比武经费”设了1个绩效指标，没有写绩效目标。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 技能比武经费  预算数: 6.00
            目标: 举办3个工种的技能比武，参赛120人
            数量指标 | 参赛人数 | ≥120人
            """
        ),
    ),
)
def objectives_missing(project: Project) -> str | None:
    objectives = project.objectives
    if (objectives and objectives[0].raw) or not project.indicators:
        return None
    if any(each.raw for each in objectives):
        return None
    if any(each.raw for each in project.long_term_objectives) or not project.name.raw:
        return None
    return f"{quote(project.name.raw)}设了{len(project.indicators)}个绩效指标，没有写绩效目标。"
