"""比率要写明分子、分母，其他要写明用什么衡量、数据从哪里来；照抄名称，自评时各算各的。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import ends_with, is_count, is_share
from jixiao.rules.wording import same_words, short


@rule(
    id="IND032",
    name="rate-without-formula",
    title="描述照抄名称，没有写怎么计算",
    fix="比率写成“实际…数÷应…数×100%”，其他写明用什么数来衡量，并注明数据来源。",
    severity=Severity.WARNING,
    cites=("caiyu-2021-101",),
    at="description",
    needs=("copied",),
    covers=(
        "D26",
        "kind:description-equals-name",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 疗养计划执行率 | 疗养计划执行率 | ≥95% | 清工发〔2024〕6号
            """,
            says="“疗养计划执行率”的指标描述照抄名称，没有写怎么计算。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 疗养计划执行率 | 实际疗养人数÷计划人数×100% | ≥95% | 清工发〔2024〕6号
            数量指标 | 疗养劳模人数 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def rate_without_formula(indicator: Indicator, context: Context) -> Fault | None:
    words, name = indicator.description.raw, indicator.name.raw
    if not words or not name or not same_words(words, name):
        return None
    if "满意" in name or not (is_share(name, context) or _needs_explaining(name, context)):
        return None
    return Fault(
        f"“{short(name)}”的指标描述照抄名称，没有写怎么计算。",
        cause=f"description-repeats:{context.at}",
    )


def _needs_explaining(name: str, context: Context) -> bool:
    """Whether a name is neither a count nor a standard nor a time, so that it explains itself."""
    return not (
        is_count(name, context) or ends_with(name, context.words("names_explaining_themselves"))
    )
