"""资金用途或目标里写明了项目的总金额，应当与预算数一致。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.quantities import quantities
from jixiao.rules.saying import Saying

_TOTAL = pattern(
    r"(?:项目|年度|预算)(?:总(?:投资|预算|资金|金额|额)|资金总额|预算总额)\s*(?:为|是|共|约)?\s*$"
)


@rule(
    id="FND008",
    name="stated-total-differs-from-budget",
    title="正文写的总额与预算数不同",
    fix="核对总额与预算数，改正其中一处。",
    severity=Severity.ERROR,
    cites=("practice",),
    needs=("budgeted",),
    gives_way_to=("FND004",),
    covers=("D43",),
    examples=(
        Bad(
            """
            项目: 驿站建设经费  预算数: 30.00
            用途: 新建户外劳动者驿站6个，项目总投资36万元
            """,
            says="资金用途写“项目总投资36万元”，与预算数30.00万元不同。",
        ),
        Good(
            """
            项目: 驿站建设经费  预算数: 30.00
            用途: 新建户外劳动者驿站6个，每个5万元，项目总投资30万元
            """
        ),
    ),
)
def stated_total_differs_from_budget(project: Project, ctx: Context) -> Fault | None:
    total = project.budget.total.value
    if total is None:
        return None
    saying = ctx.once(Saying, project)
    if "总" not in saying.promised:
        return None
    for one in saying.spoken:
        if "总" not in one.words:
            continue
        for each in quantities(one.words):
            before = _TOTAL.search(one.words[: each.start])
            if before is None or each.yuan is None or each.yuan == total.yuan:
                continue
            return Fault(
                f"{one.label}写“{before[0]}{each.words}”，"
                f"与预算数{project.budget.total.raw}{total.unit}不同。",
                at=one.at,
                words=f"{before[0]}{each.words}",
                beside=(f"projects[{ctx.at}].budget.total", project.budget.total.raw),
            )
    return None
