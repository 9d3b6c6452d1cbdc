"""产出要先说清楚做多少，没有数量指标就看不出钱办了多少事。

数量指标写人数、次数、面积、里程这一类可以数的结果，与资金用途一一对应。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.levels_used import lacks
from jixiao.rules.subject_matter import called


@rule(
    id="IND001",
    name="quantity-missing",
    title="缺数量指标",
    fix="补一条数量指标，写明做多少，例如“疗养劳模人数≥20人”。",
    severity=Severity.ERROR,
    cites=("caiyu-2021-101",),
    needs=("incomplete",),
    covers=("D01",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 疗养行程执行合格率 | ≥95% | 清工发〔2024〕6号
            时效指标 | 疗养完成时间 | 2025年9月底前 | 清工发〔2024〕6号
            社会效益指标 | 劳模健康状况改善率 | ≥80% | 清工发〔2024〕6号
            服务对象满意度指标 | 疗养劳模满意度 | ≥90% | 清工发〔2024〕6号
            """,
            says="“清河口县劳模疗养”的产出指标里没有数量指标。",
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
def quantity_missing(project: Project, context: Context) -> str | None:
    if not lacks("QUANTITY", project, context):
        return None
    return f"{called(project)}的产出指标里没有数量指标。"
