"""预算金额不会是负数，多半是输入或计算错误。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule


@rule(
    id="FND021",
    name="amount-negative",
    title="金额是负数",
    fix="核对金额，改为正数。",
    severity=Severity.ERROR,
    cites=("practice",),
    needs=("negative",),
    covers=("D43",),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数: 10.00  财政资金: 12.00  其他资金: -2.00
            """,
            says="其他资金-2.00是负数。",
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 10.00  财政资金: 10.00  其他资金: 0
            """
        ),
    ),
)
def amount_negative(project: Project) -> Iterator[Fault] | None:
    budget = project.budget
    for each in (budget.total, budget.fiscal_funds, budget.other_funds):
        if each.value is not None and each.value.printed < 0:
            return _faults(project)
    return None


def _faults(project: Project) -> Iterator[Fault]:
    budget = project.budget
    for field, label, leaf in (
        ("total", "预算数", budget.total),
        ("fiscal_funds", "财政资金", budget.fiscal_funds),
        ("other_funds", "其他资金", budget.other_funds),
    ):
        if leaf.value is not None and leaf.value.printed < 0:
            yield Fault(f"{label}{leaf.raw}是负数。", at=f"budget.{field}")
