"""有的项目表没有表名，目录和正文对不上是哪个项目。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import cut


@rule(
    id="DOC020",
    name="table-title-missing",
    title="项目表没有表名",
    fix="在表上方写明序号和项目名称，例如“3.免费开放经费绩效目标表”。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=("plan",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年展览12场。
            项目: 免费开放经费  标题: 1.免费开放经费绩效目标表  预算数: 12.00
            项目: 群众演出经费  预算数: 6.00
            """,
            says="项目“群众演出经费”的表上方没有表名。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年展览12场。
            项目: 免费开放经费  标题: 1.免费开放经费绩效目标表  预算数: 12.00
            项目: 群众演出经费  标题: 2.群众演出经费绩效目标表  预算数: 6.00
            """
        ),
    ),
)
def table_title_missing(document: PerformanceDocument) -> Iterator[Fault]:
    if not any(project.title.raw for project in document.projects):
        return
    for at, project in enumerate(document.projects):
        if not project.title.raw:
            name = cut(project.name.raw) or f"第{at + 1}个"
            yield Fault(f"项目“{name}”的表上方没有表名。", path=f"projects[{at}]")
