"""“70%及以上”按字面也包括 80%、90%；习惯上从优往下套，但写成“70%及以上、80%以下”才没有歧义。

全表写法相同，只提示一次。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.grading import Grading, printed


@rule(
    id="GRD003",
    name="grade-includes-better",
    title="良、中没有写上限，把更好的档也包括在内",
    fix="良、中写明上限，例如“70%及以上、80%以下”，或在表头注明从高到低套用。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D50", "kind:grade-overlap"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 90%及以上 | 80%及以上 | 60%及以上 | 60%以下
            建档率 | 90%及以上 | 80%及以上 | 60%及以上 | 60%以下
            """,
            says="良“80%及以上”没有写上限，按字面也包括优（这样写的指标共2个）。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 90%及以上 | 80%-89% | 60%-79% | 60%以下
            """
        ),
    ),
)
def grade_includes_better(
    document: PerformanceDocument, context: Context
) -> Fault | NotApplicable | None:
    rows = [
        (f"activities[{at}].indicators[{n}]", graded)
        for at, activity in enumerate(document.activities)
        for n, graded in enumerate(activity.indicators)
    ]
    open_rows = []
    for path, graded in rows:
        best = context.once(Grading, graded).best
        if best and best[0].number != best[1].number and best[1].target.operator in {"≥", "≤"}:
            open_rows.append((path, best[1]))
    if not open_rows:
        return NotApplicable("没有评价标准") if not rows else None
    path, good = open_rows[0]
    return Fault(
        f"{printed(good)}没有写上限，按字面也包括优（这样写的指标共{len(open_rows)}个）。",
        path=f"{path}.{good.at}",
    )
