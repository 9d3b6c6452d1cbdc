"""完成值要写实际做到的数，连“≥”一起照抄指标值，看不出实际是多少。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import EVALUATING, MONITORING, Bad, Fault, Good, rule
from jixiao.rules.wording import short

_OPEN = frozenset("≥≤><")


@rule(
    id="SEL015",
    name="actual-repeats-target",
    title="完成值照抄了指标值",
    fix="写明实际完成的数，不带“≥”“≤”。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    at="actual",
    kinds=(*EVALUATING, *MONITORING),
    needs=("number",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | ≥300人 | 20 | 20
            """,
            says="“参赛职工人数”的完成值“≥300人”照抄了指标值，没有写实际是多少。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 300人 | 20 | 20
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | 300人 | 300人 | 20 | 20
            """,
        ),
    ),
)
def actual_repeats_target(indicator: Indicator, context: Context) -> Fault | None:
    words, target = indicator.actual.raw, indicator.target.value
    if not words or target is None or target.operator not in _OPEN or target.number is None:
        return None
    if "".join(words.split()) != "".join(indicator.target.raw.split()):
        return None
    message = (
        f"“{short(indicator.name.raw)}”的完成值“{short(words)}”照抄了指标值，没有写实际是多少。"
    )
    return Fault(message, cause=f"copied-targets-{context.at}")
