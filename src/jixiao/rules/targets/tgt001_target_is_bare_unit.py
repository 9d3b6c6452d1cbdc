"""指标值只有计量单位、没有数，到年底无法判断完成了没有。

例如指标值只写“个”“人”“元”：看不出要做几个、几人。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.model.units import unit_of
from jixiao.rules.declare import Bad, Good, rule


@rule(
    id="TGT001",
    name="target-is-bare-unit",
    title="指标值只有单位没有数",
    fix="在单位前写明要达到的数，例如“≥12个”。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    needs=("doubt",),
    covers=("D04",),
    examples=(
        Bad(
            """
            项目: 劳模荣誉津贴  预算数: 2.00
            数量指标 | 发放津贴的劳模数量 | 个 | 清工发〔2024〕6号
            """,
            says="“发放津贴的劳模数量”的指标值只写了单位“个”，没有写要达到多少。",
        ),
        Good(
            """
            项目: 劳模荣誉津贴  预算数: 2.00
            数量指标 | 发放津贴的劳模数量 | ≥12个 | 清工发〔2024〕6号
            """
        ),
    ),
)
def target_is_bare_unit(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "malformed" or target.number is not None:
        return None
    words = indicator.target.raw
    if unit_of(words.strip("≥≤><= ")) is None:
        return None
    return f"“{indicator.name.raw}”的指标值只写了单位“{words}”，没有写要达到多少。"
