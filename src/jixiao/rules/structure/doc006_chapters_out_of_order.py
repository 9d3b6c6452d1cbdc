"""几章的先后与规定的不同，审核的人找不到要看的内容。"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.headings import EXPECTED, chapters


@rule(
    id="DOC006",
    name="chapters-out-of-order",
    title="章节次序颠倒",
    fix="按总体目标、分项目标、保障措施的次序排列。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=("plan",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、工作保障措施
            明确责任分工。
            # 二、总体绩效目标
            全年免费开放300天。
            """,
            says="“总体目标”排在“保障措施”后面，次序颠倒了。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年免费开放300天。
            # 二、工作保障措施
            明确责任分工。
            """
        ),
    ),
)
def chapters_out_of_order(document: PerformanceDocument, ctx: Context) -> Fault | None:
    found = chapters(ctx)
    latest: tuple[int, str] = (-1, "")
    for chapter in EXPECTED:
        if chapter not in found:
            continue
        at = found[chapter][0]
        if at < latest[0]:
            return Fault(
                f"“{latest[1]}”排在“{chapter}”后面，次序颠倒了。",
                path=f"sections[{latest[0]}].heading",
            )
        latest = (at, chapter)
    return None
