"""项目名称并列了几件事，资金用途只写其中一件，另一件有没有钱说不清。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.naming import parts_left_out, parts_of
from jixiao.rules.saying import Saying
from jixiao.rules.statements import quote


@rule(
    id="FND015",
    name="use-names-part-of-name",
    title="资金用途只写了项目名称里的一部分",
    fix="补写另一部分的用途和金额，或改项目名称。",
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
            项目: 劳模体检费及困难劳模帮扶资金  预算数: 4.00
            用途: 用于省部级劳模体检
            """,
            says="项目名称有“困难劳模”，资金用途“用于省部级劳模体检”和绩效目标都没有写到。",
        ),
        Good(
            """
            项目: 劳模体检费及困难劳模帮扶资金  预算数: 4.00
            用途: 用于省部级劳模体检2万元，帮扶困难劳模4人2万元
            """
        ),
    ),
)
def use_names_part_of_name(project: Project, ctx: Context) -> Fault | None:
    use, name = project.use_of_funds.raw, project.name.raw
    if not use or not name:
        return None
    if not parts_of(name, ctx.words("name_actions")):
        return None
    words = f"{use}；{ctx.once(Saying, project).objectives}"
    left_out = parts_left_out(name, words, ctx.words("name_actions"))
    if not left_out:
        return None
    return Fault(
        f"项目名称有“{left_out[0]}”，资金用途{quote(use)}和绩效目标都没有写到。",
        at="use_of_funds",
        beside=(f"projects[{ctx.at}].name", left_out[0]),
        cause=f"name-parts:{ctx.at}",
    )
