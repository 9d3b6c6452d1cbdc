"""正文写的金额与预算数正好相差一万倍，说明有一处把万元和元弄混了。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.saying import Saying

_SLIP = 10_000


@rule(
    id="FND004",
    name="unit-slip",
    title="金额的单位像是错了一万倍",
    fix="核对单位是万元还是元，改正其中一处。",
    severity=Severity.ERROR,
    cites=("practice",),
    needs=("budgeted", "paid"),
    covers=("D43",),
    examples=(
        Bad(
            """
            项目: 劳模体检费  预算数: 50000
            单位: 万元
            用途: 组织劳模体检，安排5万元
            """,
            says="资金用途写“5万元”，预算数50000万元正好是它的10000倍，有一处单位错了。",
        ),
        Good(
            """
            项目: 劳模体检费  预算数: 5.00
            单位: 万元
            用途: 组织劳模体检，安排5万元
            """
        ),
    ),
)
def unit_slip(project: Project, ctx: Context) -> Fault | None:
    total = project.budget.total.value
    if total is None or total.yuan <= 0:
        return None
    for each in ctx.once(Saying, project).payments:
        if each.yuan == total.yuan:
            return None
        if total.yuan == each.yuan * _SLIP:
            relation = f"预算数{project.budget.total.raw}{total.unit}正好是它的10000倍"
        elif each.yuan == total.yuan * _SLIP:
            relation = f"正好是预算数{project.budget.total.raw}{total.unit}的10000倍"
        else:
            continue
        return Fault(
            f"{each.statement.label}写“{each.words}”，{relation}，有一处单位错了。",
            at="budget.total",
            beside=(f"projects[{ctx.at}].{each.statement.at}", each.words),
        )
    return None
