"""目标或资金用途里各项金额相加、数量乘单价，都不应超过项目的预算数。"""

from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.kernel.money import Money
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.products import differs
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
        Bad(
            """
            项目: 饮用水监测  预算数: 18.00
            用途: 全年采集检测水样380份，每份检测费500元，用于试剂和采样
            """,
            says="资金用途写的380份×每份检测费500元=19万元，大于预算18万元。",
        ),
        Bad(
            """
            项目: 市级教师培训  预算数: 27.00
            用途: 举办市级教师培训24期，每期3万元，共72万元
            """,
            says="资金用途写的24期×每期3万元=72万元，大于预算27万元。",
        ),
        Good(
            """
            项目: 饮用水监测  预算数: 19.00
            用途: 全年采集检测水样380份，每份检测费500元，用于试剂和采样
            """
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
    saying = ctx.once(Saying, project)
    return _too_much_in_sum(saying, total) or _too_much_by_price(saying, total, ctx)


def _too_much_in_sum(saying: Saying, total: Money) -> str | None:
    for field, label in (("objective", "绩效目标"), ("use_of_funds", "资金用途")):
        paid = [
            each
            for each in saying.payments
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


def _too_much_by_price(saying: Saying, total: Money, ctx: Context) -> str | None:
    most = total.yuan * (1 + ctx.number("price_rounding_percent") / 100)
    for each in saying.products:
        is_whole = each.total is None or not differs(each)
        if is_whole and each.yuan > most and _PAST.search(each.statement.words) is None:
            return (
                f"{each.statement.label}写的{each.words}={in_wan(each.yuan)}，"
                f"大于预算{in_wan(total.yuan)}。"
            )
    return None
