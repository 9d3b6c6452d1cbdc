"""Sections without what is repeated: the text of a section holds those of the sections below it.

A section's own lines are those before the first section below it. Only they are compared and
merged; the whole text is put together again when the document is made.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.kernel.stated import Stated
from jixiao.model.documents import Section


def text_lines(section: Section) -> list[str]:
    """The lines of a section's text; none of an empty one."""
    words = section.text.value or section.text.raw
    return words.split("\n") if words else []


def heading_lines(section: Section) -> list[str]:
    """The lines of its heading, as they stand in the text above it."""
    words = section.heading.value or section.heading.raw
    return words.split("\n") if words else []


def own_lines(sections: Sequence[Section]) -> list[tuple[list[str], bool]]:
    """Of each section its own lines, and whether its text goes on with those below it.

    A section with others below it whose text does not repeat them keeps all its lines.
    """
    found: list[tuple[list[str], bool]] = [([], True)] * len(sections)
    levels = [each.level for each in sections]
    for at in range(len(sections) - 1, -1, -1):
        lines = text_lines(sections[at])
        repeated = [
            line
            for n in below(at, levels, [is_open for _, is_open in found])
            for line in (*heading_lines(sections[n]), *found[n][0])
        ]
        start = len(lines) - len(repeated)
        is_open = start >= 0 and _unspaced(lines[start:]) == _unspaced(repeated)
        found[at] = (lines[:start], True) if is_open else (lines, False)
    return found


def _unspaced(lines: Sequence[str]) -> list[str]:
    return ["".join(each.split()) for each in lines]


def below(at: int, levels: Sequence[int], are_open: Sequence[bool]) -> Iterator[int]:
    """Ordinals of the sections below one whose lines it repeats.

    Args:
        at: Ordinal of the section.
        levels: Level of every section.
        are_open: Whether each section leaves out what is below it; one that does not holds all
            of that itself.
    """
    closed: int | None = None
    for n in range(at + 1, len(levels)):
        if levels[n] <= levels[at]:
            return
        if closed is not None and levels[n] > closed:
            continue
        closed = None
        yield n
        is_holder = n + 1 < len(levels) and levels[n + 1] > levels[n]
        if is_holder and not are_open[n]:
            closed = levels[n]


def whole_sections(
    sections: Sequence[Section], own: Sequence[Sequence[Stated[str]]], are_open: Sequence[bool]
) -> tuple[Section, ...]:
    """Sections whose texts are put together again out of their own lines.

    Args:
        sections: With their headings and levels; their texts may be out of date.
        own: The own lines of each.
        are_open: Whether each goes on with the lines of those below it.
    """
    levels = [each.level for each in sections]
    made = []
    for at, section in enumerate(sections):
        lines = list(own[at])
        for n in below(at, levels, are_open) if are_open[at] else ():
            heading = sections[n].heading
            lines += [Stated(each, each, heading.span) for each in heading_lines(sections[n])]
            lines += own[n]
        made.append(_with_text(section, lines))
    return tuple(made)


def _with_text(section: Section, lines: Sequence[Stated[str]]) -> Section:
    """A section with these lines; the very section where they are its own already."""
    words = [each.raw for each in lines]
    if words == text_lines(section):
        return section
    text = "\n".join(words)
    places = tuple(each.span for each in lines if each.span is not None)
    return replace(
        section,
        text=Stated(text, text or None, section.text.span),
        paragraphs=places if len(places) == len(lines) else (),
    )
