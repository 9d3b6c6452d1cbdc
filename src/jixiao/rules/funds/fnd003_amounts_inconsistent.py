"""同一件事的金额在资金用途和绩效目标里应当一致。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.quantities import quantities
from jixiao.rules.saying import Saying

_LEAST = 3


@rule(
    id="FND003",
    name="amounts-inconsistent",
    title="同一笔钱在两处写的金额不同",
    fix="核实后改成同一个金额。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("paid", "objectives"),
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
        Good(
            """
            项目: 劳模关爱经费  预算数: 12.00
            用途: 春节走访慰问劳模，慰问金8万元；劳模体检4万元
            目标: 春节走访慰问劳模40名，慰问金80000元
            """
        ),
    ),
)
def amounts_inconsistent(project: Project, ctx: Context) -> Iterator[Fault] | None:
    if "元" not in project.use_of_funds.raw:
        return None
    saying = ctx.once(Saying, project)
    return _differing(saying, ctx) if "元" in saying.objectives else None


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
