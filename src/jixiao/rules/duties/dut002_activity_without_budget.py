"""活动定了指标却没有一分钱预算，要么预算漏填，要么指标没有经费保障。

不花钱的活动填 0，并在内容描述里说明由谁承担。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.model.duty_activity import DutyActivity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.duty_groups import duty_groups
from jixiao.rules.wording import short


@rule(
    id="DUT002",
    name="activity-without-budget",
    title="有指标没有预算",
    fix="填写年度预算数；不需要经费的填 0 并说明。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D52", "kind:activity-without-budget"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 8.00
            活动: 帮扶困难职工  预算数: 8.00
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            活动: 送温暖  预算数:
            送温暖人数 | 50人及以上 | 40人及以上 | 30人及以上 | 30人以下
            职责: 职工教育  预算数:
            活动: 举办职工夜校  预算数:
            举办期数 | 5期及以上 | 4期及以上 | 3期及以上 | 3期以下
            """,
            says=(
                "“送温暖”没有预算，却定了1个指标。",
                "“职工教育”没有预算，下面却定了1个指标。",
            ),
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 8.00
            活动: 帮扶困难职工  预算数: 8.00
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            活动: 送温暖  预算数: 0
            送温暖人数 | 50人及以上 | 40人及以上 | 30人及以上 | 30人以下
            活动: 走访  预算数:
            """
        ),
    ),
)
def activity_without_budget(
    document: PerformanceDocument, context: Context
) -> Iterator[Fault] | NotApplicable:
    if not document.activities or not any(row.budget.raw for row in document.activities):
        return NotApplicable("没有带预算数的部门职责-工作活动表")
    return _faults(document, context)


def _faults(document: PerformanceDocument, context: Context) -> Iterator[Fault]:
    for group in context.once(duty_groups, document):
        bare = [(at, row) for at, row in group.activities if row.indicators and _is_empty(row)]
        if not bare:
            continue
        duty = group.duty
        if duty is not None and _is_empty(duty) and len(bare) == len(group.activities):
            count = sum(len(row.indicators) for _, row in bare)
            yield Fault(
                f"“{short(group.name)}”没有预算，下面却定了{count}个指标。",
                path=f"activities[{group.at}].budget",
            )
            continue
        for at, row in bare:
            yield Fault(
                f"“{short(row.activity.raw)}”没有预算，却定了{len(row.indicators)}个指标。",
                path=f"activities[{at}].budget",
            )


def _is_empty(row: DutyActivity) -> bool:
    """Whether the budget cell is printed and empty."""
    return row.budget.is_stated and not row.budget.raw
