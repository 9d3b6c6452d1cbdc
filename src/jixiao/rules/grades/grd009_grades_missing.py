"""同表别的指标都有优、良、中、差，只有这个指标没有，到年底无法评定。"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.grading import Grading
from jixiao.rules.wording import short


@rule(
    id="GRD009",
    name="grades-missing",
    title="指标没有评价标准",
    fix="补写优、良、中、差四档标准。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="grade_criteria",
    covers=("kind:criteria-missing",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            综合事务保障率 | | | |
            """,
            says="“综合事务保障率”没有写优、良、中、差的评价标准。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            """
        ),
    ),
)
def grades_missing(indicator: ActivityIndicator, context: Context) -> str | None:
    if any(context.once(Grading, indicator).words) or not indicator.name.raw:
        return None
    rows = context.document.activities
    if not any(any(context.once(Grading, each).words) for row in rows for each in row.indicators):
        return None
    return f"“{short(indicator.name.raw)}”没有写优、良、中、差的评价标准。"
