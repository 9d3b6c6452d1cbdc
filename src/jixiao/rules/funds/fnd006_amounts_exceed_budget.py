"""目标或资金用途里各项金额相加，不应超过项目的预算数。"""

from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.promises import in_wan
from jixiao.rules.saying import Saying

_PAST = pattern(
    r"上年|去年|近年|历年|往年|产值|收入|增收|总投资|减少|减免|节约|节省|社会资本|捐|贷款"
)


@rule(
    id="FND006",
    name="amounts-exceed-budget",
    title="正文写的金额超过预算数",
    fix="核对各项金额与预算数，使相加不超过预算。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="budget.total",
    needs=("budgeted", "paid"),
    gives_way_to=("FND004",),
    covers=(
        "D42",
        "D43",
    ),
    examples=(
        Bad(
            """
            项目: 劳模关爱经费  预算数: 12.00
            目标: 春节走访慰问劳模40名，发放慰问金6万元
            目标: 为40名劳模发放荣誉津贴，共计8万元
            """,
            says="绩效目标写的6万元+8万元=14万元，大于预算12万元。",
        ),
        Good(
            """
            项目: 劳模关爱经费  预算数: 14.00
            目标: 春节走访慰问劳模40名，发放慰问金6万元
            目标: 为40名劳模发放荣誉津贴，共计8万元
            """
        ),
    ),
)
def amounts_exceed_budget(project: Project, ctx: Context) -> str | None:
    total = project.budget.total.value
    if total is None or total.yuan <= 0:
        return None
    if not ctx.once(Saying, project).payments:
        return None
    for field, label in (("objective", "绩效目标"), ("use_of_funds", "资金用途")):
        paid = [
            each
            for each in ctx.once(Saying, project).payments
            if each.statement.field == field and _PAST.search(each.sentence) is None
        ]
        amounts = list(dict.fromkeys((each.sentence, each.yuan) for each in paid))
        largest = max((yuan for _, yuan in amounts), default=Decimal(0))
        rest = sum((yuan for _, yuan in amounts), Decimal(0)) - largest
        if not amounts or largest + rest <= total.yuan or largest in {rest, total.yuan}:
            continue
        parts = "+".join(in_wan(yuan) for _, yuan in amounts)
        result = f"={in_wan(largest + rest)}" if len(amounts) > 1 else ""
        return f"{label}写的{parts}{result}，大于预算{in_wan(total.yuan)}。"
    return None
