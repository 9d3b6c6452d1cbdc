"""得分最多等于分值。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short
from jixiao.scoring.completion import plain


@rule(
    id="SEL006",
    name="score-above-points",
    title="得分超过分值",
    fix="把得分改为不超过分值的数，或者核对两格是否填反。",
    severity=Severity.ERROR,
    cites=("caiyu-2020-10",),
    at="score",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 10 | 20
            """,
            says="“开展技能比武场次”的分值是10分，得分写了20分。",
        ),
        Good(
            """
            自评: 清河口县技能比武
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 10 | 10
            """,
        ),
    ),
)
def score_above_points(indicator: Indicator) -> str | None:
    points, score = indicator.points.value, indicator.score.value
    if points is None or score is None or score <= points:
        return None
    name = short(indicator.name.raw)
    return f"“{name}”的分值是{plain(points)}分，得分写了{plain(score)}分。"
