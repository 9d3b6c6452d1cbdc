"""达到了指标值就得满分；扣了分又不写原因，看的人不知道扣在哪里。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import completed, is_blank, scored_by_methods
from jixiao.rules.wording import short
from jixiao.scoring.completion import plain


@rule(
    id="SEL019",
    name="score-reduced-although-reached",
    title="达到指标值却扣了分",
    fix="核对完成值和得分；确有理由扣分的，在偏差原因里写明。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    at="score",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 312人 | 10 | 8
            """,
            says="“参赛职工人数”的指标值是“≥300人”，完成“312人”，已经达到，分值10分却只得8分，没有写原因。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 312人 | 10 | 8 | 其中20人不是本县职工
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 900人 | 10 | 8
            """,
        ),
    ),
)
def score_reduced_although_reached(indicator: Indicator, context: Context) -> str | None:
    points, score = indicator.points.value, indicator.score.value
    if points is None or score is None or not 0 <= score < points:
        return None
    done = completed(indicator, context)
    if done is None or not done.reached or not is_blank(indicator.deviation_reason):
        return None
    far = context.number("far_above_percent")
    if done.share is not None and not done.capped and done.share >= far:
        return None  # a target that was far too low may cost points
    given = scored_by_methods(indicator, done)
    if any(each.low <= score <= each.high for each in given):
        return None
    return (
        f"“{short(indicator.name.raw)}”的指标值是“{short(indicator.target.raw)}”，"
        f"完成“{short(indicator.actual.raw)}”，已经达到，"
        f"分值{plain(points)}分却只得{plain(score)}分，没有写原因。"
    )
