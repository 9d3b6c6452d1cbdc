"""一档只差 5 个百分点，另一档差 10 个以上，得分会在窄的一档里大起大落。

有意这样设的不必改。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.grading import Grading
from jixiao.rules.measures import in_percent
from jixiao.rules.wording import short


@rule(
    id="GRD006",
    name="grades-uneven",
    title="档距不均匀",
    fix="核对档距，没有特别理由的按相等的间隔设置。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D51", "kind:grade-uneven"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 95%及以上 | 90%及以上 | 70%及以上 | 70%以下
            """,
            says="“慰问率”优与良相差5个百分点，良与中相差20个百分点，档距不均匀。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            建档率 | 100% | 90%及以上 | 85%及以上 | 85%以下
            """
        ),
    ),
)
def grades_uneven(indicator: ActivityIndicator, context: Context) -> Fault | None:
    best = context.once(Grading, indicator).best
    numbers = [step.number for step in best if step.number is not None]
    if len(numbers) != len(best) or not numbers:
        return None
    first, second = abs(numbers[0] - numbers[1]), abs(numbers[1] - numbers[2])
    if not first or second < first * context.number("grade_step_ratio"):
        return None
    unit = "个百分点" if in_percent(best[1].target.unit) else best[1].target.unit or ""
    return Fault(
        f"“{short(indicator.name.raw)}”优与良相差{first.normalize():f}{unit}，"
        f"良与中相差{second.normalize():f}{unit}，档距不均匀。",
        at=best[2].at,
    )
