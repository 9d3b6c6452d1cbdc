"""“保障率”不是现成的统计口径，不写分子分母谁也算不出来。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import measured
from jixiao.rules.wording import same_words, short


@rule(
    id="IND022",
    name="guarantee-rate-undefined",
    title="“保障率”没有说保障什么",
    fix="写明保障的是哪几件事、怎么算出比率，或者换成完成率、覆盖率。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    needs=("ends:保障率",),
    covers=("kind:indicator-undefined",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 疗养工作保障率 | 疗养工作保障率 | 100% | 清工发〔2024〕6号
            """,
            says="“疗养工作保障率”没有写保障的是什么、怎么计算。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 疗养车辆保障率 | 实际派车次数/应派车次数×100% | 100% | 清工发〔2024〕6号
            """
        ),
    ),
)
def guarantee_rate_undefined(indicator: Indicator, context: Context) -> str | None:
    name = indicator.name.raw
    if "保障率" not in name or not measured(name).endswith("保障率"):
        return None
    words = indicator.description.raw
    if not indicator.description.is_stated:
        return None
    if words and not same_words(words, name):
        return None
    return f"“{short(name)}”没有写保障的是什么、怎么计算。"
