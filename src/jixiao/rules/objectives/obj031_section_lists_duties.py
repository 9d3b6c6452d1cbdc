"""目标章节里一条条写“指导……”“负责……”，说的是单位管什么，不是今年要达到什么。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.chapters import chapters
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.statements import quote
from jixiao.rules.wording import sentences, without_ordinal

_FEWEST, _MOSTLY = 3, 0.6


@rule(
    id="OBJ031",
    name="section-lists-duties",
    title="目标章节写的是部门职责",
    fix="写本年要达到的结果，职责移到部门职责一节。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=(
        "D36",
        "kind:section-not-a-goal",
    ),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、年度发展规划目标
            指导各级工会的自身改革和建设；负责工会财产、经费的征收和审查工作；协助县政府做好劳模评选工作；承办县委交办的有关事项。
            """,
            says="“一、年度发展规划目标”的4句话里有4句是职责（“指导…”），没有一个可衡量的数。",
        ),
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 二、职责分类绩效目标
            ## 清河口县总工会部门职责
            新建基层工会20家，培训干部60人。
            """,
            says="“二、职责分类绩效目标”下面的标题是“清河口县总工会部门职责”，不是目标。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、年度发展规划目标
            指导基层工会换届20家；负责工会经费审查，全年审查40家；承办县委交办的有关事项。
            """
        ),
    ),
)
def section_lists_duties(document: PerformanceDocument, ctx: Context) -> Iterator[Fault] | None:
    return _faults(document, ctx) if document.sections else None


def _faults(document: PerformanceDocument, ctx: Context) -> Iterator[Fault]:
    openings = tuple(ctx.words("duty_openings"))
    within: set[int] = set()
    for chapter in ctx.once(chapters, document):
        if chapter.role != "goals":
            continue
        path = f"sections[{chapter.at}].heading"
        heading = chapter.heading
        if "职责" in heading and "目标" not in heading and chapter.at != chapter.top:
            message = f"{quote(document.sections[chapter.top].heading.raw)}下面的标题是"
            yield Fault(
                f"{message}{quote(heading)}，不是目标。", path=path, cause=f"goals:{chapter.top}"
            )
        elif chapter.top not in within and not chapter.is_measured:
            items = [
                words
                for words, _ in sentences(chapter.whole.replace("\n", "。"))
                if len(words) >= _LEAST
            ]
            duties = [each for each in items if without_ordinal(each).startswith(openings)]
            if len(duties) < _FEWEST or len(duties) / len(items) < _MOSTLY:
                continue
            within.add(chapter.top)
            first = next(each for each in openings if without_ordinal(duties[0]).startswith(each))
            yield Fault(
                f"{quote(heading)}的{len(items)}句话里有{len(duties)}句是职责"
                f"（“{first}…”），没有一个可衡量的数。",
                path=path,
                cause=f"goals:{chapter.top}",
            )


_LEAST = 8
