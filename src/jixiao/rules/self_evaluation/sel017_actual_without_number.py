"""指标值是一个数，完成值只写“已完成”“达成预期指标”，无法核对。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.results import is_blank, states_number
from jixiao.rules.wording import short


@rule(
    id="SEL017",
    name="actual-without-number",
    title="定量指标的完成值没有数",
    fix="写明实际完成的数，例如“312人”。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    at="actual",
    needs=(
        "quantity",
        "number",
    ),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 达成预期指标 | 10 | 10
            """,
            says="“参赛职工人数”的指标值是“≥300人”，完成值“达成预期指标”没有写数。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 三百一十二人 | 10 | 10
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            质量指标 | 比武组织情况 | 规范有序 | 达成预期指标 | 10 | 10
            """,
        ),
    ),
)
def actual_without_number(indicator: Indicator, context: Context) -> Fault | None:
    target, words = indicator.target.value, indicator.actual.raw
    if target is None or target.kind != "quantity" or target.number is None or target.parts:
        return None
    if is_blank(indicator.actual) or states_number(words):
        return None
    if words.startswith(tuple(context.words("undone_words"))):
        return None
    message = (
        f"“{short(indicator.name.raw)}”的指标值是“{short(indicator.target.raw)}”，"
        f"完成值“{short(words)}”没有写数。"
    )
    return Fault(message, cause=f"words-for-numbers-{context.at}")
