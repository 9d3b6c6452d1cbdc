"""及时率、完成时间说的是快慢，应当归在时效指标里；放在数量、质量或成本里，那一类就等于没有设。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import ends_with
from jixiao.rules.wording import short


@rule(
    id="IND016",
    name="timeliness-misplaced",
    title="时效内容放错了位置",
    fix="把这一行移到时效指标里，原来的位置另设与它相称的指标。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    level2=(
        "QUANTITY",
        "QUALITY",
        "COST",
        "ECONOMIC_COST",
    ),
    needs=("ends:timeliness_names",),
    covers=("D32",),
    examples=(
        Bad(
            """
            项目: 清河口县职工体检  预算数: 6.00
            质量指标 | 体检报告送达及时率 | ≥95% | 清工发〔2024〕6号
            """,
            says="“体检报告送达及时率”说的是完成得及时不及时，却放在“质量指标”里。",
        ),
        Good(
            """
            项目: 清河口县职工体检  预算数: 6.00
            质量指标 | 课时完成率 | ≥95% | 清工发〔2024〕6号
            时效指标 | 体检报告送达及时率 | ≥95% | 清工发〔2024〕6号
            """
        ),
    ),
)
def timeliness_misplaced(indicator: Indicator, context: Context) -> str | None:
    name = indicator.name.raw
    if "时" not in name and "按期" not in name:
        return None
    if not ends_with(name, context.words("timeliness_names")):
        return None
    return f"“{short(name)}”说的是完成得及时不及时，却放在“{indicator.level2.raw}”里。"
