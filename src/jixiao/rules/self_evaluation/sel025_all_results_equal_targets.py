"""多项数量一个不多、一个不少，正好等于年初的指标值，往往是照抄。

指标值是100%的不算在内。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import HUNDRED


@rule(
    id="SEL025",
    name="all-results-equal-targets",
    title="完成值全部正好等于指标值",
    fix="按台账核对每一项的实际完成数。",
    severity=Severity.NOTE,
    cites=("practice",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 车工参赛人数 | ≥62人 | 62人 | 10 | 10
            数量指标 | 钳工参赛人数 | ≥71人 | 71人 | 10 | 10
            数量指标 | 焊工参赛人数 | ≥38人 | 38人 | 10 | 10
            数量指标 | 电工参赛人数 | ≥45人 | 45人 | 10 | 10
            """,
            says="4项定量指标的完成值全部正好等于指标值。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 车工参赛人数 | ≥62人 | 62人 | 10 | 10
            数量指标 | 钳工参赛人数 | ≥71人 | 71人 | 10 | 10
            数量指标 | 焊工参赛人数 | ≥38人 | 38人 | 10 | 10
            数量指标 | 电工参赛人数 | ≥45人 | 47人 | 10 | 10
            """,
        ),
    ),
)
def all_results_equal_targets(project: Project, context: Context) -> str | None:
    count = 0
    for row in project.indicators:
        target, actual = row.target.value, row.actual.value
        if target is None or actual is None or target.kind != "quantity":
            continue
        if target.number is None or actual.number is None or target.number == HUNDRED:
            continue
        if target.unit is None and target.operator is None:
            continue
        if target.number != actual.number:
            return None
        count += 1
    if count < context.number("equal_results_rows"):
        return None
    return f"{count}项定量指标的完成值全部正好等于指标值。"
