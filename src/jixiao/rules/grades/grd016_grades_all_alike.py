"""衡量的东西不同，优、良、中、差的界线却都一样，多半不是测算出来的，而是照着填的。

请按各个指标的历史数据和要求分别确定。
"""

from collections import Counter

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.grading import Grading


@rule(
    id="GRD016",
    name="grades-all-alike",
    title="不同的指标用同一套评价标准",
    fix="按各个指标的历史数据分别确定各档的数。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D16", "kind:value-uniform-boilerplate"),
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
            知晓率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            参与率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            慰问天数 | 5天及以下 | 10天及以下 | 15天及以下 | 15天以上
            """,
            says="5个指标中有4个的评价标准都是“90%及以上、80%及以上、70%及以上、70%以下”。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 100% | 95%及以上 | 90%及以上 | 90%以下
            建档率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            知晓率 | 85%及以上 | 80%及以上 | 75%及以上 | 75%以下
            参与率 | 60%及以上 | 50%及以上 | 40%及以上 | 40%以下
            慰问天数 | 5天及以下 | 10天及以下 | 15天及以下 | 15天以上
            """
        ),
    ),
)
def grades_all_alike(
    document: PerformanceDocument, context: Context
) -> Fault | NotApplicable | None:
    scales = [
        context.once(Grading, graded).words
        for activity in document.activities
        for graded in activity.indicators
    ]
    scales = [scale for scale in scales if all(scale)]
    if len(scales) < context.number("uniform_rows"):
        return NotApplicable("带评价标准的指标太少")
    scale, count = Counter(scales).most_common(1)[0]
    if count < len(scales) * context.number("uniform_share"):
        return None
    return Fault(
        f"{len(scales)}个指标中有{count}个的评价标准都是“{'、'.join(scale)}”。",
        path="activities",
    )
