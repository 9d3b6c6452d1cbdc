"""Chapters of a plan on paper: headings in their places within the text."""

from collections.abc import Iterator, Sequence

from jixiao.model.documents import Section
from jixiao.model.paper import Heading, Line, Part
from jixiao.reports.forms.leaves import Scope


def chapters(scope: Scope, level: int) -> Iterator[Part]:
    """All sections of a document.

    A section's text holds what stands below it, nested headings too; those that it does not hold
    (a plan made from data) come behind it.

    Args:
        scope: The document.
        level: Level of the headings of its chapters.
    """
    sections: Sequence[Section] = scope.document.sections
    at = 0
    while at < len(sections):
        end = at + 1
        while end < len(sections) and sections[end].level > sections[at].level:
            end += 1
        yield from _chapter(scope, at, end, level - sections[at].level)
        at = end


def _chapter(scope: Scope, at: int, end: int, deeper: int) -> Iterator[Part]:
    """The section ``at`` with all below it, which are those before ``end``."""
    sections = scope.document.sections
    waiting = list(range(at + 1, end))
    yield _heading(scope, at, deeper)
    for line in _lines(sections[at]):
        if waiting and sections[waiting[0]].heading.raw == line:
            index = waiting.pop(0)
            scope.pen.written.add(f"{scope.root}.sections[{index}].text")
            yield _heading(scope, index, deeper)
        else:
            yield Line(line, leaf=f"{scope.root}.sections[{at}].text")
    scope.pen.written.add(f"{scope.root}.sections[{at}].text")
    for index in waiting:
        scope.pen.written.add(f"{scope.root}.sections[{index}].text")
        yield _heading(scope, index, deeper)
        for line in _lines(sections[index]):
            yield Line(line, leaf=f"{scope.root}.sections[{index}].text")


def _heading(scope: Scope, index: int, deeper: int) -> Heading:
    section = scope.document.sections[index]
    path = f"{scope.root}.sections[{index}].heading"
    scope.pen.written.add(path)
    words = section.heading.raw or section.heading.value or ""
    return Heading(words, section.level + deeper, section.level == 1, path)


def _lines(section: Section) -> list[str]:
    text = section.text.raw or section.text.value or ""
    return [line for line in text.split("\n") if line.strip()]
