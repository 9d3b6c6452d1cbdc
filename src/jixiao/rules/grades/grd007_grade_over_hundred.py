"""比率最多 100%，“100%及以上”“105%及以上”没有人能超过。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.grading import Grading, printed
from jixiao.rules.measures import ends_with, in_percent, is_share
from jixiao.rules.wording import short

_WHOLE = 100


@rule(
    id="GRD007",
    name="grade-over-hundred",
    title="评价标准超过 100%",
    fix="优改为“100%”，其余各档相应调整。",
    severity=Severity.ERROR,
    cites=("practice",),
    covers=("D11", "kind:value-over-100"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            困难劳模救助率 | 100%及以上 | 95%及以上 | 90%及以上 | 90%以下
            慰问率 | 105%及以上 | 95%及以上 | 90%及以上 | 90%以下
            """,
            says=(
                "“困难劳模救助率”不可能超过 100%，优“100%及以上”却超过了。",
                "“慰问率”不可能超过 100%，优“105%及以上”却超过了。",
            ),
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            困难劳模救助率 | 100% | 95%及以上 | 90%及以上 | 90%以下
            经费收缴完成率 | 105%及以上 | 100%及以上 | 95%及以上 | 95%以下
            """
        ),
    ),
)
def grade_over_hundred(indicator: ActivityIndicator, context: Context) -> Iterator[Fault]:
    for step in context.once(Grading, indicator).steps:
        if step.number is None or step.number < _WHOLE or step.is_change:
            continue
        if step.number == _WHOLE and step.target.operator not in {"≥", ">"}:
            continue
        name = indicator.name.raw
        if not in_percent(step.target.unit) or not is_share(name, context):
            return
        if ends_with(name, context.words("rates_of_change")):
            return
        yield Fault(f"“{short(name)}”不可能超过 100%，{printed(step)}却超过了。", at=step.at)
