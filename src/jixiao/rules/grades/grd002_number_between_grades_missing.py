"""中是“60%及以上”、差是“50%以下”，得 55% 就没有档可评；差是“70%以下”，得 65% 又有两档。

相邻两档用同一个数隔开，例如中“60%及以上”、差“60%以下”。
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.model.target import Target
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.grading import Grading, printed
from jixiao.rules.wording import short

_JOINT = 1
"""Ranges of whole numbers are joined when they are one apart: 80-89 and 90."""


@rule(
    id="GRD002",
    name="number-between-grades-missing",
    title="评价标准的数有空档或重叠",
    fix="让差与中首尾相接，各档用同一个数隔开。",
    severity=Severity.ERROR,
    cites=("practice",),
    covers=("D50", "kind:grade-gap", "kind:grade-overlap"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 90%及以上 | 80%及以上 | 60%及以上 | 50%以下
            建档率 | 90%及以上 | 80%及以上 | 60%及以上 | 70%以下
            知晓率 | 90%及以上 | 80%-85% | 60%-79% | 60%以下
            """,
            says=(
                "“慰问率”的中“60%及以上”与差“50%以下”之间没有档。",
                "“建档率”的中“60%及以上”与差“70%以下”重叠。",
                "“知晓率”的优“90%及以上”与良“80%-85%”之间没有档。",
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
            知晓率 | 90%及以上 | 80%-89% | 60%-79% | 60%以下
            """
        ),
    ),
)
def number_between_grades_missing(
    indicator: ActivityIndicator, context: Context
) -> Iterator[Fault]:
    steps = context.once(Grading, indicator).steps
    for better, worse in pairwise(steps):
        ceiling = _ceiling(worse.target)
        floor = None if ceiling is None else _floor(better.target)
        if floor is None or ceiling is None:
            continue
        if floor[1] != ceiling[1]:
            continue  # one counts upwards, the other downwards: another rule says so
        apart = (floor[0] - ceiling[0]) * floor[1]
        allowed = _JOINT if worse.target.kind == "range" else 0
        if 0 <= apart <= allowed:
            continue
        what = "之间没有档" if apart > 0 else "重叠"
        yield Fault(
            f"“{short(indicator.name.raw)}”的{printed(better)}与{printed(worse)}{what}。",
            at=worse.at,
        )


def _floor(target: Target) -> tuple[Decimal, int] | None:
    """Where a grade ends on the worse side, and 1 when more is better, -1 when less is."""
    if target.number is None or target.problem is not None:
        return None
    if target.kind == "range":
        return target.number, 1
    if target.kind != "quantity" or target.operator not in {"≥", "≤"}:
        return None
    return target.number, 1 if target.operator == "≥" else -1


def _ceiling(target: Target) -> tuple[Decimal, int] | None:
    """Where a grade ends on the better side; none for one that is open there."""
    if target.problem is not None:
        return None
    if target.kind == "range" and target.high is not None:
        return target.high, 1
    if target.kind != "quantity" or target.number is None or target.operator not in {"<", ">"}:
        return None
    return target.number, 1 if target.operator == "<" else -1
