"""钱花得比时间慢很多，年底容易突击花钱或者结余；要分析原因，必要时调减预算。

没有写明监控到几月的，按1—7月看待；可在设置里改。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import HUNDRED, is_blank, months_covered, spent_rate
from jixiao.scoring.completion import plain
from jixiao.scoring.points import rounded

_YEAR_MONTHS = 12


@rule(
    id="MON003",
    name="spending-behind-time",
    title="支出进度落后",
    fix="写明进度慢的原因和下一步安排，预计花不完的按程序调减。",
    severity=Severity.WARNING,
    cites=(
        "caiyu-2019-136",
        "practice",
    ),
    at="execution.spent",
    covers=("D44",),
    examples=(
        Bad(
            """
            监控表: 2024年1-8月绩效监控表
            监控: 清河口县技能比武  年度: 2024
            年初预算数: 12.00  执行数: 2.40  执行率: 20%
            数量指标 | 开展技能比武场次 | ≥6场 | 1场 | 6场
            """,
            says="1—8月只支出20%，比时间进度67%慢了很多，没有写原因。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            年初预算数: 12.00  执行数: 4.80  执行率: 40%
            """,
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            年初预算数: 12.00  执行数: 1.20  执行率: 10%
            数量指标 | 开展技能比武场次 | ≥6场 | 0场 | 6场 | 有可能 | 比武安排在九月
            """,
        ),
    ),
)
def spending_behind_time(project: Project, context: Context) -> str | None:
    if (rate := spent_rate(project)) is None:
        return None
    months = months_covered(project, context)
    due = months * HUNDRED / _YEAR_MONTHS
    if rate >= due - context.number("spending_gap_points"):
        return None
    if any(not is_blank(row.deviation_reason) for row in project.indicators):
        return None
    return (
        f"1—{plain(months)}月只支出{plain(rounded(rate))}%，"
        f"比时间进度{plain(due.quantize(HUNDRED))}%慢了很多，没有写原因。"
    )
