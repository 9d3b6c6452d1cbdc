"""职责写长期管的事，活动写今年做的事；把职责的话换个顺序抄下来，看不出今年做什么。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.duty_groups import duty_groups
from jixiao.rules.wording import bare, clauses, short

_LEAST = 6
"""Shorter parts are the same by chance."""


@rule(
    id="DUT006",
    name="activity-restates-duty",
    title="活动的内容描述照抄职责",
    fix="改写为今年要做的具体工作，例如次数、对象、时间。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D36", "kind:copy-paste-within"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 工会事务  预算数: 5.00
            内容: 负责工会干部教育培训；负责经费审查监督；指导基层组织建设
            活动: 综合事务  预算数: 5.00
            内容: 指导基层组织建设；负责工会干部教育培训；负责经费审查监督
            """,
            says="“综合事务”的内容描述有100%与职责“工会事务”的内容描述逐字相同。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 工会事务  预算数: 5.00
            内容: 负责工会干部教育培训；负责经费审查监督；指导基层组织建设
            活动: 干部培训  预算数: 5.00
            内容: 全年举办工会干部培训班3期，培训90人，负责经费审查监督
            """
        ),
    ),
)
def activity_restates_duty(
    document: PerformanceDocument, context: Context
) -> Iterator[Fault] | None:
    return _faults(document, context) if document.activities else None


def _faults(document: PerformanceDocument, context: Context) -> Iterator[Fault]:
    for group in context.once(duty_groups, document):
        if group.duty is None or not group.duty.description.raw:
            continue
        duty = bare(group.duty.description.raw)
        for at, row in group.activities:
            parts = [bare(part) for part, _ in clauses(row.description.raw)]
            whole = sum(map(len, parts))
            same = sum(len(part) for part in parts if len(part) >= _LEAST and part in duty)
            if same and same >= whole * context.number("content_shared"):
                yield Fault(
                    f"“{short(row.activity.raw)}”的内容描述有{same * 100 // whole}%与职责"
                    f"“{short(group.name)}”的内容描述逐字相同。",
                    path=f"activities[{at}].description",
                    beside=(f"activities[{group.at}].description", group.duty.description.raw),
                )
