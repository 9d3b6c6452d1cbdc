"""同一张表里别的比率要做到八九成才算优，这一个做到百分之几就算优，多半是填错了或者定得太低。

确实只能做到这么多的，请在内容描述里说明原因。
"""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.grading import Grading, Step, printed
from jixiao.rules.measures import in_percent, is_harm
from jixiao.rules.wording import short


@rule(
    id="GRD013",
    name="excellent-far-below-peers",
    title="“优”的要求远低于同表其他比率",
    fix="核对这一行的数，并说明确定的依据。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D17", "kind:value-implausible"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            建档率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            知晓率 | 85%及以上 | 80%及以上 | 70%及以上 | 70%以下
            满意度 | 85%及以上 | 80%及以上 | 70%及以上 | 70%以下
            规范职代会的单位占比 | 3%及以上 | 2.5%及以上 | 2%及以上 | 2%以下
            """,
            says="“规范职代会的单位占比”的优“3%及以上”远低于同表其他4个比率（中位数85%）。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            建档率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            知晓率 | 85%及以上 | 80%及以上 | 70%及以上 | 70%以下
            救助率 | 95%及以上 | 85%及以上 | 75%及以上 | 75%以下
            差错率 | 1%及以下 | 2%及以下 | 3%及以下 | 3%以上
            和谐企业占比 | 40%及以上 | 37%及以上 | 35%及以上 | 35%以下
            """
        ),
    ),
)
def excellent_far_below_peers(
    document: PerformanceDocument, context: Context
) -> Iterator[Fault | NotApplicable]:
    rows = list(_rates(document, context)) if document.activities else []
    if len(rows) < context.number("below_peers_rows"):
        yield NotApplicable("比率指标太少，无法互相比较")
        return
    middle = _median([number for _, _, _, number in rows])
    for path, indicator, step, number in rows:
        if number < middle * context.number("below_peers"):
            yield Fault(
                f"“{short(indicator.name.raw)}”的{printed(step)}远低于同表其他{len(rows) - 1}个比率"
                f"（中位数{middle.normalize():f}%）。",
                path=f"{path}.{step.at}",
            )


def _rates(
    document: PerformanceDocument, context: Context
) -> Iterator[tuple[str, ActivityIndicator, Step, Decimal]]:
    """Rates that should be high, with their best grade."""
    for at, activity in enumerate(document.activities):
        for n, indicator in enumerate(activity.indicators):
            best = context.once(Grading, indicator).best
            if not best or best[0].number is None or not in_percent(best[0].target.unit):
                continue
            if best[0].target.operator in {"≤", "<"} or is_harm(indicator.name.raw, context):
                continue
            yield f"activities[{at}].indicators[{n}]", indicator, best[0], best[0].number


def _median(numbers: list[Decimal]) -> Decimal:
    """The middle one, or what lies between two; ``statistics`` would cost every start more."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
