"""完成日期早于预算年度，多半是照抄了上一年的表，忘了改年份。

这样的日期一到预算年度就已经过去，无法考核。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import short


@rule(
    id="TGT025",
    name="deadline-before-year",
    title="指标值的日期是往年",
    fix="改为预算年度内的日期，并检查其他照抄的内容。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    needs=("deadline",),
    covers=("D23", "kind:value-year-mismatch"),
    examples=(
        Bad(
            """
            项目: 清河口县职工体检  预算数: 12.00  年度: 2025年
            时效指标 | 体检完成时间 | 2024年底全部完成 | 清工发〔2024〕6号
            """,
            says="“体检完成时间”的指标值“2024年底全部完成”是2024年的日期，预算年度是2025年。",
        ),
        Good(
            """
            项目: 清河口县职工体检  预算数: 12.00  年度: 2025年
            时效指标 | 体检完成时间 | 2025年底全部完成 | 清工发〔2024〕6号
            时效指标 | 体检周期 | 2024年12月-2025年3月 | 清工发〔2024〕6号
            """
        ),
    ),
)
def deadline_before_year(indicator: Indicator, context: Context) -> Fault | None:
    target = indicator.target.value
    if target is None or target.deadline is None or context.year is None:
        return None
    if target.deadline.year >= context.year or target.kind == "relative":
        return None
    if context.document.fiscal_year_basis != "stated":
        return None
    words = short(indicator.target.raw)
    return Fault(
        f"“{short(indicator.name.raw)}”的指标值“{words}”是{target.deadline.year}年的日期，"
        f"预算年度是{context.year}年。",
        cause=f"deadline-{target.deadline.year}",
    )
