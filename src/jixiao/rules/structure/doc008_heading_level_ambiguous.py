"""章和节用了同一种序号，例如“一、总体绩效目标”下面又是“一、……”，分不清层级。"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import cut
from jixiao.rules.ordinals import Ordinal, ordinal


@rule(
    id="DOC008",
    name="heading-level-ambiguous",
    title="上下两级标题用了同一种序号",
    fix="下一级标题改用（一）、1.等另一种序号。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=("plan",),
    covers=("D61", "kind:heading-level-ambiguous"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            ## 一、办好展览
            全年展览12场。
            ## 二、办好演出
            全年演出30场。
            # 二、分项绩效目标
            培训200人。
            """,
            says="“一、办好展览”和上一级标题“一、总体绩效目标”用同一种序号，分不清层级。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            ## （一）办好展览
            全年展览12场。
            """
        ),
    ),
)
def heading_level_ambiguous(document: PerformanceDocument) -> Fault | None:
    above: list[tuple[int, Ordinal | None, str]] = []
    first: tuple[int, str, str] | None = None
    count = 0
    for at, section in enumerate(document.sections):
        while above and above[-1][0] >= section.level:
            above.pop()
        here = ordinal(section.heading.raw)
        parent = above[-1] if above else None
        above.append((section.level, here, section.heading.raw))
        if here is None or parent is None or parent[1] is None or here.number != 1:
            continue
        if here.style == parent[1].style:
            count += 1
            first = first or (at, section.heading.raw, parent[2])
    if first is None:
        return None
    at, heading, over = first
    more = f"，共有{count}章这样" if count > 1 else ""
    return Fault(
        f"“{cut(heading)}”和上一级标题“{cut(over)}”用同一种序号，分不清层级{more}。",
        path=f"sections[{at}].heading",
    )
