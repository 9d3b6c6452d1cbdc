"""“37.4%”与“36.9%”只差半个百分点，统计误差就能差出一档，这样的精确没有意义。"""

from itertools import pairwise

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.grading import Grading, printed
from jixiao.rules.measures import in_percent
from jixiao.rules.wording import short


@rule(
    id="GRD008",
    name="grades-too-close",
    title="两档相差不到一个百分点",
    fix="拉开档距，各档取整数。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D51", "kind:value-spurious-precision"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            和谐企业占比 | 37.4%及以上 | 36.9%及以上 | 36%及以上 | 36%以下
            """,
            says="“和谐企业占比”的优“37.4%及以上”与良“36.9%及以上”相差不到一个百分点。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            和谐企业占比 | 40%及以上 | 37%及以上 | 35%及以上 | 35%以下
            差错率 | 1%及以下 | 1.5%及以下 | 2%及以下 | 2%以上
            """
        ),
    ),
)
def grades_too_close(indicator: ActivityIndicator, context: Context) -> Fault | None:
    best = context.once(Grading, indicator).best
    if not best or not in_percent(best[0].target.unit):
        return None
    for better, worse in pairwise(best):
        if better.number is None or worse.number is None:
            return None
        if better.number < context.number("grade_precise_from"):
            return None
        if 0 < abs(better.number - worse.number) < context.number("grade_step_least"):
            return Fault(
                f"“{short(indicator.name.raw)}”的{printed(better)}与{printed(worse)}相差不到一个百分点。",
                at=better.at,
            )
    return None
