"""绩效文本缺少规定的一章：总体目标、分项目标或保障措施。

三章回答三个问题：全年要达到什么，分到各项职责是什么，靠什么办到。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, NotApplicable, rule
from jixiao.rules.headings import EXPECTED, chapters


@rule(
    id="DOC003",
    name="chapter-missing",
    title="缺少一章",
    fix="按规定的章节补写缺少的一章。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=("plan",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年免费开放300天。
            # 二、分项绩效目标
            办好展览12场。
            """,
            says="文字部分没有“保障措施”这一章。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、年度发展规划目标
            ## （一）总体目标
            全年免费开放300天。
            ## （二）职责分类绩效目标
            办好展览12场。
            # 二、实现年度发展规划目标的保障措施
            明确责任分工。
            """
        ),
    ),
)
def chapter_missing(document: PerformanceDocument, ctx: Context) -> Iterator[str | NotApplicable]:
    if not document.sections:
        yield NotApplicable("没有文字章节")
        return
    found = chapters(ctx)
    if not found:
        yield NotApplicable("章节的叫法与常见的不同")
        return
    for chapter in EXPECTED:
        if chapter not in found:
            yield f"文字部分没有“{chapter}”这一章。"
