"""区间的一头是另一头的几倍，做多做少都在里面，起不到约束作用。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short


@rule(
    id="TGT037",
    name="range-too-wide",
    title="区间太宽",
    fix="缩小区间，或者只写至少要达到的数。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("number", "high"),
    covers=("D17",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | 10-200人 | 清工发〔2024〕6号
            """,
            says="“慰问困难职工人数”的指标值“10-200人”区间太宽，做多做少都算完成。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | 40-50人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def range_too_wide(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.high is None or target.number is None:
        return None
    if target.problem is not None or target.high <= target.number * context.number("range_widest"):
        return None
    words = short(indicator.target.raw)
    return f"“{short(indicator.name.raw)}”的指标值“{words}”区间太宽，做多做少都算完成。"
