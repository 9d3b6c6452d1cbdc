"""没有达到指标值的，按完成比例计分，或者达到六成起按比例计分；得分与这些算法都对不上时要写明算法。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import completed, scored_by_methods
from jixiao.rules.wording import short
from jixiao.scoring.completion import plain


@rule(
    id="SEL020",
    name="score-by-no-method",
    title="得分与各种计分办法都对不上",
    fix="按完成值与指标值的比例重新计分，或者写明采用的计分办法。",
    severity=Severity.WARNING,
    cites=(
        "caiyu-2020-10",
        "caiyu-2021-101",
    ),
    at="score",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 240人 | 10 | 9.5 | 部分职工在外施工
            """,
            says="“参赛职工人数”的指标值是“≥300人”，完成“240人”，得9.5分，按比例应为10×240÷300=8分。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 240人 | 10 | 8
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 240人 | 10 | 5
            """,
        ),
    ),
)
def score_by_no_method(indicator: Indicator, context: Context) -> str | None:
    points, score = indicator.points.value, indicator.score.value
    if points is None or score is None or not 0 <= score < points:
        return None
    done = completed(indicator, context)
    if done is None or done.reached or not (given := scored_by_methods(indicator, done)):
        return None
    slack = context.number("score_rounding")
    if any(each.low - slack <= score <= each.high + slack for each in given):
        return None
    return (
        f"“{short(indicator.name.raw)}”的指标值是“{short(indicator.target.raw)}”，"
        f"完成“{short(indicator.actual.raw)}”，得{plain(score)}分，"
        f"按比例应为{given[0].trace}分。"
    )
