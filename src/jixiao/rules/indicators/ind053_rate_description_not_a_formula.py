"""“反映……情况”说的是用意，不是算法；比率要写明谁占谁、谁除以谁。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import is_share
from jixiao.rules.wording import same_words, short

_COMPUTED = frozenset("占比÷/／×除率例")


@rule(
    id="IND053",
    name="rate-description-not-a-formula",
    title="比率的描述没有写分子分母",
    fix="改写成“实际…数÷应…数×100%”，并注明数据来源。",
    severity=Severity.NOTE,
    cites=("caiyu-2021-101",),
    at="description",
    needs=("plain", "ends:share_names"),
    gives_way_to=(
        "IND036",
        "IND037",
        "IND038",
    ),
    covers=(
        "D26",
        "D28",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 疗养计划执行率 | 反映疗养计划落实情况 | ≥95% | 清工发〔2024〕6号
            """,
            says="“疗养计划执行率”的描述“反映疗养计划落实情况”没有写分子和分母。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 疗养计划执行率 | 实际疗养人数/计划人数 | ≥95% | 上年数
            """
        ),
    ),
)
def rate_description_not_a_formula(indicator: Indicator, context: Context) -> str | None:
    words, name = indicator.description.raw, indicator.name.raw
    if not words or not _COMPUTED.isdisjoint(words) or same_words(words, name):
        return None
    if not is_share(name, context) or "满意" in name:
        return None
    return f"“{short(name)}”的描述“{short(words)}”没有写分子和分母。"
