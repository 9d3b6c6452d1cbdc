"""有分值没有得分，这项指标等于没有评。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import is_blank
from jixiao.rules.wording import short
from jixiao.scoring.completion import plain


@rule(
    id="SEL004",
    name="score-missing",
    title="指标没有得分",
    fix="按完成值和分值填写得分。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    at="score",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 20 | 20
            数量指标 | 参赛职工人数 | ≥300人 | 320人 | 10 |
            """,
            says="“参赛职工人数”有分值10分，没有填得分。",
        ),
        Good(
            """
            自评: 清河口县技能比武
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 20 | 0
            数量指标 | 参赛职工人数 | ≥300人 | 320人 | 0 |
            """,
        ),
    ),
)
def score_missing(indicator: Indicator) -> str | None:
    points = indicator.points.value
    if not points or not indicator.score.is_stated or not is_blank(indicator.score):
        return None
    return f"“{short(indicator.name.raw)}”有分值{plain(points)}分，没有填得分。"
