"""正文写的金额与预算数正好相差一万倍，说明有一处把万元和元弄混了。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import in_wan
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
        Bad(
            """
            项目: 饮用水监测  预算数: 180000.00
            用途: 全年采集检测水样360份，每份检测费500元，用于试剂和采样
            """,
            says="资金用途写的360份×每份检测费500元=18万元，预算数180000.00万元正好是它的10000倍，有一处单位错了。",
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
    saying = ctx.once(Saying, project)
    for each in saying.payments:
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
    return _by_price(saying, project, ctx)


def _by_price(saying: Saying, project: Project, ctx: Context) -> Fault | None:
    """A budget that is 10000 times what the numbers and the price in prose come to."""
    total = project.budget.total.value
    for each in saying.products:
        if each.total is None and total is not None and total.yuan == each.yuan * _SLIP:
            return Fault(
                f"{each.statement.label}写的{each.words}={in_wan(each.yuan)}，"
                f"预算数{project.budget.total.raw}{total.unit}正好是它的10000倍，有一处单位错了。",
                at="budget.total",
                beside=(f"projects[{ctx.at}].{each.statement.at}", each.one),
            )
    return None
