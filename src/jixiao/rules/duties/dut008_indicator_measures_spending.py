"""经费比上年增长、会议费比上年下降，说的是投入，不说明这项活动做成了什么。

花多花少由预算执行率反映；活动的指标写做了多少、效果怎样。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import ends_with
from jixiao.rules.wording import short


@rule(
    id="DUT008",
    name="indicator-measures-spending",
    title="指标衡量的是花了多少钱",
    fix="改为产出或效果指标，例如场次、人数、满意度。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    covers=("D33", "kind:indicator-measures-input"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 干部教育  预算数: 3.00
            活动: 组织工会干部培训  预算数: 3.00
            培训费 | 比上年下降10%及以上 | 比上年下降5%及以上 | 比上年下降 | 与上年持平
            """,
            says=(
                "“培训费”（优是“比上年下降10%及以上”）衡量的是花了多少钱，不说明活动做成了什么。"
            ),
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 干部教育  预算数: 3.00
            活动: 组织工会干部培训  预算数: 3.00
            培训人数 | 60人及以上 | 50人及以上 | 40人及以上 | 40人以下
            经费收缴率 | 95%及以上 | 90%及以上 | 85%及以上 | 85%以下
            """
        ),
    ),
)
def indicator_measures_spending(indicator: ActivityIndicator, context: Context) -> str | None:
    name = indicator.name.raw
    if not ends_with(name, context.words("spending_names")):
        return None
    best = indicator.grade_criteria.excellent.raw
    told = f"（优是“{short(best)}”）" if best else ""
    return f"“{short(name)}”{told}衡量的是花了多少钱，不说明活动做成了什么。"
