"""职责一行的年度预算数是所属活动的合计；活动有数、职责空着，全表就加不到一起。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.duty_groups import DutyGroup, duty_groups, total_of
from jixiao.rules.wording import short


@rule(
    id="DUT016",
    name="duty-budget-missing",
    title="活动有预算，职责一行没有合计",
    fix="在职责一行填写所属活动预算的合计。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D43",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数:
            活动: 帮扶困难职工  预算数: 8.00
            职责: 职工教育  预算数: 2.00
            活动: 举办职工夜校  预算数: 2.00
            """,
            says="职责“困难职工帮扶”没有写预算数，所属活动合计是8万元。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 8.00
            活动: 帮扶困难职工  预算数: 8.00
            职责: 职工教育  预算数:
            活动: 举办职工夜校  预算数:
            """
        ),
    ),
)
def duty_budget_missing(
    document: PerformanceDocument, context: Context
) -> Iterator[Fault] | NotApplicable:
    groups = context.once(duty_groups, document) if document.activities else ()
    if not any(group.duty is not None and group.duty.budget.raw for group in groups):
        return NotApplicable("没有按职责列出预算数的部门职责-工作活动表")
    return _faults(groups)


def _faults(groups: tuple[DutyGroup, ...]) -> Iterator[Fault]:
    for group in groups:
        if group.duty is None or group.duty.budget.raw or not group.duty.budget.is_stated:
            continue
        total = total_of(row for _, row in group.activities)
        if total is not None and total.number:
            yield Fault(
                f"职责“{short(group.name)}”没有写预算数，所属活动合计是{total}。",
                path=f"activities[{group.at}].budget",
            )
