"""目录的页码前大后小，说明目录没有更新或排错了。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.marks import cut


@rule(
    id="DOC014",
    name="toc-pages-fall",
    title="目录页码前大后小",
    fix="更新目录。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=("plan",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            目录: 一、总体绩效目标 3
            目录: 二、工作保障措施 2
            # 一、总体绩效目标
            全年展览12场。
            # 二、工作保障措施
            明确责任分工。
            """,
            says="目录里“二、工作保障措施”在第2页，排在它前面的一项却在第3页。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            目录: 一、总体绩效目标 1
            目录: 二、工作保障措施 1
            # 一、总体绩效目标
            全年展览12场。
            # 二、工作保障措施
            明确责任分工。
            """
        ),
    ),
)
def toc_pages_fall(document: PerformanceDocument) -> Iterator[Fault | NotApplicable]:
    if not any(entry.page is not None for entry in document.toc):
        yield NotApplicable("目录没有页码")
        return
    last = 0
    for at, entry in enumerate(document.toc):
        if entry.page is None:
            continue
        if entry.page < last:
            yield Fault(
                f"目录里“{cut(entry.title.raw)}”在第{entry.page}页，"
                f"排在它前面的一项却在第{last}页。",
                path=f"toc[{at}].title",
            )
        last = entry.page
