"""描述应当解释名称；两处没有一个字相同，多半是从别的表上抄来的。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import bare, short

_SHORTEST = 6
_SHORTEST_NAME = 4
_COMMON = frozenset("的数率人度")


@rule(
    id="IND037",
    name="description-off-topic",
    title="指标描述说的是另一回事",
    fix="按名称重写描述，写明这条指标怎么算。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="description",
    needs=("name", "told"),
    covers=(
        "D27",
        "kind:description-mismatch",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 资金到位率 | 完成研究任务的项目在所有立项项目中的比例 | ≥95% | 上年数
            """,
            says="“资金到位率”的描述是“完成研究任务的项目在所有立项项目中的比例”，说的不是同一件事。",
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            服务对象满意度指标 | 劳模满意度（%） | 0 | ≥95% | 清工发〔2024〕6号
            """,
            says="“劳模满意度（%）”的描述只写了“0”，没有说明这条指标怎么算。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 资金到位率 | 实收金额÷应收金额×100% | ≥95% | 清工发〔2024〕6号
            """
        ),
    ),
)
def description_off_topic(indicator: Indicator) -> str | None:
    words, name = indicator.description.raw, indicator.name.raw
    if not words or not name or not _COMMON.issuperset(set(name).intersection(words)):
        return None
    text, title = bare(words), bare(name)
    if text.isdigit():
        return f"“{short(name)}”的描述只写了“{words}”，没有说明这条指标怎么算。"
    if len(text) < _SHORTEST or len(title) < _SHORTEST_NAME or "是" in words[:1]:
        return None
    return f"“{short(name)}”的描述是“{short(words)}”，说的不是同一件事。"
