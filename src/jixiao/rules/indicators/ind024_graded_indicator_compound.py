"""一个指标只有一套优良中差的标准；几个比率合在一起，就不知道这套标准评的是哪一个。"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.compound_names import measures_several
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_FEWEST = 2


@rule(
    id="IND024",
    name="graded-indicator-compound",
    title="评价标准对着几件事",
    fix="拆成几条指标，各写各的评价标准。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    covers=(
        "D13",
        "kind:indicator-compound",
    ),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            职责: 职工维权
            活动: 安全培训  预算数: 2.00
            安全知识知晓率、培训满意度 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            """,
            says="“安全知识知晓率、培训满意度”把“安全知识知晓率”、“培训满意度”合在一个指标里，只有一套评价标准。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            职责: 职工维权
            活动: 安全培训  预算数: 2.00
            职工、企业培训满意度 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            """
        ),
    ),
)
def graded_indicator_compound(indicator: ActivityIndicator) -> str | None:
    parts = measures_several(indicator.name.raw)
    if len(parts) < _FEWEST:
        return None
    listed = "、".join(f"“{short(part, 14)}”" for part in parts)
    return f"“{short(indicator.name.raw)}”把{listed}合在一个指标里，只有一套评价标准。"
