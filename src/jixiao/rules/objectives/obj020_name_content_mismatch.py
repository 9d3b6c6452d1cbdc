"""名称写了两类对象或两件事，用途、目标和指标只说了其中一类，另一类的钱没有下落。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.naming import parts_left_out, parts_of
from jixiao.rules.saying import Saying


@rule(
    id="OBJ020",
    name="name-content-mismatch",
    title="项目名称里的一部分没有内容",
    fix="补写这部分的用途、目标和指标，或改项目名称。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("joined",),
    covers=(
        "D41",
        "kind:name-content-mismatch",
    ),
    examples=(
        Bad(
            """
            项目: 困难职工及劳模帮扶资金  预算数: 20.00
            用途: 对困难职工实施生活救助、医疗救助
            目标: 帮扶困难职工36户
            数量指标 | 帮扶困难职工户数 | ≥36户
            """,
            says="项目名称有“劳模”，资金用途、绩效目标和1个指标都没有写到。",
        ),
        Good(
            """
            项目: 困难职工及劳模帮扶资金  预算数: 20.00
            用途: 对困难职工实施生活救助、医疗救助
            目标: 帮扶困难职工36户，救助困难劳模4人
            数量指标 | 帮扶困难职工户数 | ≥36户
            """
        ),
    ),
)
def name_content_mismatch(project: Project, ctx: Context) -> Fault | None:
    if not project.name.raw or not project.indicators:
        return None
    if not (project.use_of_funds.raw or project.objectives):
        return None
    if len(parts_of(project.name.raw, ctx.words("name_actions"))) < 2:
        return None
    saying = ctx.once(Saying, project)
    words = f"{project.use_of_funds.raw}；{saying.objectives}；{saying.indicators}"
    left_out = parts_left_out(project.name.raw, words, ctx.words("name_actions"))
    if not left_out:
        return None
    return Fault(
        f"项目名称有“{left_out[0]}”，资金用途、绩效目标和{len(project.indicators)}个指标"
        "都没有写到。",
        at="name",
        words=left_out[0],
        cause=f"name-parts:{ctx.at}",
    )
