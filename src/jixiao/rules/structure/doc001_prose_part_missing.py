"""绩效文本只有项目表，没有部门整体绩效目标。

项目是为部门的职责和目标服务的；没有整体目标，看不出这些项目为什么要做。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Good, rule


@rule(
    id="DOC001",
    name="prose-part-missing",
    title="缺少部门整体绩效目标",
    fix="补写第一部分：总体绩效目标、分项绩效目标、工作保障措施。",
    severity=Severity.ERROR,
    cites=("practice",),
    kinds=("plan",),
    covers=("D36",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            项目: 免费开放经费  预算数: 12.00
            """,
            says="这份绩效文本只有1个项目的表，没有部门整体绩效目标的文字。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年免费开放300天。
            项目: 免费开放经费  预算数: 12.00
            """
        ),
    ),
)
def prose_part_missing(document: PerformanceDocument) -> str | None:
    if document.sections or not document.title.raw or not document.projects:
        return None
    return f"这份绩效文本只有{len(document.projects)}个项目的表，没有部门整体绩效目标的文字。"
