"""产出、效益至少各有一条，再少就说明不了项目做了什么、有什么用。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.levels_used import may_be_whole
from jixiao.rules.subject_matter import called


@rule(
    id="IND046",
    name="indicators-too-few",
    title="绩效指标太少",
    fix="补齐产出、效益指标，直接服务群众的再补满意度指标。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=("plan", "project-objectives"),
    needs=("few",),
    covers=("D01",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            社会效益指标 | 劳模健康改善率 | ≥80% | 清工发〔2024〕6号
            """,
            says="“清河口县劳模疗养”只有2条绩效指标，少于3条。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 疗养行程执行率 | ≥95% | 清工发〔2024〕6号
            社会效益指标 | 劳模健康改善率 | ≥80% | 清工发〔2024〕6号
            """
        ),
    ),
)
def indicators_too_few(project: Project, context: Context) -> str | None:
    names = context.grid(project).names
    rows = len(names) - names.count("")
    least = context.number("indicators_least")
    if rows == 0 or rows >= least or not may_be_whole(project, context):
        return None
    return f"{called(project)}只有{rows}条绩效指标，少于{least}条。"
