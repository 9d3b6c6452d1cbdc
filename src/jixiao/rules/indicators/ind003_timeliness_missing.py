"""没有时效指标，年中监控和年底自评都没有时间可以对照。

时效指标写整体完成的时间，有时间节点的分节点写。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.levels_used import lacks
from jixiao.rules.subject_matter import called


@rule(
    id="IND003",
    name="timeliness-missing",
    title="缺时效指标",
    fix="补一条时效指标，写明完成的年月或按期完成的比率。",
    severity=Severity.WARNING,
    cites=("caiyu-2015-88",),
    needs=("incomplete",),
    covers=("D02",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 疗养行程执行合格率 | ≥95% | 清工发〔2024〕6号
            社会效益指标 | 劳模健康状况改善率 | ≥80% | 清工发〔2024〕6号
            服务对象满意度指标 | 疗养劳模满意度 | ≥90% | 清工发〔2024〕6号
            """,
            says="“清河口县劳模疗养”的产出指标里没有时效指标。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 疗养行程执行合格率 | ≥95% | 清工发〔2024〕6号
            时效指标 | 疗养完成时间 | 2025年9月底前 | 清工发〔2024〕6号
            社会效益指标 | 劳模健康状况改善率 | ≥80% | 清工发〔2024〕6号
            服务对象满意度指标 | 疗养劳模满意度 | ≥90% | 清工发〔2024〕6号
            """
        ),
    ),
)
def timeliness_missing(project: Project, context: Context) -> str | None:
    if not lacks("TIMELINESS", project, context):
        return None
    return f"{called(project)}的产出指标里没有时效指标。"
