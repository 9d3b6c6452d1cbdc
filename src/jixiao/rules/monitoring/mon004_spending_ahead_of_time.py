"""钱花得比时间快很多，后几个月可能不够用，也可能是一次性支付。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import HUNDRED, is_blank, months_covered, spent_rate
from jixiao.scoring.completion import plain
from jixiao.scoring.points import rounded

_YEAR_MONTHS = 12


@rule(
    id="MON004",
    name="spending-ahead-of-time",
    title="支出进度超前",
    fix="写明提前支出的原因，核对后几个月的资金是否够用。",
    severity=Severity.NOTE,
    cites=(
        "caiyu-2019-136",
        "practice",
    ),
    at="execution.spent",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            年初预算数: 12.00  执行数: 11.40  执行率: 95%
            数量指标 | 开展技能比武场次 | ≥6场 | 1场 | 6场
            """,
            says="1—7月已经支出95%，比时间进度58%快了很多。",
        ),
        Good(
            """
            监控表: 2024年1-9月绩效监控表
            监控: 清河口县技能比武  年度: 2024
            年初预算数: 12.00  执行数: 11.40  执行率: 95%
            """,
        ),
    ),
)
def spending_ahead_of_time(project: Project, context: Context) -> str | None:
    if (rate := spent_rate(project)) is None or rate > HUNDRED:
        return None
    months = months_covered(project, context)
    due = months * HUNDRED / _YEAR_MONTHS
    if rate <= due + context.number("spending_gap_points"):
        return None
    if any(not is_blank(row.deviation_reason) for row in project.indicators):
        return None
    return (
        f"1—{plain(months)}月已经支出{plain(rounded(rate))}%，"
        f"比时间进度{plain(due.quantize(HUNDRED))}%快了很多。"
    )
