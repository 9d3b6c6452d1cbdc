"""没有单位，一个预算数是万元还是元相差一万倍，审核的人无从判断。"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, rule


@rule(
    id="FND003",
    name="amount-unit-missing",
    title="金额没有写单位",
    fix="在表头写明“单位：万元”或“单位：元”。",
    severity=Severity.ERROR,
    cites=("practice",),
    covers=("kind:amount-unit-missing",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            职责: 维护职工合法权益
            预算数: 8.00
            """,
            says="职责活动表的预算数没有写单位，看不出是万元还是元。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            单位: 万元
            职责: 维护职工合法权益
            预算数: 8.00
            """
        ),
    ),
)
def amount_unit_missing(document: PerformanceDocument) -> Fault | None:
    if document.amount_unit.raw or not document.activities:
        return None
    if "元" in document.activities_unit_line.raw or "元" in document.activities_title.raw:
        return None
    if not any(row.budget.raw and row.budget.raw[0].isdigit() for row in document.activities):
        return None
    if any("元" in row.budget.raw for row in document.activities):
        return None
    message = "职责活动表的预算数没有写单位，看不出是万元还是元。"
    return Fault(message, at="amount_unit")
