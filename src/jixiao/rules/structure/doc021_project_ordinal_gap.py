"""项目表的序号跳号或重号，可能漏了一个项目。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import cut
from jixiao.rules.ordinals import ordinal


@rule(
    id="DOC021",
    name="project-ordinal-gap",
    title="项目表序号不连续",
    fix="核对是否漏了项目，并把序号改连续。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=("plan",),
    covers=("D61",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年展览12场。
            项目: 免费开放经费  标题: 1.免费开放经费绩效目标表  预算数: 12.00
            项目: 群众演出经费  标题: 3.群众演出经费绩效目标表  预算数: 6.00
            """,
            says="项目表“3.群众演出经费绩效目标表”的序号不连续，前一张表是第1号。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年展览12场。
            项目: 免费开放经费  标题: 1.免费开放经费绩效目标表  预算数: 12.00
            项目: 群众演出经费  标题: 2、群众演出经费绩效目标表  预算数: 6.00
            """
        ),
    ),
)
def project_ordinal_gap(document: PerformanceDocument) -> Iterator[Fault]:
    last: int | None = None
    for at, project in enumerate(document.projects):
        here = ordinal(project.title.raw)
        if here is None:
            continue
        if last is not None and here.number != last + 1:
            yield Fault(
                f"项目表“{cut(project.title.raw)}”的序号不连续，前一张表是第{last}号。",
                path=f"projects[{at}].title", words=here.words, start=here.start,
            )  # fmt: skip
        last = here.number
