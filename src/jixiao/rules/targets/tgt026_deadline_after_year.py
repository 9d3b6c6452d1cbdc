"""年度绩效目标要在预算年度内完成；日期在年度之后，年底自评时无法考核。

跨年度的项目，请写明本年度要做到哪一步，完工日期写进中长期目标。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short


@rule(
    id="TGT026",
    name="deadline-after-year",
    title="指标值的日期在预算年度之后",
    fix="写明本年度内要完成的部分和日期。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("deadline",),
    covers=("D59",),
    examples=(
        Bad(
            """
            项目: 清河口县工人文化宫修缮  预算数: 80.00  年度: 2025年
            时效指标 | 工程完工时间 | 2027年6月底前 | 清工发〔2024〕6号
            """,
            says="“工程完工时间”的指标值“2027年6月底前”在预算年度2025年之后，年底无法考核。",
        ),
        Good(
            """
            项目: 清河口县工人文化宫修缮  预算数: 80.00  年度: 2025年
            时效指标 | 本年完成主体时间 | 2025年12月底前 | 清工发〔2024〕6号
            长期:
            时效指标 | 工程完工时间 | 2027年6月底前 | 清工发〔2024〕6号
            """
        ),
    ),
)
def deadline_after_year(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.deadline is None or context.year is None:
        return None
    if target.deadline.year <= context.year:
        return None
    if context.document.fiscal_year_basis != "stated":
        return None
    if any(each is indicator for each in context.project.long_term_indicators):
        return None
    words = short(indicator.target.raw)
    return (
        f"“{short(indicator.name.raw)}”的指标值“{words}”在预算年度{context.year}年之后，"
        "年底无法考核。"
    )
