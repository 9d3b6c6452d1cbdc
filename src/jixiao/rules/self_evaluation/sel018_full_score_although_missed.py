"""没有达到指标值还得满分，自评就失去意义；各种计分办法都要求按完成比例扣减。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import completed, scored_by_methods
from jixiao.rules.wording import short
from jixiao.scoring.completion import plain


@rule(
    id="SEL018",
    name="full-score-although-missed",
    title="没有达到指标值却得满分",
    fix="按完成比例重新计分，并说明没有完成的原因。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    at="score",
    covers=("D64",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 240人 | 10 | 10
            """,
            says="“参赛职工人数”的指标值是“≥300人”，只完成“240人”，得分却是满分10分，按比例应为10×240÷300=8分。",
        ),
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            时效指标 | 比武完成时间 | 2024年10月底前 | 2024年12月 | 10 | 10
            """,
            says="“比武完成时间”的指标值是“2024年10月底前”，实际是“2024年12月”，得分却是满分10分。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            服务对象满意度指标 | 职工满意度 | ≥95% | 92% | 10 | 10
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            社会效益指标 | 事故起数 | 5起 | 3起 | 10 | 10
            """,
        ),
    ),
)
def full_score_although_missed(indicator: Indicator, context: Context) -> str | None:
    points, score = indicator.points.value, indicator.score.value
    if not points or score != points or (done := completed(indicator, context)) is None:
        return None
    if done.reached:
        return None
    given = scored_by_methods(indicator, done)
    if any(points - each.high <= context.number("score_slack") for each in given):
        return None
    words = f"，按比例应为{given[0].trace}分" if given else ""
    return (
        f"“{short(indicator.name.raw)}”的指标值是“{short(indicator.target.raw)}”，"
        f"只完成“{short(indicator.actual.raw)}”，得分却是满分{plain(points)}分{words}。"
        if not done.capped
        else f"“{short(indicator.name.raw)}”的指标值是“{short(indicator.target.raw)}”，"
        f"实际是“{short(indicator.actual.raw)}”，得分却是满分{plain(points)}分{words}。"
    )
