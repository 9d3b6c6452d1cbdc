"""名称是人数、次数、数量的指标，指标值应当是一个数；写百分数就不知道是多少。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import in_percent, is_count, is_share
from jixiao.rules.wording import short


@rule(
    id="TGT023",
    name="count-in-percent",
    title="人数、次数的指标值写成了百分数",
    fix="写明数量；要写百分数，请把名称改为“覆盖率”一类的比率。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("quantity", "percent", "ends:count_names"),
    covers=("D12", "kind:value-type-mismatch"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | ≥90% | 清工发〔2024〕6号
            """,
            says="“慰问困难职工人数”是数量，指标值“≥90%”却是百分数。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | ≥40人 | 清工发〔2024〕6号
            经济效益指标 | 带动就业人数 | 比上年增长5% | 清工发〔2024〕6号
            """
        ),
    ),
)
def count_in_percent(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "quantity" or not in_percent(target.unit):
        return None
    name = indicator.name.raw
    if is_share(name, context) or not is_count(name, context) or "/" in name or "占" in name:
        return None
    words = short(indicator.target.raw)
    return f"“{short(name)}”是数量，指标值“{words}”却是百分数。"
