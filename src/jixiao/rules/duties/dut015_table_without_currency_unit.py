"""表里没有“单位：万元”，12.00 是 12 元还是 12 万元要靠猜。"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Good, NotApplicable, rule


@rule(
    id="DUT015",
    name="table-without-currency-unit",
    title="预算数没有写金额单位",
    fix="在表头注明“单位：万元”。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="amount_unit",
    covers=("kind:amount-unit-missing",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            职责: 困难职工帮扶  预算数: 8.00
            活动: 帮扶困难职工  预算数: 8.00
            """,
            says="部门职责-工作活动表的预算数（例如“8.00”）没有写是元还是万元。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            单位: 万元
            职责: 困难职工帮扶  预算数: 8.00
            活动: 帮扶困难职工  预算数: 8.00
            """
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            职责: 困难职工帮扶  预算数: 8万元
            活动: 帮扶困难职工  预算数: 8万元
            """
        ),
    ),
)
def table_without_currency_unit(document: PerformanceDocument) -> str | NotApplicable | None:
    amounts = [row.budget.raw for row in document.activities if row.budget.raw]
    if not amounts:
        return NotApplicable("没有带预算数的部门职责-工作活动表")
    if document.amount_unit.raw or any("元" in raw for raw in amounts):
        return None
    if "元" in document.activities_unit_line.raw or "元" in document.activities_title.raw:
        return None
    return f"部门职责-工作活动表的预算数（例如“{amounts[0]}”）没有写是元还是万元。"
