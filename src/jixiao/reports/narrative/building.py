"""Puts a report together: an outline's chapters, filled from the data, with places left open."""

from collections.abc import Callable, Iterator, Sequence

from jixiao.model.documents import PerformanceDocument
from jixiao.model.paper import CENTRE, NOTE, RIGHT, SIGN, TITLE, Heading, Line, Paper, Part
from jixiao.regulation.report_outline import ReportChapter, ReportOutline, Shown
from jixiao.regulation.source import source_words
from jixiao.reports.narrative import charts, scores, sentences, tables
from jixiao.reports.narrative.subjects import Subject, said, subjects

Shows = Callable[[Sequence[Subject], Sequence[str]], Iterator[Part]]
SHOWS: dict[str, Shows] = {
    "facts": tables.facts,
    "execution-words": sentences.execution_words,
    "execution-table": tables.execution_table,
    "execution-chart": charts.execution_chart,
    "objectives-table": tables.objectives_table,
    "completion-words": sentences.completion_words,
    "completion-table": tables.completion_table,
    "score-words": sentences.score_words,
    "score-table": scores.score_table,
    "score-chart": charts.score_chart,
    "reckoned-table": scores.reckoned_table,
    "deviation-words": sentences.deviation_words,
    "deviation-table": tables.deviation_table,
}
"""Name of a part in an outline to what makes it; ``framework-table`` needs the outline too."""


def report(documents: Sequence[PerformanceDocument], outline: ReportOutline) -> Paper:
    """A report on some documents.

    Args:
        documents: The documents of one file; those of the outline's kinds are reported on, all
            of them where there is none of these kinds.
        outline: The outline.

    Raises:
        KeyError: The outline names a part that nobody makes.
    """
    found = subjects(documents, outline.kinds)
    below = list(_below_title(found))
    title = "".join((*below[:1], outline.title))
    return Paper(title, tuple(_parts(found, outline, below)), author=_department(found))


def _department(found: Sequence[Subject]) -> str:
    """Name of the first department that is stated, "" for none."""
    names = (
        each.document.department.value.name
        if each.document.department.value is not None
        else said(each.document.department.raw)
        for each in found
    )
    return next(filter(None, names), "")


def _below_title(found: Sequence[Subject]) -> Iterator[str]:
    """The project, where the report is about a single one; the department; the year."""
    if len(found) == 1:
        yield found[0].name
    if (department := _department(found)) and [department] != [each.name for each in found]:
        yield department
    years = {each.document.fiscal_year.value for each in found} - {None}
    if len(years) == 1:
        yield f"（{years.pop()}年度）"


def _parts(
    found: Sequence[Subject], outline: ReportOutline, below: Sequence[str]
) -> Iterator[Part]:
    yield Line(outline.title, TITLE)
    for words in below:
        yield Line(words, CENTRE)
    for chapter in outline.chapters:
        yield Heading(chapter.heading, chapter.level)
        yield from _chapter(chapter, found, outline)
    yield Line("单位（盖章）：", SIGN)
    yield Line("负责人：", SIGN)
    yield Line("　　年　　月　　日", RIGHT)
    yield Line(_origin(outline), NOTE)


def _chapter(
    chapter: ReportChapter, found: Sequence[Subject], outline: ReportOutline
) -> Iterator[Part]:
    for each in chapter.show:
        yield from _shown(each, found, outline)
    for words in chapter.open:
        yield Line(f"请填写：{words}", is_open=True)


def _shown(shown: Shown, found: Sequence[Subject], outline: ReportOutline) -> Iterator[Part]:
    if shown.part == "framework-table":
        return scores.frame_table(outline.frame, found)
    return SHOWS[shown.part](found, shown.levels)


def _origin(outline: ReportOutline) -> str:
    """Where the outline comes from."""
    if outline.cite == "practice":
        return f"说明：{outline.note}"
    source = source_words(outline.cite)
    return f"说明：提纲参照{source}。{outline.note}"
