"""没有指标值，完成值无从比较，得分也没有根据。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import is_blank
from jixiao.rules.wording import short
from jixiao.scoring.completion import plain


@rule(
    id="SEL026",
    name="scored-target-missing",
    title="有分值没有指标值",
    fix="按批复的绩效目标表补填指标值。",
    severity=Severity.ERROR,
    cites=("caiyu-2020-10",),
    at="target",
    covers=("D04",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 |  | 6场 | 20 | 20
            """,
            says="“开展技能比武场次”没有指标值，却占20分。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 20 | 20
            """,
        ),
    ),
)
def scored_target_missing(indicator: Indicator) -> str | None:
    if not indicator.points.value or indicator.target.raw or is_blank(indicator.name):
        return None
    if not indicator.target.is_stated:
        return None
    points = plain(indicator.points.value)
    return f"“{short(indicator.name.raw)}”没有指标值，却占{points}分。"
