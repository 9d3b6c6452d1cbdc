"""绩效文本只有文字，没有项目绩效目标表，也没有职责活动表。"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Good, rule


@rule(
    id="DOC002",
    name="table-part-missing",
    title="缺少绩效目标表",
    fix="补上第二部分：每个预算项目一张绩效目标表。",
    severity=Severity.ERROR,
    cites=("caiyu-2015-88",),
    kinds=("plan",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年免费开放300天。
            """,
            says="这份绩效文本只有文字，没有一张项目绩效目标表或职责活动表。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年免费开放300天。
            职责: 公共文化服务  预算数: 12.00
            活动: 免费开放  预算数: 12.00
            """
        ),
    ),
)
def table_part_missing(document: PerformanceDocument) -> str | None:
    if document.projects or document.activities or not document.sections:
        return None
    return "这份绩效文本只有文字，没有一张项目绩效目标表或职责活动表。"
