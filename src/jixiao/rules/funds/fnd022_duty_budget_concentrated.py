"""一项职责占了过半的预算，下面却只有一个同样金额的活动，看不出钱怎么用。"""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import said
from jixiao.rules.statements import quote

_HALF = 50


@rule(
    id="FND022",
    name="duty-budget-concentrated",
    title="大部分预算在一个没有细分的职责里",
    fix="把这项职责的预算分到具体活动，或写明构成。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("kind:budget-concentration",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            单位: 万元
            职责: 维护职工合法权益
            预算数: 10.00
            活动: 法律援助
            预算数: 10.00
            职责: 工会事务管理
            预算数: 30.00
            活动: 综合事务管理
            预算数: 30.00
            """,
            says="“工会事务管理”占全部预算40万元的75%，只有“综合事务管理”一个同样金额的活动，没有细分。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            单位: 万元
            职责: 维护职工合法权益
            预算数: 30.00
            活动: 法律援助
            预算数: 10.00
            活动: 技能培训
            预算数: 20.00
            """
        ),
    ),
)
def duty_budget_concentrated(document: PerformanceDocument) -> Iterator[Fault]:
    duties: dict[str, list[int]] = {}
    for at, row in enumerate(document.activities):
        duties.setdefault(row.duty.raw, []).append(at)
    amounts = {duty: _amount(document, rows[0]) for duty, rows in duties.items()}
    total = sum(amounts.values(), Decimal(0))
    if len(duties) < 2 or not total:
        return
    for duty, rows in duties.items():
        share = (amounts[duty] / total * 100).quantize(Decimal(1))
        if share <= _HALF or len(rows) != 2 or _amount(document, rows[1]) != amounts[duty]:
            continue
        activity = document.activities[rows[1]].activity.raw
        yield Fault(
            f"{quote(duty)}占全部预算{said(total)}{document.amount_unit.raw}的{share}%，"
            f"只有{quote(activity)}一个同样金额的活动，没有细分。",
            path=f"activities[{rows[0]}].budget",
        )


def _amount(document: PerformanceDocument, at: int) -> Decimal:
    value = document.activities[at].budget.value
    return value.printed if value is not None else Decimal(0)
