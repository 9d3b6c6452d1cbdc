"""表上写的总分值应当等于各项分值之和。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import Sums
from jixiao.scoring.completion import plain


@rule(
    id="SEL002",
    name="points-do-not-add-up",
    title="总分值与各项分值之和不一致",
    fix="逐项核对分值，更正总分或者写错的一项。",
    severity=Severity.ERROR,
    cites=("caiyu-2020-10",),
    at="total_points",
    covers=("D57",),
    examples=(
        Bad(
            """
            自评: 清河口县职工技能比武  年度: 2024
            年初预算数: 12.00  全年预算数: 12.00  执行数: 12.00
            执行率: 100%  执行分值: 10  执行得分: 10

            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 20 | 20
            质量指标 | 比武成绩有效率 | ≥98% | 99% | 15 | 15
            时效指标 | 比武完成时间 | 11月底前 | 10月 | 15 | 15
            社会效益指标 | 新增高级工人数 | ≥30人 | 33人 | 25 | 25
            服务对象满意度指标 | 参赛职工满意度 | ≥90% | 95% | 10 | 10
            总分: 100  总得分: 95
            """,
            says="总分值写的是100分，各项分值相加是95分。",
        ),
        Good(
            """
            自评: 清河口县职工技能比武  年度: 2024

            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 20 | 20
            质量指标 | 比武成绩有效率 | ≥98% | 99% | 15 | 15
            时效指标 | 比武完成时间 | 11月底前 | 10月 | 15 | 15
            社会效益指标 | 新增高级工人数 | ≥30人 | 33人 | 30 | 30
            服务对象满意度指标 | 参赛职工满意度 | ≥90% | 95% | 10 | 10
            总分: 100
            """,
        ),
    ),
)
def points_do_not_add_up(project: Project, context: Context) -> str | None:
    printed = project.total_points.value
    sums = context.once(Sums, project)
    if printed is None or not sums.rows or not sums.is_whole:
        return None
    totals = sums.totals(context.number("execution_points"))
    if printed in totals:
        return None
    return f"总分值写的是{plain(printed)}分，各项分值相加是{plain(totals[0])}分。"
