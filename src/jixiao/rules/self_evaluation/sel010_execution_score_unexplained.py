"""执行率的得分要么按比例（分值×执行率），要么按本地规定分档，不能随意给。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.regulation.scoring import scoring_methods
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import stated_rate
from jixiao.scoring.completion import plain
from jixiao.scoring.points import execution_score


@rule(
    id="SEL010",
    name="execution-score-unexplained",
    title="执行率得分与执行率对不上",
    fix="按分值乘以执行率重新计算，或者写明本地规定的分档。",
    severity=Severity.WARNING,
    cites=(
        "caiyu-2020-10",
        "caiyu-2021-101",
    ),
    at="execution.score",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武
            全年预算数: 10.00  执行数: 5.00  执行率: 50%  执行分值: 10  执行得分: 9
            """,
            says="执行率是“50%”，得分写了9分，按比例应为10×50%=5分。",
        ),
        Good(
            """
            自评: 清河口县技能比武
            全年预算数: 10.00  执行数: 8.60  执行率: 86%  执行分值: 10  执行得分: 9
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武
            全年预算数: 10.00  执行数: 9.90  执行率: 99%  执行分值: 10  执行得分: 7
            """,
        ),
    ),
)
def execution_score_unexplained(project: Project, context: Context) -> str | None:
    execution = project.execution
    if execution is None or (rate := stated_rate(execution)) is None:
        return None
    points, score = execution.points.value, execution.score.value
    if not points or score is None:
        return None
    slack = context.number("score_rounding")
    given = [execution_score(rate, points, method) for method in scoring_methods()]
    if any(each.low - slack <= score <= each.high + slack for each in given):
        return None
    return (
        f"执行率是“{execution.execution_rate.raw}”，"
        f"得分写了{plain(score)}分，按比例应为{given[0].trace}分。"
    )
