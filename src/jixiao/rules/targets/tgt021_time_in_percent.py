"""名称是时间、期限、周期的指标，应当写日期或天数；写百分数看不出什么时候完成。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import ends_with, in_percent
from jixiao.rules.wording import short


@rule(
    id="TGT021",
    name="time-in-percent",
    title="问的是时间，指标值却是百分数",
    fix="写明日期或天数；要写百分数，请把名称改为“及时率”一类的比率。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("quantity", "percent", "ends:time_names"),
    covers=("D22", "kind:value-type-mismatch"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            时效指标 | 慰问金发放时间 | 100% | 清工发〔2024〕6号
            """,
            says="“慰问金发放时间”问的是时间，指标值“100%”却是百分数。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            时效指标 | 慰问金发放时间 | 2025年1月底前 | 清工发〔2024〕6号
            时效指标 | 慰问金发放及时率 | =100% | 清工发〔2024〕6号
            """
        ),
    ),
)
def time_in_percent(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "quantity" or not in_percent(target.unit):
        return None
    name = indicator.name.raw
    if not ends_with(name, context.words("time_names")):
        return None
    words = short(indicator.target.raw)
    return f"“{short(name)}”问的是时间，指标值“{words}”却是百分数。"
