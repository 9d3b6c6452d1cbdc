"""“占全县职工总数的90%”是对全县每一个人的要求，比起本单位一年能做的事往往大得多。

请按能覆盖的人数、企业数核对；做得到的，在内容描述里写明基数。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import everyone_in, in_percent
from jixiao.rules.wording import short


@rule(
    id="GRD014",
    name="share-of-everyone",
    title="要求全体中的绝大多数",
    fix="写明全体是多少、本年能做多少，再确定这个比率。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="name",
    covers=("D18", "kind:value-implausible"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            参加培训职工占全县职工总数的比率 | 90%及以上 | 85%及以上 | 80%及以上 | 80%以下
            """,
            says=(
                "“参加培训职工占全县职工总数的比率”以“全县职工总数”为基数，优要求“90"
                "%及以上”，请核对做得到多少。"
            ),
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            参加培训职工占应训职工的比率 | 90%及以上 | 85%及以上 | 80%及以上 | 80%以下
            示范企业占全县企业总数的比率 | 15%及以上 | 10%及以上 | 5%及以上 | 5%以下
            """
        ),
    ),
)
def share_of_everyone(indicator: ActivityIndicator, context: Context) -> str | None:
    name = indicator.name.raw
    everyone = everyone_in(name)
    if not everyone:
        return None
    target = indicator.grade_criteria.excellent.value
    if target is None or target.number is None or not in_percent(target.unit):
        return None
    if target.number < context.number("share_of_everyone") or target.operator in {"≤", "<"}:
        return None
    return (
        f"“{short(name)}”以“{everyone}”为基数，优要求"
        f"“{indicator.grade_criteria.excellent.raw}”，请核对做得到多少。"
    )
