"""目录列了一项，正文里没有这个标题。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.headings import is_part, listed, same_title, titles
from jixiao.rules.marks import cut


@rule(
    id="DOC011",
    name="toc-entry-without-heading",
    title="目录里的标题正文没有",
    fix="更新目录，或者补上正文里缺少的部分。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=("plan",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            目录: 一、总体绩效目标 1
            目录: 二、工作保障措施 3
            # 一、总体绩效目标
            全年展览12场。
            """,
            says="目录里的“二、工作保障措施”在正文里没有找到。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            目录: 第一部分 部门整体绩效目标
            目录: 一、总体绩效目标 1
            # 一、总体绩效目标
            全年展览12场。
            """
        ),
    ),
)
def toc_entry_without_heading(
    document: PerformanceDocument, ctx: Context
) -> Iterator[Fault | NotApplicable]:
    if not document.toc:
        yield NotApplicable("没有目录")
        return
    printed = ctx.once(titles, document)
    for at, entry in enumerate(document.toc):
        words = entry.title.raw
        if is_part(words) or listed(words) in printed or words.endswith("绩效目标表"):
            continue
        if not any(same_title(listed(words), other) for other in printed):
            yield Fault(f"目录里的“{cut(words)}”在正文里没有找到。", path=f"toc[{at}].title")
