"""花了钱的活动都要说明做到什么程度；没有指标，年底无法评价这笔钱用得怎样。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.duty_groups import budget_of, duty_groups
from jixiao.rules.wording import short


@rule(
    id="DUT003",
    name="budget-without-indicators",
    title="有预算没有指标",
    fix="为这项活动设置一至三个指标和评价标准。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D52",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 12.00
            活动: 帮扶困难职工  预算数: 8.00
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            活动: 送温暖  预算数: 4.00
            """,
            says="“送温暖”有预算4万元，没有指标。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 8.00
            活动: 帮扶困难职工  预算数: 8.00
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            活动: 走访  预算数: 0
            """
        ),
    ),
)
def budget_without_indicators(
    document: PerformanceDocument, context: Context
) -> Iterator[Fault] | NotApplicable:
    rows = document.activities
    if (
        not rows
        or not any(row.indicators for row in rows)
        or not any(row.budget.raw for row in rows)
    ):
        return NotApplicable("没有带指标和预算数的部门职责-工作活动表")
    return _faults(document, context)


def _faults(document: PerformanceDocument, context: Context) -> Iterator[Fault]:
    for group in context.once(duty_groups, document):
        own = () if group.at is None or group.duty is None else ((group.at, group.duty),)
        for at, row in group.activities or own:
            budget = budget_of(row)
            if row.indicators or budget is None or not budget.number:
                continue
            yield Fault(
                f"“{short(row.activity.raw or row.duty.raw)}”有预算{budget}，没有指标。",
                path=f"activities[{at}].budget",
            )
