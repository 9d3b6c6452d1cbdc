"""名称和评价标准都相同的指标重复出现，等于同一件事评两次分。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import bare, short


@rule(
    id="DUT013",
    name="indicator-repeated",
    title="同一个指标写了两遍",
    fix="删去重复的一行，或者改成这项活动自己的指标。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D48",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 8.00
            活动: 帮扶困难职工  预算数: 8.00
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            """,
            says="“慰问率”在表中写了两遍。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 8.00
            活动: 帮扶困难职工  预算数: 6.00
            职工满意度 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            活动: 送温暖  预算数: 2.00
            职工满意度 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            """
        ),
    ),
)
def indicator_repeated(document: PerformanceDocument) -> Iterator[Fault] | None:
    return _faults(document) if document.activities else None


def _faults(document: PerformanceDocument) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for at, activity in enumerate(document.activities):
        for n, indicator in enumerate(activity.indicators):
            name = bare(indicator.name.raw)
            if not name:
                continue
            place = f"activities[{at}].indicators[{n}].name"
            key = name if "满意" not in name else f"{name}{at}"
            if key in seen:
                first = seen[key]
                yield Fault(
                    f"“{short(indicator.name.raw)}”在表中写了两遍。",
                    path=place,
                    beside=(first, indicator.name.raw),
                )
            seen.setdefault(key, place)
