"""“下降5%及以上”是良、“持平”是中，下降 3% 就没有档可评。

相邻两档要首尾相接，例如良“下降5%及以上”、中“下降5%以内或持平”。
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.grading import Grading, Step, printed, written
from jixiao.rules.wording import short


@rule(
    id="GRD001",
    name="change-between-grades-missing",
    title="与上年比的评价标准有空档",
    fix="把“持平”改为包括小幅变化的区间，让各档首尾相接。",
    severity=Severity.ERROR,
    cites=("practice",),
    covers=("D50", "kind:grade-gap"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            会议次数 | 比上年下降10%及以上 | 比上年下降5%及以上 | 与上年持平 | 比上年增长
            参训人数 | 比上年增长10%及以上 | 比上年增长5%及以上 | 与上年持平 | 比上年下降3%及以上
            """,
            says=(
                (
                    "“会议次数”比上年下降不到5%时没有档可评：良“比上年下降5%及以上”之后就"
                    "是中“与上年持平”。"
                ),
                (
                    "“参训人数”比上年增长不到5%时没有档可评：良“比上年增长5%及以上”之后就"
                    "是中“与上年持平”。"
                ),
                (
                    "“参训人数”比上年下降不到3%时没有档可评：中“与上年持平”之后就是差“比"
                    "上年下降3%及以上”。"
                ),
            ),
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            会议次数 | 比上年下降10%及以上 | 比上年下降5%及以上 | 比上年下降 | 与上年持平
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            参训人数 | 比上年增长 | 与上年持平 | 比上年下降10%以内 | 比上年下降10%以上
            """
        ),
    ),
)
def change_between_grades_missing(
    indicator: ActivityIndicator, context: Context
) -> Iterator[Fault] | None:
    grading = context.once(Grading, indicator)
    return _faults(indicator, grading.steps) if "relative" in grading.kinds else None


def _faults(indicator: ActivityIndicator, steps: Sequence[Step]) -> Iterator[Fault]:
    for better, worse in pairwise(steps):
        if not better.is_change or not worse.is_change:
            continue
        above, below = better.number, worse.number
        if above is None or below is None or (above and below) or above == below:
            continue
        if (worse if below else better).target.operator in {"≤", "<"}:
            continue  # 下降10%以内 begins at 持平
        moved = above or below
        size = written(moved, (better if above else worse).target)
        change = f"{'下降' if moved < 0 else '增长'}不到{size}"
        yield Fault(
            f"“{short(indicator.name.raw)}”比上年{change}时没有档可评："
            f"{printed(better)}之后就是{printed(worse)}。",
            at=worse.at,
        )
