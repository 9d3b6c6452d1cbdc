"""别的指标都有分值，这一行没有，总分就少了一项。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import Sums, is_blank
from jixiao.rules.wording import short


@rule(
    id="SEL003",
    name="points-missing",
    title="指标没有分值",
    fix="给这项指标分配分值，或者说明它不计分。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    at="points",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 20 | 20
            数量指标 | 参赛职工人数 | ≥300人 | 320人 |  | 10
            """,
            says="“参赛职工人数”没有写分值，其他指标都写了。",
        ),
        Good(
            """
            自评: 清河口县技能比武
            数量指标 | 开展技能比武场次 | ≥6场 | 6场
            数量指标 | 参赛职工人数 | ≥300人 | 320人
            """,
        ),
    ),
)
def points_missing(indicator: Indicator, context: Context) -> str | None:
    if not indicator.points.is_stated or not is_blank(indicator.points):
        return None
    if is_blank(indicator.name) or not context.once(Sums, context.project).rows:
        return None
    if is_blank(indicator.target) and is_blank(indicator.actual):
        return None
    return f"“{short(indicator.name.raw)}”没有写分值，其他指标都写了。"
