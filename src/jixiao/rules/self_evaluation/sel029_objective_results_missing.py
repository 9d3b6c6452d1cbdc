"""年度目标有没有实现，要对照目标写一段实际完成情况。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import is_blank
from jixiao.rules.wording import short


@rule(
    id="SEL029",
    name="objective-results-missing",
    title="没有写目标的实际完成情况",
    fix="对照预期目标逐条写明实际完成情况。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    at="objectives",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            目标: 举办六个工种的技能比武
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 10 | 10
            """,
            says="写了预期目标“举办六个工种的技能比武”，没有写实际完成情况。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            目标: 举办六个工种的技能比武
            结果: 六个工种的比武全部办完，312人参加
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 10 | 10
            """,
        ),
    ),
)
def objective_results_missing(project: Project) -> str | None:
    if not project.objectives or not project.indicators:
        return None
    if any(not is_blank(each) for each in project.objective_results):
        return None
    first = short(project.objectives[0].raw)
    return f"写了预期目标“{first}”，没有写实际完成情况。"
