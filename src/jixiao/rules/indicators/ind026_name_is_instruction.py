"""指标要说衡量什么；工作要求和口号说的是要做什么、要有什么感受，没有办法数，也没有办法评。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import ends_with, first_of, is_count, is_share
from jixiao.rules.wording import short


@rule(
    id="IND026",
    name="name-is-instruction",
    title="三级指标是工作要求或口号",
    fix="改成可以数或者可以调查的内容，例如人数、次数、比率。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    needs=("says:slogan_words",),
    gives_way_to=("IND023",),
    covers=("kind:indicator-not-measurable",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 按照上级部署做好劳模疗养 | ≥90 | 清工发〔2024〕6号
            """,
            says="“按照上级部署做好劳模疗养”是工作要求或口号（“按照”），看不出衡量的是什么。",
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            可持续影响指标 | 让劳模体会到组织的关怀 | ≥90% | 清工发〔2024〕6号
            """,
            says="“让劳模体会到组织的关怀”是工作要求或口号（“体会到”），看不出衡量的是什么。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            可持续影响指标 | 弘扬劳模精神宣讲场次 | ≥9场 | 清工发〔2024〕6号
            """
        ),
    ),
)
def name_is_instruction(indicator: Indicator, context: Context) -> str | None:
    name = indicator.name.raw
    word = first_of(context.words("slogan_words"), name)
    if not word or "是否" in name or is_share(name, context) or is_count(name, context):
        return None
    if ends_with(name, context.words("degree_names")):
        return None
    return f"“{short(name)}”是工作要求或口号（“{word}”），看不出衡量的是什么。"
