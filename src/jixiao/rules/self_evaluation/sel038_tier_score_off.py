"""定性指标按三档计分：达成预期指标得分值的80%～100%，部分达成得60%～80%，未达成得60%以下。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.regulation.scoring import scoring_methods
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short
from jixiao.scoring.completion import plain
from jixiao.scoring.points import tier_of, tier_score


@rule(
    id="SEL038",
    name="tier-score-off",
    title="定性指标的得分与完成档次不符",
    fix="按完成档次对应的比例重新计分。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    at="score",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            社会效益指标 | 职工技能水平 | 明显提升 | 部分达成预期指标并具有一定效果 | 10 | 10
            """,
            says="“职工技能水平”的完成值是“部分达成预期指标并具有一定效果”，得10分；部分达成预期指标并具有一定效果，得分值的60%～80%，即6～8分。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            社会效益指标 | 职工技能水平 | 明显提升 | 部分达成预期指标 | 10 | 7
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            社会效益指标 | 职工技能水平 | 明显提升 | 达成预期指标 | 10 | 9
            """,
        ),
    ),
)
def tier_score_off(indicator: Indicator) -> str | None:
    points, score, words = indicator.points.value, indicator.score.value, indicator.actual.raw
    if not points or score is None or (tier := tier_of(words)) is None:
        return None
    if not 0 <= score <= points:
        return None
    given = [tier_score(tier, points, method) for method in scoring_methods()]
    if any(each.low <= score <= each.high for each in given):
        return None
    return (
        f"“{short(indicator.name.raw)}”的完成值是“{short(words)}”，得{plain(score)}分；"
        f"{given[0].trace}。"
    )
