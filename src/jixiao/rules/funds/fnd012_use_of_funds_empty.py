"""资金用途说明钱花在哪里，是判断目标与资金是否匹配的依据。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.statements import quote


@rule(
    id="FND012",
    name="use-of-funds-empty",
    title="资金用途是空的",
    fix="写明资金用来做什么、每项多少钱。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="use_of_funds",
    needs=("unused",),
    covers=("D39",),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数: 12.00
            用途:
            """,
            says="“技能比武经费”的资金用途是空的。",
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 12.00
            用途: 用于职工技能比武的场地租赁6万元、奖金6万元
            """
        ),
    ),
)
def use_of_funds_empty(project: Project) -> str | None:
    use = project.use_of_funds
    if not use.is_stated or use.raw or not project.name.raw:
        return None
    return f"{quote(project.name.raw)}的资金用途是空的。"
