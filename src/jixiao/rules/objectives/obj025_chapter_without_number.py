"""整章目标都是口号和方向，没有一个数、比率或月份，年底无法评价完成得怎样。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.chapters import chapters
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.statements import quote

_LEAST = 30


@rule(
    id="OBJ025",
    name="chapter-without-number",
    title="总体或分项目标通篇没有可衡量的数",
    fix="给主要目标写上数量、比率或完成月份。",
    severity=Severity.WARNING,
    cites=("caiyu-2015-88",),
    gives_way_to=("OBJ031",),
    covers=(
        "D37",
        "kind:goal-no-number",
    ),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            2025年，以服务大局为宗旨，团结带领广大职工奋发进取。建设活力型工会、服务型工会、创新型工会。
            """,
            says="“一、总体绩效目标”通篇没有数量、比率或完成月份，年底无法评价。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            2025年，以服务大局为宗旨，团结带领广大职工奋发进取，新建基层工会20家。
            """
        ),
    ),
)
def chapter_without_number(document: PerformanceDocument, ctx: Context) -> Iterator[Fault] | None:
    return _faults(document, ctx) if document.sections else None


def _faults(document: PerformanceDocument, ctx: Context) -> Iterator[Fault]:
    for chapter in ctx.once(chapters, document):
        if chapter.role != "goals" or chapter.at != chapter.top or len(chapter.whole) < _LEAST:
            continue
        if not chapter.is_measured:
            yield Fault(
                f"{quote(chapter.heading)}通篇没有数量、比率或完成月份，年底无法评价。",
                path=chapter.path,
                cause=f"goals:{chapter.top}",
            )
