"""资金用途列了几类支出，成本指标只给其中几类定了标准，其余的花费没有约束。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule

_FEWEST, _SHORTEST = 2, 4
_LIST = pattern(r"[、和及与，,；;]")
_OPENING = pattern(r"^(?:用于|包括|主要|其中|实施|开展)+")
_OPENINGS = ("用于", "包括", "主要", "其中", "实施", "开展")
_STOPS = ("。", "；", ";")
_ENDING = pattern(r"(?:等[^、]*|[。；;]+)$")


@rule(
    id="FND020",
    name="cost-covers-part-of-uses",
    title="成本指标没有覆盖全部用途",
    fix="给没有标准的用途补设成本指标。",
    severity=Severity.NOTE,
    cites=("practice",),
    needs=("costed",),
    covers=(
        "D54",
        "kind:cost-coverage-partial",
    ),
    examples=(
        Bad(
            """
            项目: 困难职工帮扶资金  预算数: 4.00
            用途: 用于困难职工生活救助、医疗救助、助学救助
            成本指标 | 户均医疗救助标准 | ≤20000元
            成本指标 | 户均生活救助标准 | ≤8400元
            """,
            says="资金用途有“助学救助”，成本指标只给“生活救助”“医疗救助”定了标准。",
        ),
        Good(
            """
            项目: 困难职工帮扶资金  预算数: 4.00
            用途: 用于困难职工生活救助、医疗救助
            成本指标 | 户均医疗救助标准 | ≤20000元
            成本指标 | 户均生活救助标准 | ≤8400元
            """
        ),
        Good(
            """
            项目: 职工服务经费  预算数: 4.00
            用途: 用于送清凉、送温暖、助学救助
            成本指标 | 项目总成本 | ≤4万元
            """
        ),
    ),
)
def cost_covers_part_of_uses(project: Project, context: Context) -> Fault | None:
    use = project.use_of_funds.raw
    if "、" not in use:
        return None
    grid = context.grid(project)
    costs = [at for at, level2 in enumerate(grid.level2) if level2 == "COST"]
    if len(costs) < _FEWEST:
        return None
    names = "\x1e".join([grid.names[at] for at in costs])
    uses = [_named(each.strip()) for each in _LIST.split(use) if len(each) >= _SHORTEST]
    uses = [each[-_SHORTEST:] for each in uses if len(each) >= _SHORTEST]
    capped = [each for each in uses if each in names]
    left = [each for each in uses if each not in capped]
    if len(capped) < _FEWEST or not left or len({each[-2:] for each in capped + left}) > 1:
        return None
    words = "".join(f"“{each}”" for each in left)
    return Fault(
        f"资金用途有{words}，成本指标只给{''.join(f'“{each}”' for each in capped)}定了标准。",
        at=f"indicators[{costs[-1]}].name",
    )


def _named(part: str) -> str:
    """What a part of the use names, without what opens and closes it."""
    if part.startswith(_OPENINGS):
        part = _OPENING.sub("", part)
    return _ENDING.sub("", part) if "等" in part or part.endswith(_STOPS) else part
