"""衡量的东西不同，指标值却都一样，多半不是测算出来的，而是照着填的。

请按每个指标的历史数据、标准或计划分别确定。100% 是应做尽做，不算在内。
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.grid import Grid
from jixiao.rules.measures import in_percent

_NO_NUMBERS = frozenset({0, 1, 100})
_NUMBERED = attrgetter("kind", "number", "unit")


@rule(
    id="TGT031",
    name="targets-all-alike",
    title="不同的指标用同一个指标值",
    fix="按各个指标的历史数据或标准分别确定指标值。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D16", "kind:value-uniform-boilerplate"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | ≥90% | 清工发〔2024〕6号
            时效指标 | 慰问金发放及时率 | ≥90% | 清工发〔2024〕6号
            社会效益指标 | 政策知晓率 | ≥90% | 清工发〔2024〕6号
            数量指标 | 慰问人数 | ≥40人 | 清工发〔2024〕6号
            服务对象满意度指标 | 困难职工满意度 | ≥90% | 清工发〔2024〕6号
            """,
            says="本表5个指标中有4个的指标值都是90。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | =100% | 清工发〔2024〕6号
            时效指标 | 慰问金发放及时率 | =100% | 清工发〔2024〕6号
            社会效益指标 | 政策知晓率 | ≥80% | 清工发〔2024〕6号
            数量指标 | 慰问人数 | ≥40人 | 清工发〔2024〕6号
            服务对象满意度指标 | 困难职工满意度 | ≥90% | 清工发〔2024〕6号
            """
        ),
    ),
)
def targets_all_alike(document: PerformanceDocument, context: Context) -> Iterator[Fault] | None:
    least = context.number("uniform_rows")
    rows = [len(project.indicators) for project in document.projects]
    if max(rows, default=0) < least and sum(rows) < context.number("uniform_rows_document"):
        return None
    return _faults(document, context)


def _faults(document: PerformanceDocument, context: Context) -> Iterator[Fault]:
    least, share = context.number("uniform_rows"), context.number("uniform_share")
    found = False
    every: list[Decimal] = []
    total = 0
    for at, project in enumerate(document.projects):
        numbers = _numbers(context.grid(project))
        rows = len(project.indicators)
        every += numbers
        total += rows
        alike = share * rows
        if rows < least or not numbers or len(numbers) - len(set(numbers)) + 1 < alike:
            continue
        if (most := Counter(numbers).most_common(1)[0])[1] >= alike:
            found = True
            yield Fault(
                f"本表{rows}个指标中有{most[1]}个的指标值都是{most[0]:f}。",
                path=f"projects[{at}].indicators",
            )
    if found or total < context.number("uniform_rows_document") or not every:
        return
    enough = context.number("uniform_share_document") * total
    if len(every) < enough:
        return
    number, count = Counter(every).most_common(1)[0]
    if count >= enough:
        yield Fault(
            f"全文{total}个指标中有{count}个的指标值都是{number:f}。", path="projects[0].indicators"
        )


def _numbers(grid: Grid) -> list[Decimal]:
    """Plain numbers and percents but 100, 1 and 0."""
    return [
        number
        for kind, number, unit in map(_NUMBERED, filter(None, grid.values))
        if kind == "quantity" and number is not None and number not in _NO_NUMBERS
        and (unit is None or unit == "%" or in_percent(unit))
    ]  # fmt: skip
