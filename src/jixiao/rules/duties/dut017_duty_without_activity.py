"""别的职责都列了活动，这一项没有，看不出今年做哪些事。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.duty_groups import DutyGroup, duty_groups
from jixiao.rules.wording import short


@rule(
    id="DUT017",
    name="duty-without-activity",
    title="职责下面没有活动",
    fix="列出这项职责今年要做的活动；今年没有的，说明原因。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D52",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 8.00
            活动: 帮扶困难职工  预算数: 8.00
            职责: 职工教育  预算数: 2.00
            """,
            says="职责“职工教育”下面没有列出活动。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 8.00
            活动: 帮扶困难职工  预算数: 8.00
            职责: 职工教育  预算数: 2.00
            活动: 举办职工夜校  预算数: 2.00
            """
        ),
    ),
)
def duty_without_activity(
    document: PerformanceDocument, context: Context
) -> Iterator[Fault] | NotApplicable:
    groups = context.once(duty_groups, document) if document.activities else ()
    if not any(group.activities for group in groups):
        return NotApplicable("没有列出活动的部门职责-工作活动表")
    return _faults(groups)


def _faults(groups: tuple[DutyGroup, ...]) -> Iterator[Fault]:
    for group in groups:
        if group.duty is not None and group.name and not group.activities:
            yield Fault(
                f"职责“{short(group.name)}”下面没有列出活动。", path=f"activities[{group.at}].duty"
            )
