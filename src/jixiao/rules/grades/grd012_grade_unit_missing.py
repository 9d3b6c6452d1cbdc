"""各档只有数、没有单位，要到名称里去找；名称改了就看不出是什么的数量。"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.grading import Grading, printed
from jixiao.rules.wording import short


@rule(
    id="GRD012",
    name="grade-unit-missing",
    title="评价标准没有写单位",
    fix="在各档的数后面写明单位。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D07", "kind:value-unit-missing"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            法律援助数（人次） | 85及以上 | 65及以上 | 40及以上 | 40以下
            慰问率 | 90及以上 | 80及以上 | 70及以上 | 70以下
            """,
            says=(
                "“法律援助数（人次）”的各档（优“85及以上”等）没有写单位。",
                "“慰问率”的各档（优“90及以上”等）没有写单位。",
            ),
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            法律援助数 | 85人次及以上 | 65人次及以上 | 40人次及以上 | 40人次以下
            """
        ),
    ),
)
def grade_unit_missing(indicator: ActivityIndicator, context: Context) -> Fault | None:
    grading = context.once(Grading, indicator)
    best = grading.best
    if None not in grading.units or not best or any(each.target.unit is not None for each in best):
        return None
    return Fault(
        f"“{short(indicator.name.raw)}”的各档（{printed(best[0])}等）没有写单位。", at=best[0].at
    )
