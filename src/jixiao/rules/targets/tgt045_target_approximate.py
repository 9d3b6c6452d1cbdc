"""“约500人”“500人左右”没有界线，490 人算不算完成说不清。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short


@rule(
    id="TGT045",
    name="target-approximate",
    title="指标值写了“约”“左右”",
    fix="去掉“约”“左右”，写“≥”或区间。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("approximate",),
    covers=("D20",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | 约40人 | 清工发〔2024〕6号
            数量指标 | 参加活动人次 | 500人次左右 | 清工发〔2024〕6号
            """,
            says=(
                "“慰问困难职工人数”的指标值“约40人”是约数，没有界线。",
                "“参加活动人次”的指标值“500人次左右”是约数，没有界线。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | ≥40人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def target_approximate(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or not target.approximate:
        return None
    words = short(indicator.target.raw)
    return f"“{short(indicator.name.raw)}”的指标值“{words}”是约数，没有界线。"
