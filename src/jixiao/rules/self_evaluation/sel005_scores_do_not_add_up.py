"""总得分应当等于各项得分之和；对不上时，等级也可能错。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import Sums
from jixiao.scoring.completion import plain


@rule(
    id="SEL005",
    name="scores-do-not-add-up",
    title="总得分与各项得分之和不一致",
    fix="逐项核对得分，更正总得分或者写错的一项。",
    severity=Severity.ERROR,
    cites=("caiyu-2020-10",),
    at="total_score",
    examples=(
        Bad(
            """
            自评: 清河口县职工技能比武  年度: 2024
            年初预算数: 12.00  全年预算数: 12.00  执行数: 12.00
            执行率: 100%  执行分值: 10  执行得分: 10

            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 20 | 20
            质量指标 | 比武成绩有效率 | ≥98% | 99% | 15 | 15
            时效指标 | 比武完成时间 | 11月底前 | 10月 | 15 | 15
            社会效益指标 | 新增高级工人数 | ≥30人 | 33人 | 30 | 26
            服务对象满意度指标 | 参赛职工满意度 | ≥90% | 95% | 10 | 10
            总分: 100  总得分: 98
            """,
            says="总得分写的是98分，各项得分相加是96分。",
        ),
        Good(
            """
            自评: 清河口县职工技能比武  年度: 2024
            年初预算数: 12.00  全年预算数: 12.00  执行数: 12.00
            执行率: 100%  执行分值: 10  执行得分: 10

            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 20 | 20
            质量指标 | 比武成绩有效率 | ≥98% | 99% | 15 | 15
            时效指标 | 比武完成时间 | 11月底前 | 10月 | 15 | 15
            社会效益指标 | 新增高级工人数 | ≥30人 | 33人 | 30 | 26
            服务对象满意度指标 | 参赛职工满意度 | ≥90% | 95% | 10 | 10
            总分: 100  总得分: 96
            """,
        ),
    ),
)
def scores_do_not_add_up(project: Project, context: Context) -> str | None:
    printed = project.total_score.value
    sums = context.once(Sums, project)
    if printed is None or not sums.rows or not sums.is_whole or not sums.is_scored:
        return None
    total = sums.scores + (sums.execution_score or 0)
    if abs(printed - total) <= context.number("score_sum_rounding"):
        return None
    most = context.number("execution_points")
    if sums.execution_score is None and 0 <= printed - total <= most:
        return None  # the score of the execution rate may stand where it was not read
    return f"总得分写的是{plain(printed)}分，各项得分相加是{plain(total)}分。"
