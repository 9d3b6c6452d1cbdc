"""总体目标承诺的数，所有项目的目标和指标里都没有，年底没有指标可以考核。"""

import re
from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.chapters import chapters
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.lexicon import any_of
from jixiao.rules.promises import said
from jixiao.rules.quantities import quantities
from jixiao.rules.saying import Saying
from jixiao.rules.statements import quote

_MOST_NAMED, _FEW = 3, 5
_WITHIN = frozenset(".〔[-")
_COUNT = pattern(r"([0-9][0-9]{0,5})\s*(人次|户次|[人名户家场份件座处条批项套])(?!方面|以上的|大)")


@rule(
    id="OBJ028",
    name="goal-number-without-indicator",
    title="章节目标里的数没有进入项目",
    fix="把这些数写进相关项目的目标和指标。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=(
        "D14",
        "kind:goal-without-indicator",
    ),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            2025年力争签订工资集体协议50份，覆盖企业60家，救助困难职工36户。
            项目: 困难职工帮扶资金  预算数: 13.00
            目标: 救助困难职工36户
            数量指标 | 救助困难职工户数 | ≥36户
            """,
            says="“一、总体绩效目标”写的“50份”“60家”没有出现在任何项目的目标和指标里。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            清河口县现有企业412家。2025年救助困难职工36户。
            项目: 困难职工帮扶资金  预算数: 13.00
            目标: 救助困难职工36户
            数量指标 | 救助困难职工户数 | ≥36户
            """
        ),
    ),
)
def goal_number_without_indicator(
    document: PerformanceDocument, ctx: Context
) -> Iterator[Fault] | None:
    if not document.sections or not any(project.indicators for project in document.projects):
        return None
    return _left_out(document, ctx)


def _left_out(document: PerformanceDocument, ctx: Context) -> Iterator[Fault]:
    stated: set[str] | None = None
    for chapter in ctx.once(chapters, document):
        if chapter.role != "goals" or not chapter.own:
            continue
        left = [
            match
            for match in _COUNT.finditer(chapter.own)
            if int(match[1]) > _FEW
            and chapter.own[match.start() - 1 : match.start()] not in _WITHIN
        ]
        if left:
            stated = _stated(document, ctx) if stated is None else stated
            left = [match for match in left if match[1] not in stated]
        if not left:
            continue
        background = any_of(ctx.words("background_words"))
        left = [each for each in left if not _is_background(chapter.own, each.start(), background)]
        words = list(dict.fromkeys(f"{each[1]}{each[2]}" for each in left))[:_MOST_NAMED]
        if not words:
            continue
        yield Fault(
            f"{quote(chapter.heading)}写的{''.join(f'“{each}”' for each in words)}"
            "没有出现在任何项目的目标和指标里。",
            path=chapter.path,
            words=left[0][0],
            start=left[0].start(),
            cause="goal-numbers",
        )


def _is_background(words: str, at: int, background: re.Pattern[str]) -> bool:
    """Whether the sentence around an offset tells of what is, or was before."""
    begin = max(words.rfind(sign, 0, at) for sign in "。；\n") + 1
    return background.search(words, begin, at) is not None


def _stated(document: PerformanceDocument, ctx: Context) -> set[str]:
    """Every number that any project states, as digits."""
    numbers: set[str] = set()
    for project in document.projects:
        saying = ctx.once(Saying, project)
        numbers.update(_DIGITS.findall(saying.promised))
        numbers.update(_DIGITS.findall(saying.indicators))
        for objective in project.objectives:
            numbers.update([said(each.number) for each in quantities(objective.raw)])
    return numbers


_DIGITS = pattern(r"[0-9][0-9]*")
