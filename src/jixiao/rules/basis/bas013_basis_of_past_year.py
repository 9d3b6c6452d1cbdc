"""年度计划、工作要点、年度预算只管当年；用往年的作依据，多半是照搬了去年的表。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import short

_ANNUAL = pattern(
    r"(?<![-—至0-9])(20[0-9]{2})年度?(?:[^，。；0-9]{0,8})(?:工作计划|年度计划|工作要点|部门预算|预算安排|工作安排|工作方案)"
)


@rule(
    id="BAS013",
    name="basis-of-past-year",
    title="依据是往年的计划或预算",
    fix="换成本年度的计划、要点或预算。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="basis",
    needs=("dated",),
    covers=("D23",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 2024年工作要点
            """,
            says="“疗养劳模人数”的依据“2024年工作要点”是2024年的，预算年度是2025年。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 2021-2025年发展规划
            数量指标 | 疗养劳模人数 | ≥20人 | 2024年实际完成数
            数量指标 | 疗养劳模人数 | ≥20人 | 2025年工作要点
            """
        ),
    ),
)
def basis_of_past_year(indicator: Indicator, context: Context) -> Fault | None:
    words = indicator.basis.raw
    year = context.year
    if "年" not in words or year is None:
        return None
    found = _ANNUAL.search(words)
    if found is None or int(found[1]) >= year:
        return None
    return Fault(
        f"“{short(indicator.name.raw)}”的依据“{short(found[0])}”是{found[1]}年的，"
        f"预算年度是{year}年。",
        words=found[0],
    )
