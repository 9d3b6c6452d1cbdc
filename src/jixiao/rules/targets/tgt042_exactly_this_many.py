"""写“=30000人次”时，多一人次、少一人次都不算完成；这样的数量通常是“至少”。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.model.units import normal_unit
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import PEOPLE
from jixiao.rules.wording import short


@rule(
    id="TGT042",
    name="exactly-this-many",
    title="数量要求恰好等于一个整数",
    fix="至少要达到的写“≥”。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="target",
    needs=("number", "equal", "people"),
    covers=("D08",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 服务职工人次 | =3000人次 | 清工发〔2024〕6号
            """,
            says="“服务职工人次”的指标值“=3000人次”要求恰好等于，多一个也不算完成。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 服务职工人次 | ≥3000人次 | 清工发〔2024〕6号
            数量指标 | 在册劳模人数 | =137人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def exactly_this_many(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.operator != "=" or target.number is None:
        return None
    if target.unit is None or normal_unit(target.unit) not in PEOPLE:
        return None
    round_number = context.number("round_target")
    if target.number < round_number or target.number % round_number:
        return None
    words = short(indicator.target.raw)
    return f"“{short(indicator.name.raw)}”的指标值“{words}”要求恰好等于，多一个也不算完成。"
