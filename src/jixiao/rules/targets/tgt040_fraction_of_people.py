"""人、户、件、次只能是整数；带小数的多半是单位写错了，或者是把平均数当成了总数。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.model.units import normal_unit
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_WHOLE_THINGS = frozenset(
    (
        "人",
        "人次",
        "户",
        "户次",
        "家",
        "件",
        "场",
        "名",
        "台",
        "辆",
        "份",
        "座",
        "所",
        "支",
        "期",
        "条",
        "盏",
        "套",
        "册",
    )
)


@rule(
    id="TGT040",
    name="fraction-of-people",
    title="人数、件数带小数",
    fix="写成整数；以万人、万件计的，请把“万”写进单位。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("quantity", "fraction", "thing"),
    covers=("D51",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | ≥12.5人 | 清工发〔2024〕6号
            """,
            says="“慰问困难职工人数”的指标值“≥12.5人”带小数，人只能是整数。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 服务职工 | ≥1.2万人次 | 清工发〔2024〕6号
            数量指标 | 平均每月慰问人数 | ≥12.5人 | 清工发〔2024〕6号
            数量指标 | 绿化面积 | ≥12.5亩 | 清工发〔2024〕6号
            """
        ),
    ),
)
def fraction_of_people(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.number is None or not target.number % 1:
        return None
    if target.kind != "quantity" or target.unit is None or "均" in indicator.name.raw:
        return None
    if normal_unit(target.unit) not in _WHOLE_THINGS:
        return None
    words = short(indicator.target.raw)
    return f"“{short(indicator.name.raw)}”的指标值“{words}”带小数，{target.unit}只能是整数。"
