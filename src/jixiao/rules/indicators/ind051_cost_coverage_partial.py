"""资金用在几种补助上，成本指标只管住了其中一部分。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import is_share
from jixiao.rules.wording import short

_COSTS = frozenset({"COST", "ECONOMIC_COST"})


@rule(
    id="IND051",
    name="cost-coverage-partial",
    title="有的用途没有成本指标",
    fix="给没有成本指标的用途补一条标准上限。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=(
        "D54",
        "kind:cost-coverage-partial",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工救助  预算数: 6.00
            用途: 用于困难职工生活救助、医疗救助和子女助学
            成本指标 | 户均生活救助标准 | ≤8000元 | 清工发〔2024〕6号
            成本指标 | 户均医疗救助标准 | ≤9000元 | 清工发〔2024〕6号
            """,
            says="资金用途写到“助学”，成本指标只有“户均医疗救助标准”等，没有管到。",
        ),
        Good(
            """
            项目: 清河口县困难职工救助  预算数: 6.00
            用途: 用于困难职工生活救助、医疗救助
            成本指标 | 户均生活救助标准 | ≤8000元 | 清工发〔2024〕6号
            成本指标 | 户均医疗救助标准 | ≤9000元 | 清工发〔2024〕6号
            """
        ),
    ),
)
def cost_coverage_partial(project: Project, context: Context) -> Fault | None:
    costs = [
        at
        for at, row in enumerate(project.indicators)
        if row.level2.value in _COSTS and not is_share(row.name.raw, context)
    ]
    if not costs:
        return None
    kinds = context.words("kinds_of_aid")
    covered = "".join([project.indicators[at].name.raw for at in costs])
    words = project.use_of_funds.raw
    held = [kind for kind in sorted(kinds, key=words.find) if kind in words]
    left = [kind for kind in held if kind not in covered]
    if len(left) == len(held) or not left:
        return None
    listed = "、".join(f"“{kind}”" for kind in left)
    last = costs[-1]
    return Fault(
        f"资金用途写到{listed}，成本指标只有“{short(project.indicators[last].name.raw)}”等，"
        "没有管到。",
        at=f"indicators[{last}].name",
    )
