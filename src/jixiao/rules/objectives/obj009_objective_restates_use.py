"""目标与资金用途一字不差，等于只写了一遍，没有说明花钱要达到的结果。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.form_facts import may_restate
from jixiao.rules.statements import quote
from jixiao.rules.wording import bare


@rule(
    id="OBJ009",
    name="objective-restates-use",
    title="绩效目标照抄资金用途",
    fix="资金用途写钱花在哪里，绩效目标写要达到什么结果。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("objectives", "restating"),
    covers=(
        "D39",
        "kind:objective-restates-content",
    ),
    examples=(
        Bad(
            """
            项目: 困难职工帮扶资金  预算数: 4.00
            用途: 对困难职工开展生活救助和子女助学。
            目标: 对困难职工开展生活救助和子女助学
            """,
            says="绩效目标“对困难职工开展生活救助和子女助学”与资金用途相同，没有写要达到的结果。",
        ),
        Good(
            """
            项目: 困难职工帮扶资金  预算数: 4.00
            用途: 对困难职工开展生活救助和子女助学。
            目标: 对困难职工36户开展生活救助，助学12人，帮扶率100%
            """
        ),
    ),
)
def objective_restates_use(project: Project) -> list[Fault] | None:
    use = project.use_of_funds.raw
    if not use:
        return None
    faults = None
    for at, each in enumerate(project.objectives):
        if each.raw and _same(each.raw, use):
            faults = faults or []
            faults.append(
                Fault(
                    f"绩效目标{quote(each.raw)}与资金用途相同，没有写要达到的结果。",
                    at=f"objectives[{at}]",
                )
            )
    return faults


def _same(objective: str, use: str) -> bool:
    """Whether both say the same, signs and an opening 用于 left aside."""
    if not may_restate(objective, use):
        return False
    core = bare(use).removeprefix("用于")
    return bool(core) and bare(objective).removeprefix("用于") == core
