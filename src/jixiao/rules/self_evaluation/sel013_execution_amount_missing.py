"""没有全年预算数或者执行数，执行率就没有来历。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.results import is_blank

_AMOUNTS = {"adjusted_budget": "全年预算数", "spent": "全年执行数"}


@rule(
    id="SEL013",
    name="execution-amount-missing",
    title="预算执行情况没有填全",
    fix="按决算数补填全年预算数和全年执行数。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武
            全年预算数: 10.00
            执行数:
            """,
            says="预算执行情况里没有填全年执行数。",
        ),
        Good(
            """
            自评: 清河口县技能比武
            全年预算数: 10.00  执行数: 0
            """,
        ),
    ),
)
def execution_amount_missing(project: Project) -> Iterator[Fault]:
    execution = project.execution
    if execution is None:
        return
    for field, word in _AMOUNTS.items():
        amount = getattr(execution, field)
        if amount.is_stated and is_blank(amount):
            yield Fault(f"预算执行情况里没有填{word}。", at=f"execution.{field}")
