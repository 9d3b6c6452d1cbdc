"""同一件事的金额在资金用途和绩效目标里应当一致，写了数量和单价的，金额应当等于两者之积。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.prices import has_prices, priced_alone
from jixiao.rules.products import Product, differs, has_other_price
from jixiao.rules.promises import in_wan
from jixiao.rules.quantities import quantities
from jixiao.rules.saying import Saying
from jixiao.rules.statements import quote, spoken_by, topic
from jixiao.rules.wording import short

_LEAST = 3
_SLIP = 100
"""A cap so many times the price is no room to move but another unit."""


@rule(
    id="FND003",
    name="amounts-inconsistent",
    title="同一笔钱在两处写的金额不同",
    fix="核实后改成同一个金额。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("paid",),
    covers=(
        "D53",
        "kind:numbers-inconsistent",
    ),
    examples=(
        Bad(
            """
            项目: 劳模关爱经费  预算数: 12.00
            用途: 春节走访慰问劳模，慰问金8万元；劳模体检4万元
            目标: 春节走访慰问劳模40名，慰问金6万元
            """,
            says="绩效目标写“慰问金6万元”，资金用途写“慰问金8万元”，金额不同。",
        ),
        Bad(
            """
            项目: 居家改造补助  预算数: 84.00
            用途: 为240户家庭安装扶手和坡道，每户补助3500元，合计74万元
            """,
            says="资金用途写“240户×每户补助3500元”应为84万元，后面写的是“74万元”，金额不同。",
        ),
        Bad(
            """
            项目: 文保员巡查补助  预算数: 16.00
            用途: 发放40名业余文保员巡查补助，每人每年4000元，共16万元
            成本指标 | 文保员人均补助标准 | =5000元/人
            """,
            says=("资金用途写“每人每年4000元”，指标“文保员人均补助标准”写“=5000元/人”，金额不同。"),
        ),
        Bad(
            """
            项目: 市级教师培训  预算数: 72.00
            用途: 举办市级教师培训24期，每期3万元，共72万元
            成本指标 | 每期培训成本 | ≤30000万元/期
            """,
            says="资金用途写“每期3万元”，指标“每期培训成本”写“≤30000万元/期”，金额不同。",
        ),
        Good(
            """
            项目: 文保员巡查补助  预算数: 16.00
            用途: 发放40名业余文保员巡查补助，每人每年4000元，共16万元
            成本指标 | 文保员人均补助标准 | ≤4500元/人
            """
        ),
        Good(
            """
            项目: 劳模关爱经费  预算数: 12.00
            用途: 春节走访慰问劳模，慰问金8万元；劳模体检4万元
            目标: 春节走访慰问劳模40名，慰问金80000元
            """
        ),
        Good(
            """
            项目: 乡村医生补贴  预算数: 36.00
            用途: 发放乡村医生补贴100人，每人300元，共36万元，按12个月计算
            目标: 为48个村送戏，每村2场，每场6000元，共57.6万元
            """
        ),
    ),
)
def amounts_inconsistent(project: Project, ctx: Context) -> Iterator[Fault] | None:
    return _all(ctx.once(Saying, project), ctx)


def _all(saying: Saying, ctx: Context) -> Iterator[Fault]:
    sums = saying.products
    if sums and has_prices(saying.project):
        yield from _priced_otherwise(sums, saying.project, ctx)
    for each in sums:
        if each.total is not None and differs(each):
            yield Fault(
                f"{each.statement.label}写“{each.words}”应为{in_wan(each.yuan)}，"
                f"后面写的是“{each.total.words}”，金额不同。",
                at=each.statement.at,
                words=each.total.words,
                start=each.total.start,
            )
    if "元" in saying.objectives:
        yield from _differing(saying, ctx)


def _priced_otherwise(sums: list[Product], project: Project, ctx: Context) -> Iterator[Fault]:
    """Prices in prose that are not those of the one cost indicator of the same things."""
    for each in sums:
        found = priced_alone(project, each.per)
        if found is None or any(
            has_other_price(one.words, each.per, each.price) for one in spoken_by(project)
        ):
            continue
        row, price = found
        target = row.target.value
        is_capped = target is not None and target.operator in {"≤", "<"}
        if price == each.price or (is_capped and each.price < price < each.price * _SLIP):
            continue
        if (
            target is None
            or target.operator in {"≥", ">"}
            or not (topic(row.name.raw, frozenset()) & topic(each.sentence, frozenset()))
        ):
            continue
        yield Fault(
            f"{each.statement.label}写“{each.one}”，"
            f"指标{quote(row.name.raw)}写“{short(row.target.raw)}”，金额不同。",
            at=each.statement.at,
            words=each.one,
            beside=(
                f"projects[{ctx.at}].indicators[{project.indicators.index(row)}].target",
                row.target.raw,
            ),
        )


def _differing(saying: Saying, ctx: Context) -> Iterator[Fault]:
    paid = [
        (one, each)
        for one in saying.spoken
        if "元" in one.words
        for each in quantities(one.words)
        if each.yuan is not None and len(each.before) >= _LEAST and not each.per
    ]
    for at, (one, each) in enumerate(paid):
        there = [
            (other, amount)
            for other, amount in paid[:at]
            if other.field != one.field and amount.before == each.before
        ]
        if not there or any(amount.yuan == each.yuan for _, amount in there):
            continue
        other, amount = there[0]
        yield Fault(
            f"{one.label}写“{each.before}{each.words}”，"
            f"{other.label}写“{amount.before}{amount.words}”，金额不同。",
            at=one.at,
            words=each.words,
            start=each.start,
            beside=(f"projects[{ctx.at}].{other.at}", amount.words),
        )
