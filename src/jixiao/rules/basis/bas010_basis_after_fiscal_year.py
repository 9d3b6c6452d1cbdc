"""预算在年初编制，不可能用以后年度的文件作依据，多半是年份写错了。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.cited_numbers import numbers_in
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import short


@rule(
    id="BAS010",
    name="basis-after-fiscal-year",
    title="依据文件晚于预算年度",
    fix="核对文号里的年份。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="basis",
    needs=("numbered",),
    covers=("D46",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2026〕6号
            """,
            says="“疗养劳模人数”的依据“清工发〔2026〕6号”晚于预算年度2025年。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2025〕6号
            """
        ),
    ),
)
def basis_after_fiscal_year(indicator: Indicator, context: Context) -> Fault | None:
    words = indicator.basis.raw
    year = context.year
    if "号" not in words or year is None:
        return None
    number = next((each for each in numbers_in(words) if each.year > year), None)
    if number is None:
        return None
    return Fault(
        f"“{short(indicator.name.raw)}”的依据“{short(words[number.start : number.end])}”晚于预算年度{year}年。",
        words=words[number.start : number.end],
    )
