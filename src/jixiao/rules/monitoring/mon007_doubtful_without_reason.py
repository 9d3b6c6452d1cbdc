"""选了“有可能”或者“完全不可能”，就要写明差在哪里、怎样纠偏。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import foreseen, is_blank
from jixiao.rules.wording import bare, short


@rule(
    id="MON007",
    name="doubtful-without-reason",
    title="不确定能完成却没有写原因",
    fix="写明原因和纠偏措施。",
    severity=Severity.WARNING,
    cites=("caiyu-2019-136",),
    at="likelihood",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 2场 | 6场 | 有可能 |
            """,
            says="“开展技能比武场次”完成目标的可能性选了“有可能”，没有写原因。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 2场 | 6场 | 确定能 |
            """,
        ),
    ),
)
def doubtful_without_reason(indicator: Indicator, context: Context) -> str | None:
    words = indicator.likelihood.raw
    if not words or bare(words) not in context.words("doubtful_words"):
        return None
    if not is_blank(indicator.deviation_reason) or not is_blank(indicator.note):
        return None
    done = foreseen(indicator, context)
    if done is not None and not done.reached and indicator.deviation_reason.is_stated:
        return None  # that it will fall short without a reason is said of the reason's cell
    return f"“{short(indicator.name.raw)}”完成目标的可能性选了“{short(words)}”，没有写原因。"
