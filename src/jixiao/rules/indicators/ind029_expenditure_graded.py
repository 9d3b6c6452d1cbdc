"""经费比上年多了还是少了，只说明花钱多少，说明不了这项工作做得怎样。"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import is_share
from jixiao.rules.wording import short

_SPENT = ("费", "经费", "支出", "费用", "资金")


@rule(
    id="IND029",
    name="expenditure-graded",
    title="用经费的增减评优良中差",
    fix="改成工作的数量、质量或者效果，例如场次、参加率、办结率。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    covers=(
        "D33",
        "kind:indicator-measures-input",
    ),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            职责: 宣传教育
            活动: 职工培训  预算数: 2.00
            培训费 | 比上年下降10%及以上 | 比上年下降5%及以上 | 与上年持平 | 比上年增长
            """,
            says="“培训费”评的是经费多少，优档是“比上年下降10%及以上”，说明不了工作做得怎样。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            职责: 宣传教育
            活动: 职工培训  预算数: 2.00
            培训职工人数（人次） | 300及以上 | 200及以上 | 100及以上 | 100以下
            """
        ),
    ),
)
def expenditure_graded(indicator: ActivityIndicator, context: Context) -> str | None:
    name = indicator.name.raw
    if not name.endswith(_SPENT) or is_share(name, context):
        return None
    best = indicator.grade_criteria.excellent.raw
    graded = f"，优档是“{short(best)}”" if best else ""
    return f"“{short(name)}”评的是经费多少{graded}，说明不了工作做得怎样。"
