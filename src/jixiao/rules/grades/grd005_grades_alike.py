"""两档写了同样的标准，达到时不知道该评哪一档。"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.grading import GRADES, Grading
from jixiao.rules.wording import short


@rule(
    id="GRD005",
    name="grades-alike",
    title="两档的评价标准相同",
    fix="改成不同的标准；只有做到和没做到两种结果的，写成优和差两档。",
    severity=Severity.WARNING,
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
            慰问率 | 90%及以上 | 80%及以上 | 80%及以上 | 80%以下
            """,
            says="“慰问率”的良和中写的都是“80%及以上”。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            """
        ),
    ),
)
def grades_alike(indicator: ActivityIndicator, context: Context) -> Fault | None:
    grades = context.once(Grading, indicator).words
    if len(set(grades)) == len(grades):
        return None
    seen: dict[str, str] = {}
    for (field, word), key in zip(GRADES, grades, strict=True):
        if key and key in seen:
            raw = getattr(indicator.grade_criteria, field).raw
            return Fault(
                f"“{short(indicator.name.raw)}”的{seen[key]}和{word}写的都是“{short(raw)}”。",
                at=f"grade_criteria.{field}",
            )
        seen[key] = word
    return None
