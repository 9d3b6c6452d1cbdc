"""只有数量没有质量，说明不了事情做得好不好。

质量指标写达到的标准，例如合格率、准确率、达标率。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.levels_used import lacks
from jixiao.rules.subject_matter import called


@rule(
    id="IND002",
    name="quality-missing",
    title="缺质量指标",
    fix="补一条质量指标，例如合格率、准确率，并写明要达到的百分比。",
    severity=Severity.ERROR,
    cites=("caiyu-2021-101",),
    needs=("incomplete",),
    covers=("D01",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            时效指标 | 疗养完成时间 | 2025年9月底前 | 清工发〔2024〕6号
            社会效益指标 | 劳模健康状况改善率 | ≥80% | 清工发〔2024〕6号
            服务对象满意度指标 | 疗养劳模满意度 | ≥90% | 清工发〔2024〕6号
            """,
            says="“清河口县劳模疗养”的产出指标里没有质量指标。",
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
def quality_missing(project: Project, context: Context) -> str | None:
    if not lacks("QUALITY", project, context):
        return None
    return f"{called(project)}的产出指标里没有质量指标。"
