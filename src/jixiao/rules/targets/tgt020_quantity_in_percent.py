"""数量指标说做多少，用人、次、个等计数；百分数是比率，不说明做了多少。

比率放到质量、时效或效益指标里，数量指标另写要完成的数。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import in_percent, is_share
from jixiao.rules.wording import short


@rule(
    id="TGT020",
    name="quantity-in-percent",
    title="数量指标的指标值是百分数",
    fix="写明要完成的数量；比率移到质量或时效指标。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    level2=("QUANTITY",),
    needs=("countable", "percent"),
    gives_way_to=("TGT023",),
    covers=("D12", "kind:value-type-mismatch"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 走访慰问困难职工 | ≥90% | 清工发〔2024〕6号
            数量指标 | 慰问金发放率 | =100% | 清工发〔2024〕6号
            """,
            says=(
                "数量指标“走访慰问困难职工”的指标值“≥90%”是百分数，没有说明要完成多少。",
                "数量指标“慰问金发放率”是比率（“=100%”），没有说明要完成多少。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 走访慰问困难职工 | ≥40人 | 清工发〔2024〕6号
            质量指标 | 慰问金发放率 | =100% | 清工发〔2024〕6号
            """
        ),
    ),
)
def quantity_in_percent(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.kind not in {"quantity", "range"} or not in_percent(target.unit):
        return None
    name, words = indicator.name.raw, short(indicator.target.raw)
    if is_share(name, context):
        return f"数量指标“{short(name)}”是比率（“{words}”），没有说明要完成多少。"
    return f"数量指标“{short(name)}”的指标值“{words}”是百分数，没有说明要完成多少。"
