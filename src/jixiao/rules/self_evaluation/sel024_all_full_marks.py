"""每一项都是满分、又没有任何说明的自评，往往没有真正核对。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import is_blank


@rule(
    id="SEL024",
    name="all-full-marks",
    title="各项全部满分，没有任何说明",
    fix="逐项核对完成值；确实全部完成的，在备注里写明佐证资料。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D64",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 车工比武 | ≥6场 | 6场 | 10 | 10
            数量指标 | 钳工比武 | ≥6场 | 7场 | 10 | 10
            数量指标 | 焊工比武 | ≥6场 | 6场 | 10 | 10
            数量指标 | 电工比武 | ≥6场 | 7场 | 10 | 10
            数量指标 | 厨师比武 | ≥6场 | 6场 | 10 | 10
            """,
            says="5项指标全部是满分，没有一项写了说明或者佐证资料。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 车工比武 | ≥6场 | 6场 | 10 | 10 |
            数量指标 | 钳工比武 | ≥6场 | 7场 | 10 | 10 |
            数量指标 | 焊工比武 | ≥6场 | 6场 | 10 | 10 | 见比武签到册
            数量指标 | 电工比武 | ≥6场 | 7场 | 10 | 10 |
            数量指标 | 厨师比武 | ≥6场 | 6场 | 10 | 10 |
            """,
        ),
    ),
)
def all_full_marks(project: Project, context: Context) -> str | None:
    rows = [row for row in project.indicators if row.points.value]
    if len(rows) < context.number("full_marks_rows"):
        return None
    if any(row.score.value != row.points.value for row in rows):
        return None
    if any(not is_blank(row.deviation_reason) or not is_blank(row.note) for row in rows):
        return None
    return f"{len(rows)}项指标全部是满分，没有一项写了说明或者佐证资料。"
