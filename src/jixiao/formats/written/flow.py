"""A paper as sections of paragraphs, tables and charts: what page breaks and page numbers mean."""

from collections.abc import Iterator
from typing import NamedTuple

from jixiao.formats.written.signs import printable
from jixiao.kernel.patterns import pattern
from jixiao.model.paper import (
    SIGN,
    SUBTITLE,
    TITLE,
    UNIT_LINE,
    Chart,
    Contents,
    Grid,
    Heading,
    Line,
    Paper,
    Part,
    Turn,
)
from jixiao.regulation.looks import Lettering, Looks

HEADING, GAP, LISTING, ENTRY = "heading", "gap", "listing", "entry"
"""Styles of paragraphs beside those of lines: a heading, the thin paragraph that keeps two tables
apart, the title of a table of contents, an entry of it."""

_UNPRINTABLE = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_GAP = Lettering("fang", 1, 1)


class Paragraph(NamedTuple):
    """A paragraph outside of tables.

    Args:
        text: Printable words without a line break.
        style: Style of a line, or ``HEADING`` ….
        lettering: How it is set.
        level: Of a heading or an entry, 1 upwards, else 0.
        bookmark: Number of a listed heading, 1 upwards; of an entry, what it leads to; else 0.
        keeps: Whether it stays on the page of what follows.
        breaks: Whether it begins a page.
        before: Room above in points, on top of that of its lettering.
        is_open: Whether a person must write it.
    """

    text: str
    style: str
    lettering: Lettering
    level: int = 0
    bookmark: int = 0
    keeps: bool = False
    breaks: bool = False
    before: float = 0
    is_open: bool = False


Block = Paragraph | Grid | Chart


class Section(NamedTuple):
    """Pages of one kind.

    Args:
        blocks: What stands on them, in order.
        is_wide: Whether the paper lies on its side.
        has_numbers: Whether its pages have numbers.
        restarts: Whether its first page has number 1.
    """

    blocks: tuple[Block, ...]
    is_wide: bool
    has_numbers: bool
    restarts: bool


def clean(text: str) -> str:
    """Printable text, quick for the text that is so already."""
    if text.isprintable():
        return text
    return printable(text) if _UNPRINTABLE.search(text) else text


def sections(paper: Paper, looks: Looks) -> tuple[Section, ...]:
    """The sections of a paper: one at least, none without blocks.

    Pages have numbers from the first ``Turn`` that starts them; when none does, all have.
    """
    has_numbers = not any(isinstance(each, Turn) and each.starts_numbers for each in paper.parts)
    is_wide, restarts = False, has_numbers
    found: list[Section] = []
    flow = _Flow(
        looks, tuple(clean(each.text) for each in paper.headings()), list(paper.headings())
    )
    drop = _cover(paper.parts, looks)
    for index, part in enumerate(paper.parts):
        if not isinstance(part, Turn):
            follower = paper.parts[index + 1] if index + 1 < len(paper.parts) else None
            flow.add(part, follower, drop.get(index, 0))
        elif part.is_wide == is_wide and not part.starts_numbers:
            flow.turn()
        else:
            if blocks := flow.take():
                found.append(Section(blocks, is_wide, has_numbers, restarts))
                restarts = False
            is_wide = part.is_wide
            has_numbers, restarts = (
                has_numbers or part.starts_numbers,
                restarts or part.starts_numbers,
            )
    blocks = flow.take()
    if blocks or not found:
        found.append(Section(blocks or (flow.gap(),), is_wide, has_numbers, restarts))
    return tuple(found)


def _cover(parts: tuple[Part, ...], looks: Looks) -> dict[int, float]:
    """Room above lines of a cover, by index of the part.

    A cover is what stands before the first ``Turn`` when it is a title and other lines only.
    """
    end = next((at for at, each in enumerate(parts) if isinstance(each, Turn)), 0)
    lines = parts[:end]
    styles = [each.style for each in lines if isinstance(each, Line)]
    if not lines or len(styles) < len(lines) or styles[0] != TITLE:
        return {}
    second = next((at for at, style in enumerate(styles) if style not in (TITLE, SUBTITLE)), None)
    drops = {0: looks.cover_above}
    if second is not None:
        drops[second] = looks.cover_below
    return drops


class _Flow:
    """Collects the blocks of a section."""

    def __init__(self, looks: Looks, names: tuple[str, ...], headings: list[Heading]) -> None:
        self._looks = looks
        self._names = names
        self._headings = headings
        self._blocks: list[Block] = []
        self._bookmark = 0
        self._breaks = False

    def turn(self) -> None:
        """Begin a page with the next block, unless nothing stands on this one."""
        if self._blocks and not isinstance(self._blocks[-1], Paragraph):
            self._blocks.append(self.gap())
        self._breaks = bool(self._blocks)

    def take(self) -> tuple[Block, ...]:
        """The blocks collected; the last one is a paragraph."""
        if self._blocks and not isinstance(self._blocks[-1], Paragraph):
            self._blocks.append(self.gap())
        blocks = tuple(self._blocks)
        self._blocks, self._breaks = [], False
        return blocks

    def gap(self) -> Paragraph:
        """A thin paragraph."""
        return Paragraph("", GAP, _GAP)

    def add(self, part: Part, follower: Part | None, drop: float) -> None:
        """Add what a part is.

        Args:
            part: Anything but a ``Turn``.
            follower: The part after it.
            drop: Room above it in points.
        """
        if isinstance(part, Heading):
            self._heading(part)
        elif isinstance(part, Line):
            self._line(part, follower, drop)
        elif isinstance(part, Contents):
            self._contents(part)
        elif isinstance(part, Grid | Chart):
            before = self._blocks[-1] if self._blocks else None
            if self._breaks or isinstance(before, Grid):
                self._paragraph(self.gap())
            self._blocks.append(part)

    def _paragraph(self, paragraph: Paragraph) -> None:
        if self._breaks:
            paragraph = paragraph._replace(breaks=True)
            self._breaks = False
        self._blocks.append(paragraph)

    def _heading(self, heading: Heading) -> None:
        lettering = self._looks.heading(heading.level)
        text = clean(heading.text).replace("\n", "")
        level = min(max(heading.level, 1), 9)
        self._bookmark += heading.is_listed
        mark = self._bookmark if heading.is_listed else 0
        self._paragraph(Paragraph(text, HEADING, lettering, level, mark, keeps=True))

    def _line(self, line: Line, follower: Part | None, drop: float) -> None:
        lettering = self._looks.lines[line.style]
        has_table = isinstance(follower, Grid | Chart)
        keeps = has_table and line.style in (TITLE, SUBTITLE, UNIT_LINE)
        # Nobody signs above a page break.
        keeps = keeps or (line.style == SIGN and isinstance(follower, Line))
        for text in clean(line.text).split("\n"):
            self._paragraph(
                Paragraph(
                    text, line.style, lettering, keeps=keeps, before=drop, is_open=line.is_open
                )
            )
            drop = 0

    def _contents(self, contents: Contents) -> None:
        title = clean(contents.title).replace("\n", "")
        self._paragraph(Paragraph(title, LISTING, self._looks.contents_title, keeps=True))
        for index, entry in enumerate(self._entries()):
            self._paragraph(entry._replace(bookmark=index + 1))

    def _entries(self) -> Iterator[Paragraph]:
        for heading, name in zip(self._headings, self._names, strict=True):
            level = min(max(heading.level, 1), 9)
            text = name.replace("\n", "")
            yield Paragraph(text, ENTRY, self._looks.entry(level), level)
