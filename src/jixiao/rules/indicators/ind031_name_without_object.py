"""只写“完成率”“合格率”，看不出是什么的完成率，也分不清和别的指标有什么不同。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import bare


@rule(
    id="IND031",
    name="name-without-object",
    title="三级指标没有说对象",
    fix="在前面写明对象，例如“体检任务完成率”。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="name",
    needs=("is:names_without_object",),
    gives_way_to=("IND030",),
    covers=("D25",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 完成率 | ≥95% | 清工发〔2024〕6号
            """,
            says="三级指标只写“完成率”，没有说是什么的完成率。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 疗养计划完成率 | ≥95% | 清工发〔2024〕6号
            质量指标 | 完成率 | 实际疗养人数/计划人数 | ≥95% | 清工发〔2024〕6号
            """
        ),
    ),
)
def name_without_object(indicator: Indicator, context: Context) -> str | None:
    if indicator.name.raw not in context.words("names_without_object"):
        return None
    if indicator.description.raw and bare(indicator.description.raw) != indicator.name.raw:
        return None
    return f"三级指标只写“{indicator.name.raw}”，没有说是什么的{indicator.name.raw}。"
