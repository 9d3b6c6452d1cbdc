"""职责一行的年度预算数应当等于它下面各项活动的预算数之和，差额说明有活动漏填或数填错了。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.duty_groups import Amount, budget_of, duty_groups, total_of
from jixiao.rules.wording import short


@rule(
    id="DUT001",
    name="duty-is-not-sum",
    title="职责的预算不等于所属活动之和",
    fix="核对各活动的预算数，使合计与职责一行相等。",
    severity=Severity.ERROR,
    cites=("practice",),
    covers=("D43",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 12.00
            活动: 帮扶困难职工  预算数: 8.00
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            活动: 送温暖  预算数: 3.00
            """,
            says="“困难职工帮扶”的预算是12万元，所属活动合计是11万元，相差1万元。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 12.00
            活动: 帮扶困难职工  预算数: 8.00
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            活动: 送温暖  预算数: 4.00
            职责: 职工教育  预算数: 2.00
            """
        ),
    ),
)
def duty_is_not_sum(
    document: PerformanceDocument, context: Context
) -> Iterator[Fault] | NotApplicable:
    if not document.activities:
        return NotApplicable("没有部门职责-工作活动表")
    return _faults(document, context)


def _faults(document: PerformanceDocument, context: Context) -> Iterator[Fault]:
    for group in context.once(duty_groups, document):
        stated, total = budget_of(group.duty), total_of(row for _, row in group.activities)
        if stated is None or total is None or stated.unit != total.unit or stated == total:
            continue
        apart = Amount(abs(stated.number - total.number), stated.unit)
        yield Fault(
            f"“{short(group.name)}”的预算是{stated}，所属活动合计是{total}，相差{apart}。",
            path=f"activities[{group.at}].budget",
        )
