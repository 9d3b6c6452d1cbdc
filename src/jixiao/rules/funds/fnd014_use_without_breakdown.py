"""资金用途列了几件事，却没有一个数，看不出每件事安排多少钱、做多少。

金额小的项目不提示，起点见参数“breakdown_from_wan”。
"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.quantities import quantities
from jixiao.rules.statements import quote


@rule(
    id="FND014",
    name="use-without-breakdown",
    title="资金用途没有分项金额和数量",
    fix="按用途写明每项的数量、标准和金额。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="use_of_funds",
    needs=("budgeted",),
    gives_way_to=("FND013",),
    covers=(
        "D54",
        "kind:purpose-no-breakdown",
    ),
    examples=(
        Bad(
            """
            项目: 困难职工帮扶资金  预算数: 13.00
            用途: 用于困难职工生活救助、医疗救助、助学救助
            """,
            says="资金用途“用于困难职工生活救助、医疗救助、助学救助”有几项支出，13.00万元没有分到各项，也没有数量和标准。",
        ),
        Good(
            """
            项目: 困难职工帮扶资金  预算数: 13.00
            用途: 用于困难职工生活救助8万元、医疗救助3万元、助学救助2万元
            """
        ),
        Good(
            """
            项目: 困难职工帮扶资金  预算数: 2.00
            用途: 用于困难职工生活救助、医疗救助、助学救助
            """
        ),
    ),
)
def use_without_breakdown(project: Project, ctx: Context) -> str | None:
    use, total = project.use_of_funds.raw, project.budget.total.value
    if total is None or total.yuan < ctx.number("breakdown_from_wan") * 10_000:
        return None
    if _SEVERAL.search(use) is None:
        return None
    if any(each.yuan is not None or each.number > _FEW for each in quantities(use)):
        return None
    for objective in project.objectives:
        if "元" in objective.raw and any(
            each.yuan is not None for each in quantities(objective.raw)
        ):
            return None
    return (
        f"资金用途{quote(use)}有几项支出，"
        f"{project.budget.total.raw}{total.unit}没有分到各项，也没有数量和标准。"
    )


_SEVERAL = pattern(r"[、，,；;和及与](?!$)")
_FEW = 3
"""三个方面, 两项 only count what is listed."""
