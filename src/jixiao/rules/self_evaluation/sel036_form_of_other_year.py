"""自评的年度与整份文件的年度不同，多半是用了上年的表没有改。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import years_in
from jixiao.rules.wording import short


@rule(
    id="SEL036",
    name="form-of-other-year",
    title="自评表的年度与文件不一致",
    fix="核对自评年度，更正表头。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="title",
    covers=("D23",),
    examples=(
        Bad(
            """
            自评表: 2024年度清河口县总工会绩效自评
            自评: 技能比武
            标题: 2023年度项目支出绩效自评表
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 10 | 10
            """,
            says="表头“2023年度项目支出绩效自评表”写的是2023年，整份文件的年度是2024年。",
        ),
        Good(
            """
            自评表: 2024年度清河口县总工会绩效自评
            自评: 技能比武
            标题: 2024年度项目支出绩效自评表
            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 10 | 10
            """,
        ),
    ),
)
def form_of_other_year(project: Project, context: Context) -> str | None:
    if context.year is None or not (years := years_in(project.title.raw)):
        return None
    if context.year in years:
        return None
    return f"表头“{short(project.title.raw)}”写的是{years[0]}年，整份文件的年度是{context.year}年。"
