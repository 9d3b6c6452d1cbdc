"""同一章里别的小节有数，这一节只有口号和做法，完成与否无从判断。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.chapters import chapters
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.statements import quote

_LEAST = 30


@rule(
    id="OBJ026",
    name="goal-without-number",
    title="一节目标没有可衡量的数",
    fix="给这一节的目标写上数量、比率或完成月份。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=(
        "D37",
        "kind:goal-no-number",
    ),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            ## （一）建强组织
            全年新建基层工会20家。
            ## （二）优化服务
            加大普惠服务力度，努力让商家的优惠力度最大化，让职工切实得到实惠。
            """,
            says="“（二）优化服务”没有数量、比率或完成月份，无法判断完成与否。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            ## （一）建强组织
            全年新建基层工会20家。
            ## （二）优化服务
            加大普惠服务力度，签约优惠商家30家，努力让商家的优惠力度最大化。
            """
        ),
    ),
)
def goal_without_number(document: PerformanceDocument, ctx: Context) -> Iterator[Fault] | None:
    return _faults(document, ctx) if document.sections else None


def _faults(document: PerformanceDocument, ctx: Context) -> Iterator[Fault]:
    found = ctx.once(chapters, document)
    for chapter in found:
        if chapter.role != "goals" or chapter.at == chapter.top or not chapter.is_leaf:
            continue
        if chapter.is_measured or not found[chapter.top].is_measured or len(chapter.own) < _LEAST:
            continue
        yield Fault(
            f"{quote(chapter.heading)}没有数量、比率或完成月份，无法判断完成与否。",
            path=chapter.path,
            cause="goals-unmeasured",
        )
