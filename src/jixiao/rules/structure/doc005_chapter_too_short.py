"""一章只有一两句话，说不清要达到什么、怎么办到。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.headings import chapters
from jixiao.rules.marks import cut
from jixiao.rules.wording import bare


@rule(
    id="DOC005",
    name="chapter-too-short",
    title="一章内容太少",
    fix="写明要达到的数、完成的事和办法。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=("plan",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 三、工作保障措施
            加强领导，落实责任。
            """,
            says="“三、工作保障措施”这一章只有8个字。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 三、工作保障措施
            明确责任分工，每个项目定一名负责人，按季度检查支出进度和指标完成情况，发现偏差及时调整，年底开展自评并公开结果。
            """
        ),
    ),
)
def chapter_too_short(document: PerformanceDocument, ctx: Context) -> Iterator[Fault]:
    fewest = int(ctx.number("structure_chapter_length"))
    for at, section in chapters(ctx).values():
        signs = len(bare(section.text.raw)) if len(section.text.raw) < 3 * fewest else fewest
        if 0 < signs < fewest:
            yield Fault(
                f"“{cut(section.heading.raw)}”这一章只有{signs}个字。", path=f"sections[{at}].text"
            )
