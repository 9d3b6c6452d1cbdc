"""四档缺了一档，落在这一档时无法评定。"""

from collections.abc import Iterator, Sequence

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.grading import GRADES, Grading
from jixiao.rules.wording import short


@rule(
    id="GRD010",
    name="grade-empty",
    title="有一档没有评价标准",
    fix="补写缺少的一档。",
    severity=Severity.ERROR,
    cites=("practice",),
    covers=("D50", "kind:criteria-missing"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 90%及以上 | 80%及以上 | | 70%以下
            """,
            says="“慰问率”的“中”没有写评价标准。",
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
def grade_empty(indicator: ActivityIndicator, context: Context) -> Iterator[Fault] | None:
    words = context.once(Grading, indicator).words
    return None if all(words) or not any(words) else _faults(indicator, words)


def _faults(indicator: ActivityIndicator, words: Sequence[str]) -> Iterator[Fault]:
    for (field, word), printed in zip(GRADES, words, strict=True):
        if not printed:
            stated = getattr(indicator.grade_criteria, field)
            at = f"grade_criteria.{field}" if stated.is_stated else "grade_criteria"
            yield Fault(f"“{short(indicator.name.raw)}”的“{word}”没有写评价标准。", at=at)
