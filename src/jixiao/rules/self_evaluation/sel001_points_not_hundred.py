"""各项分值合起来应当是100分，不足或者超过都算不出可比的总分。

没有打印执行率分值的表，按指标分值合计 90 分或 100 分看待。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, NotApplicable, Outcome, rule
from jixiao.rules.results import Sums, is_closed
from jixiao.scoring.completion import plain

_FEWEST = 3


@rule(
    id="SEL001",
    name="points-not-hundred",
    title="分值合计不是100",
    fix="重新分配分值，使预算执行率和各指标的分值合计为100。",
    severity=Severity.WARNING,
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
            总分: 95  总得分: 95
            """,
            says="5项指标的分值合计85分，加上预算执行率10分，共95分，不是100分。",
        ),
        Good(
            """
            自评: 清河口县职工技能比武  年度: 2024
            年初预算数: 12.00  全年预算数: 12.00  执行数: 12.00
            执行率: 100%  执行分值: 10  执行得分: 10

            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 20 | 20
            质量指标 | 比武成绩有效率 | ≥98% | 99% | 15 | 15
            时效指标 | 比武完成时间 | 11月底前 | 10月 | 15 | 15
            社会效益指标 | 新增高级工人数 | ≥30人 | 33人 | 30 | 30
            服务对象满意度指标 | 参赛职工满意度 | ≥90% | 95% | 10 | 10
            总分: 100  总得分: 100
            """,
        ),
        Good(
            """
            自评: 清河口县职工技能比武  年度: 2024

            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 20 | 20
            质量指标 | 比武成绩有效率 | ≥98% | 99% | 15 | 15
            时效指标 | 比武完成时间 | 11月底前 | 10月 | 15 | 15
            社会效益指标 | 新增高级工人数 | ≥30人 | 33人 | 30 | 30
            服务对象满意度指标 | 参赛职工满意度 | ≥90% | 95% | 10 | 10
            总分: 90  总得分: 90
            """,
        ),
    ),
)
def points_not_hundred(project: Project, context: Context) -> Outcome | None:
    sums = context.once(Sums, project)
    if sums.rows < _FEWEST:
        return NotApplicable("没有分值")
    if not sums.is_whole or not is_closed(project):
        return None
    whole = context.number("evaluation_points_total")
    totals = sums.totals(context.number("execution_points"))
    printed = project.total_points.value
    if whole in totals or (printed is not None and printed not in totals):
        return None
    parts = f"{sums.rows}项指标的分值合计{plain(sums.points)}分"
    if sums.execution_points is not None:
        parts += f"，加上预算执行率{plain(sums.execution_points)}分，共{plain(totals[0])}分"
    return f"{parts}，不是{plain(whole)}分。"
