"""优应当最好、差最差；数的顺序颠倒了，做得越差得分越高。"""

from itertools import pairwise

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.grading import Grading, printed
from jixiao.rules.wording import short

_DOWNWARDS = frozenset({"≤", "<"})
_UPWARDS = frozenset({"≥", ">", None, "="})


@rule(
    id="GRD004",
    name="grades-reversed",
    title="评价标准的顺序颠倒",
    fix="按从优到差重新排列各档的数。",
    severity=Severity.ERROR,
    cites=("practice",),
    covers=("D50",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 60%及以上 | 80%及以上 | 90%及以上 | 60%以下
            差错率 | 3%及以下 | 2%及以下 | 1%及以下 | 3%以上
            """,
            says=(
                "“慰问率”的优“60%及以上”反而比良“80%及以上”要求低。",
                "“差错率”的优“3%及以下”反而比良“2%及以下”要求低。",
            ),
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 90%及以上 | 80%及以上 | 60%及以上 | 60%以下
            差错率 | 1%及以下 | 2%及以下 | 3%及以下 | 3%以上
            """
        ),
    ),
)
def grades_reversed(indicator: ActivityIndicator, context: Context) -> Fault | None:
    best = context.once(Grading, indicator).best
    if not best:
        return None
    operators = {step.target.operator for step in best}
    downwards, upwards = operators <= _DOWNWARDS, operators <= _UPWARDS
    if downwards == upwards:
        return None
    for better, worse in pairwise(best):
        if better.number is None or worse.number is None or better.number == worse.number:
            continue
        if (better.number < worse.number) != downwards:
            return Fault(
                f"“{short(indicator.name.raw)}”的{printed(better)}反而比{printed(worse)}要求低。",
                at=worse.at,
            )
    return None
