"""指标值是一个数，执行情况只写“正常”“一般”，看不出进度。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.results import is_blank, states_number
from jixiao.rules.wording import short


@rule(
    id="MON017",
    name="progress-without-number",
    title="定量指标的执行情况没有数",
    fix="写明到目前为止完成的数，例如“4场”。",
    severity=Severity.WARNING,
    cites=("caiyu-2019-136",),
    at="actual",
    needs=(
        "quantity",
        "number",
    ),
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 正常推进 | 6场
            """,
            says="“开展技能比武场次”的指标值是“≥6场”，执行情况“正常推进”没有写数。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 已办四场 | 6场
            """,
        ),
    ),
)
def progress_without_number(indicator: Indicator, context: Context) -> Fault | None:
    target, words = indicator.target.value, indicator.actual.raw
    if target is None or target.kind != "quantity" or target.number is None or target.parts:
        return None
    if is_blank(indicator.actual) or states_number(words):
        return None
    if words.startswith(tuple(context.words("undone_words"))):
        return None
    message = (
        f"“{short(indicator.name.raw)}”的指标值是“{short(indicator.target.raw)}”，"
        f"执行情况“{short(words)}”没有写数。"
    )
    return Fault(message, cause=f"words-for-numbers-{context.at}")
