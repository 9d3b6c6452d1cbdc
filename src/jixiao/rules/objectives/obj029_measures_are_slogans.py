"""保障措施要说明怎样保证目标实现：谁负责、资金怎么管、进度怎么查、出了偏差怎么办。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.chapters import chapters
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.lexicon import any_of
from jixiao.rules.statements import quote

_LEAST = 30


@rule(
    id="OBJ029",
    name="measures-are-slogans",
    title="保障措施没有说怎么管",
    fix="写明责任人、资金管理、进度检查和监督的办法。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("kind:safeguard-not-a-measure",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 三、工作保障措施
            坚持不懈实施理论武装工程，强化政治意识，团结带领广大职工在深化改革中建功立业。
            """,
            says="“三、工作保障措施”没有写责任、资金、进度或监督，看不出怎样保证目标实现。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 三、工作保障措施
            强化政治意识；每个项目确定责任人，每季度检查一次资金进度。
            """
        ),
    ),
)
def measures_are_slogans(document: PerformanceDocument, ctx: Context) -> Iterator[Fault] | None:
    return _faults(document, ctx) if document.sections else None


def _faults(document: PerformanceDocument, ctx: Context) -> Iterator[Fault]:
    for chapter in ctx.once(chapters, document):
        if chapter.role != "measures" or chapter.at != chapter.top or len(chapter.whole) < _LEAST:
            continue
        if any_of(ctx.words("measure_words")).search(chapter.whole) is None:
            yield Fault(
                f"{quote(chapter.heading)}没有写责任、资金、进度或监督，看不出怎样保证目标实现。",
                path=chapter.path,
            )
