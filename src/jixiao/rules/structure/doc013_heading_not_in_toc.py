"""正文有这个标题或项目表，目录里没有列。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.headings import listed, same_title
from jixiao.rules.marks import cut


@rule(
    id="DOC013",
    name="heading-not-in-toc",
    title="目录漏列",
    fix="更新目录。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=("plan",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            目录: 一、总体绩效目标 1
            # 一、总体绩效目标
            全年展览12场。
            # 二、工作保障措施
            明确责任分工。
            """,
            says="正文的“二、工作保障措施”没有列在目录里。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            目录: 一、总体绩效目标 1
            # 一、总体绩效目标
            ## （一）展览
            全年展览12场。
            """
        ),
    ),
)
def heading_not_in_toc(document: PerformanceDocument) -> Iterator[Fault | NotApplicable]:
    if not document.toc:
        yield NotApplicable("没有目录")
        return
    entries = {listed(entry.title.raw) for entry in document.toc}
    places = [
        (section.heading.raw, f"sections[{at}].heading")
        for at, section in enumerate(document.sections)
        if section.level == 1
    ]
    places += [
        (project.title.raw, f"projects[{at}].title")
        for at, project in enumerate(document.projects)
        if project.title.raw
    ]
    for words, path in places:
        plain = listed(words)
        if plain not in entries and not any(same_title(plain, other) for other in entries):
            yield Fault(f"正文的“{cut(words)}”没有列在目录里。", path=path)
