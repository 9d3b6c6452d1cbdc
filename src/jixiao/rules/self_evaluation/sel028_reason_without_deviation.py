"""完成值正好等于指标值，没有偏差可以解释；原因多半填错了行。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import HUNDRED, completed
from jixiao.rules.wording import bare, short

_SHORTEST = 4


@rule(
    id="SEL028",
    name="reason-without-deviation",
    title="没有偏差却写了偏差原因",
    fix="核对原因是否属于别的指标；佐证说明请写在备注里。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="deviation_reason",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 10 | 10 | 因汛期停办一场，未能完成
            """,
            says="“开展技能比武场次”正好完成指标值，偏差原因却写了“因汛期停办一场，未能完成”。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 5场 | 10 | 8 | 因汛期停办一场
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 10 | 10 | 六个工种各一场
            """,
        ),
    ),
)
def reason_without_deviation(indicator: Indicator, context: Context) -> str | None:
    words = indicator.deviation_reason.raw
    if len(words) < _SHORTEST or bare(words) in context.words("generic_reasons"):
        return None
    done = completed(indicator, context)
    if done is None or not done.reached or done.share != HUNDRED:
        return None
    if indicator.score.value != indicator.points.value:
        return None
    if not any(each in words for each in context.words("deviation_words")):
        return None
    return f"“{short(indicator.name.raw)}”正好完成指标值，偏差原因却写了“{short(words)}”。"
