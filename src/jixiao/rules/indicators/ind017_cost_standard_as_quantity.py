"""补助标准、单价说的是每人每件花多少钱，属于成本；数量指标写做多少。

只查写成上限的（“≤500元”）；要达到的待遇标准（“≥900元”）说的是做到多少，不算。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import ends_with
from jixiao.rules.wording import short

_CAPS = frozenset({"≤", "<"})


@rule(
    id="IND017",
    name="cost-standard-as-quantity",
    title="支出标准放在数量指标里",
    fix="把这一行移到成本指标里，写成上限；数量指标另写人数、件数。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="name",
    level2=("QUANTITY",),
    needs=("unit", "ends:cost_standard_names"),
    covers=("D12",),
    examples=(
        Bad(
            """
            项目: 清河口县职工体检  预算数: 6.00
            数量指标 | 职工体检人均标准 | ≤500元 | 清工发〔2024〕6号
            """,
            says="“职工体检人均标准”说的是支出标准，却放在“数量指标”里。",
        ),
        Good(
            """
            项目: 清河口县职工体检  预算数: 6.00
            数量指标 | 制定体检服务标准 | ≥1个 | 清工发〔2024〕6号
            数量指标 | 遗属生活补助标准 | ≥900元 | 清工发〔2024〕6号
            """
        ),
    ),
)
def cost_standard_as_quantity(indicator: Indicator, context: Context) -> str | None:
    name = indicator.name.raw
    if not ends_with(name, context.words("cost_standard_names")):
        return None
    target = indicator.target.value
    if target is None or target.unit is None or "元" not in target.unit:
        return None
    if target.operator not in _CAPS:
        return None  # a level that is to be reached (养老金标准≥190元) is what is done
    return f"“{short(name)}”说的是支出标准，却放在“{indicator.level2.raw}”里。"
