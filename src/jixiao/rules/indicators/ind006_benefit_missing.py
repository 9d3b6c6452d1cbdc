"""只有产出没有效益，说明不了花这笔钱带来什么变化；满意度不能代替效益。

从经济、社会、生态、可持续影响里选与项目有关的写，不必样样都有。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.levels_used import lacks
from jixiao.rules.subject_matter import called


@rule(
    id="IND006",
    name="benefit-missing",
    title="缺效益指标",
    fix="补一条效益指标，写明项目带来的变化和要达到的程度。",
    severity=Severity.WARNING,
    cites=("caiyu-2021-101",),
    needs=("incomplete",),
    covers=(
        "D58",
        "D01",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 疗养行程执行合格率 | ≥95% | 清工发〔2024〕6号
            时效指标 | 疗养完成时间 | 2025年9月底前 | 清工发〔2024〕6号
            服务对象满意度指标 | 疗养劳模满意度 | ≥90% | 清工发〔2024〕6号
            """,
            says="“清河口县劳模疗养”的绩效指标里没有效益指标。",
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
def benefit_missing(project: Project, context: Context) -> str | None:
    if not lacks("BENEFIT", project, context):
        return None
    return f"{called(project)}的绩效指标里没有效益指标。"
