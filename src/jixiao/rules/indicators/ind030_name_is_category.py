"""“社会效益指标”“成本指标”是二级指标的名称，三级指标要写具体衡量什么。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.regulation.words import levels, plain
from jixiao.rules.declare import Bad, Good, rule

_LONGEST = 14
_SHORT = frozenset(
    {"成本", "数量", "质量", "时效", "经济效益", "社会效益", "生态效益", "可持续影响"}
)


@rule(
    id="IND030",
    name="name-is-category",
    title="三级指标写的是分类名称",
    fix="换成具体的内容，例如“受助家庭收入增长率”。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    needs=("says:指标|is:成本|数量|质量|时效|经济效益|社会效益|生态效益|可持续影响",),
    covers=("D25",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            社会效益指标 | 社会效益指标 | 明显 | 清工发〔2024〕6号
            """,
            says="三级指标写成“社会效益指标”，这是上一级的分类名称，没有说衡量什么。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            服务对象满意度指标 | 服务对象满意度 | ≥90% | 清工发〔2024〕6号
            """
        ),
    ),
)
def name_is_category(indicator: Indicator) -> str | None:
    name = indicator.name.raw
    if len(name) > _LONGEST or ("指标" not in name and name not in _SHORT):
        return None
    key, known = plain(name), levels()
    if not key.endswith("指标") and key not in _SHORT:
        return None
    if key not in known.level2 and key not in known.level1:
        return None
    return f"三级指标写成“{name}”，这是上一级的分类名称，没有说衡量什么。"
