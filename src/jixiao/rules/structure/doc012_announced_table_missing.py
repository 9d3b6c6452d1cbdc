"""目录列了一个项目的绩效目标表，正文里没有这张表。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.headings import listed, same_title, titles
from jixiao.rules.marks import cut


@rule(
    id="DOC012",
    name="announced-table-missing",
    title="目录里的项目表正文没有",
    fix="补上这个项目的绩效目标表，或者从目录里删去。",
    severity=Severity.ERROR,
    cites=("caiyu-2015-88",),
    kinds=("plan",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            目录: 1.免费开放经费绩效目标表 4
            目录: 2.群众演出经费绩效目标表 5
            # 一、总体绩效目标
            全年展览12场。
            项目: 免费开放经费  标题: 1.免费开放经费绩效目标表  预算数: 12.00
            """,
            says="目录里有“2.群众演出经费绩效目标表”，正文里没有这张表。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            目录: 1、免费开放经费绩效目标表 4
            # 一、总体绩效目标
            全年展览12场。
            项目: 免费开放经费  标题: 1.免费开放经费绩效目标表  预算数: 12.00
            """
        ),
    ),
)
def announced_table_missing(
    document: PerformanceDocument, ctx: Context
) -> Iterator[Fault | NotApplicable]:
    if not document.toc:
        yield NotApplicable("没有目录")
        return
    printed = ctx.once(titles, document)
    for at, entry in enumerate(document.toc):
        words = entry.title.raw
        if not words.endswith("绩效目标表") or listed(words) in printed:
            continue
        if not any(same_title(listed(words), other) for other in printed):
            yield Fault(f"目录里有“{cut(words)}”，正文里没有这张表。", path=f"toc[{at}].title")
