"""到监控时一点没有开始，年底完成的把握不大；有季节安排的，写明就行。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import completed, is_blank
from jixiao.rules.wording import short


@rule(
    id="MON009",
    name="no-progress-yet",
    title="到目前还没有进展",
    fix="写明没有开始的原因和计划开始的时间。",
    severity=Severity.NOTE,
    cites=("caiyu-2019-136",),
    at="actual",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 0场 | 6场
            """,
            says="“开展技能比武场次”的指标值是“≥6场”，目前是“0场”，没有写原因。",
        ),
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            质量指标 | 比武资料归档 | 归档齐全 | 尚未开始 | 归档齐全
            """,
            says="“比武资料归档”的指标值是“归档齐全”，目前是“尚未开始”，没有写原因。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 安全事故起数 | ≤0起 | 0起 | 0起
            """,
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 0场 | 6场 | 有可能 | 比武安排在九月
            """,
        ),
    ),
)
def no_progress_yet(indicator: Indicator, context: Context) -> str | None:
    target, actual = indicator.target.value, indicator.actual.value
    if target is None or actual is None or not is_blank(indicator.deviation_reason):
        return None
    if not is_blank(indicator.note):
        return None
    if actual.kind == "quantity":
        done = completed(indicator, context)
        idle = done is not None and not done.reached and not done.capped and actual.number == 0
    else:
        idle = indicator.actual.raw.startswith(tuple(context.words("undone_words")))
    if not idle:
        return None
    return (
        f"“{short(indicator.name.raw)}”的指标值是“{short(indicator.target.raw)}”，"
        f"目前是“{short(indicator.actual.raw)}”，没有写原因。"
    )
