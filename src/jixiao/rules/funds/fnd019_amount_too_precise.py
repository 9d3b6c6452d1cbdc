"""金额最小到分：以元为单位最多两位小数，以万元为单位最多六位小数。

更多的位数说明单位或数字填错了。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule

_CENT = 100


@rule(
    id="FND019",
    name="amount-too-precise",
    title="金额的小数位数超过了分",
    fix="按元保留2位小数、按万元保留不超过6位小数。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("minute",),
    covers=("D43",),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数: 14400.123
            单位: 元
            """,
            says="预算数14400.123元有3位小数，比分还小。",
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 153.518422
            单位: 万元
            """
        ),
    ),
)
def amount_too_precise(project: Project) -> Iterator[Fault] | None:
    budget = project.budget
    for each in (budget.total, budget.fiscal_funds, budget.other_funds):
        if each.value is not None and each.value.yuan * _CENT % 1:
            return _faults(project)
    return None


def _faults(project: Project) -> Iterator[Fault]:
    budget = project.budget
    for field, label, leaf in (
        ("total", "预算数", budget.total),
        ("fiscal_funds", "财政资金", budget.fiscal_funds),
        ("other_funds", "其他资金", budget.other_funds),
    ):
        if leaf.value is None or (leaf.value.yuan * _CENT) % 1 == 0:
            continue
        places = -int(leaf.value.printed.as_tuple().exponent)
        message = f"{label}{leaf.value.printed}{leaf.value.unit}有{places}位小数，比分还小。"
        yield Fault(message, at=f"budget.{field}")
