"""一个职责只有一项活动、占了全部预算的一半以上，又没有分开写用在哪些事上，审核时看不出构成。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.duty_groups import budget_of, duty_groups, total_of
from jixiao.rules.quantities import quantities
from jixiao.rules.wording import short

_LEAST = 2
_NONE = "部门职责-工作活动表没有两项以上带预算的职责"


@rule(
    id="DUT005",
    name="budget-in-one-activity",
    title="大半预算放在一项活动里",
    fix="把这项活动按用途分成几项，或者在内容描述里写明各项金额。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("kind:budget-concentration",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 工会事务管理  预算数: 50.00
            活动: 综合事务管理  预算数: 50.00
            内容: 保障机关运转
            职责: 困难职工帮扶  预算数: 12.00
            活动: 送温暖  预算数: 12.00
            """,
            says=(
                "“工会事务管理”的50万元占全部预算62万元的81%，只列了一项活动“综合事务"
                "管理”，没有分开。"
            ),
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 工会事务管理  预算数: 50.00
            活动: 工会经费管理  预算数: 20.00
            活动: 干部培训  预算数: 30.00
            职责: 困难职工帮扶  预算数: 12.00
            活动: 送温暖  预算数: 12.00
            """
        ),
    ),
)
def budget_in_one_activity(
    document: PerformanceDocument, context: Context
) -> Iterator[Fault | NotApplicable] | NotApplicable:
    if not document.activities:
        return NotApplicable(_NONE)
    return _faults(document, context)


def _faults(document: PerformanceDocument, context: Context) -> Iterator[Fault | NotApplicable]:
    groups = [
        (group, amount)
        for group in context.once(duty_groups, document)
        if (amount := budget_of(group.duty)) is not None
    ]
    total = total_of(group.duty for group, _ in groups if group.duty is not None)
    if len(groups) < _LEAST or total is None or not total.number:
        yield NotApplicable(_NONE)
        return
    for group, amount in groups:
        share = amount.number / total.number
        if len(group.activities) != 1 or share < context.number("activity_share_most"):
            continue
        only = group.activities[0][1]
        if sum(each.yuan is not None for each in quantities(only.description.raw)) >= _LEAST:
            continue
        yield Fault(
            f"“{short(group.name)}”的{amount}占全部预算{total}的{share * 100:.0f}%，"
            f"只列了一项活动“{short(only.activity.raw)}”，没有分开。",
            path=f"activities[{group.at}].budget",
        )
