"""一项指标占了很大一部分分值，其他指标做得好坏几乎不影响结果。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import Sums
from jixiao.rules.wording import short
from jixiao.scoring.completion import plain

_FEWEST = 3


@rule(
    id="SEL032",
    name="points-dominated",
    title="一项指标的分值过重",
    fix="把这项指标的分值分一部分给其他指标，或者把它拆成几项。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="points",
    covers=("D57",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 50 | 50
            数量指标 | 参赛职工人数 | ≥300人 | 310人 | 10 | 10
            社会效益指标 | 新增高级工人数 | ≥30人 | 31人 | 30 | 30
            """,
            says="“开展技能比武场次”一项就占50分。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            社会效益指标 | 新增高级工人数 | ≥30人 | 31人 | 30 | 30
            """,
        ),
    ),
)
def points_dominated(indicator: Indicator, context: Context) -> str | None:
    points = indicator.points.value
    if points is None or points < context.number("points_dominant"):
        return None
    if context.once(Sums, context.project).rows < _FEWEST:
        return None
    return f"“{short(indicator.name.raw)}”一项就占{plain(points)}分。"
