"""得分最低是0分。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short


@rule(
    id="SEL007",
    name="score-negative",
    title="得分是负数",
    fix="把扣掉的分数改为实际得到的分数。",
    severity=Severity.ERROR,
    cites=("caiyu-2020-10",),
    at="score",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武
            数量指标 | 开展技能比武场次 | ≥6场 | 5场 | 10 | -2
            """,
            says="“开展技能比武场次”的得分写成了负数“-2”。",
        ),
        Good(
            """
            自评: 清河口县技能比武
            数量指标 | 开展技能比武场次 | ≥6场 | 2场 | 10 | 0
            """,
        ),
    ),
)
def score_negative(indicator: Indicator) -> str | None:
    score = indicator.score.value
    if score is None or score >= 0:
        return None
    return f"“{short(indicator.name.raw)}”的得分写成了负数“{indicator.score.raw}”。"
