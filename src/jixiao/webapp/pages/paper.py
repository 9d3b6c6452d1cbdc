"""The paper of a plan for editing: the form as printed, every cell with its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jixiao.model.documents import PerformanceDocument
from jixiao.model.paper import Box, Grid, Heading, Paper, Row
from jixiao.model.paper import Line as Paragraph
from jixiao.model.target_question import mood_of
from jixiao.reports.places import part_words
from jixiao.services.editing import words_at
from jixiao.services.writing import Choices, on_paper
from jixiao.webapp.queries.plans import PartSeen

_ROOT = "documents[0]."
_LEVELS = (".level1", ".level2")
_EMPTY = "sections[0].text"
"""Where the words of a chapter go that has none yet."""
_TARGET = re.compile(r"(.*indicators\[\d+\])\.(?:target|actual)").fullmatch
_ROW = re.compile(r"(.*(?:indicators))\[(\d+)\]").fullmatch


class Cell(NamedTuple):
    """A cell of a table on the paper.

    Args:
        text: Its words.
        colspan: Columns covered.
        rowspan: Rows covered.
        style: How it is set.
        path: Where its words stand in the part, "" for words of the form.
        label: What the cell is called, for those who do not see the form.
        lines: How many lines to show for writing.
        more: How many more rows the same words stand for: a level merged over its rows.
        mood: How a target is understood: "exact", "words", "asked", "wrong"; "" for others.
    """

    text: str
    colspan: int
    rowspan: int
    style: str
    path: str
    label: str
    lines: int
    more: int = 0
    mood: str = ""


class Line(NamedTuple):
    """A row of a table.

    Args:
        cells: Its cells.
        rows: Path of the list that the row stands in, "" when it is no row of a list.
        at: Its position there.
    """

    cells: tuple[Cell, ...]
    rows: str
    at: int


class Table(NamedTuple):
    """A table: relative widths, rows of cells, and how many of them are heads."""

    widths: tuple[int, ...]
    rows: tuple[Line, ...]
    head: int
    name: str


class Words(NamedTuple):
    """A heading (level 1 upwards) or a paragraph (level 0)."""

    text: str
    level: int
    style: str
    path: str
    label: str
    lines: int


class Sheet(NamedTuple):
    """What is on paper of one part.

    Args:
        part: The part.
        items: Words and tables, in order.
    """

    part: PartSeen
    items: tuple[Words | Table, ...]

    def cells(self) -> Iterator[Cell | Words]:
        """Everything on it that can be written."""
        for item in self.items:
            if isinstance(item, Words):
                yield from [item] if item.path else []
            else:
                yield from (cell for row in item.rows for cell in row.cells if cell.path)


def sheet(part: PartSeen) -> Sheet:
    """One part as it is printed."""
    paper = on_paper([part.document], Choices()).paper
    return Sheet(part, tuple(_items(paper, part.document)))


def _items(paper: Paper, document: PerformanceDocument) -> Iterator[Words | Table]:
    for each in paper.parts:
        if isinstance(each, Heading):
            yield Words(each.text, each.level, "heading", "", "", 1)
        elif isinstance(each, Paragraph):
            label = _label(each.leaf, document)
            lines = _lines(each.text, 40)
            yield Words(each.text, 0, each.style, _path(each.leaf), label, lines)
        elif isinstance(each, Grid):
            rows = tuple(_line(row, each, document) for row in each.rows)
            yield Table(each.widths, rows, each.head, each.name)
    if [each.text.raw for each in document.sections] == [""]:
        yield Words("", 0, "body", _EMPTY, _label(_ROOT + _EMPTY, document), 3)


def _cell(box: Box, grid: Grid, document: PerformanceDocument) -> Cell:
    path = _path(box.leaf)
    if not path:
        return Cell(box.text, box.colspan, box.rowspan, box.style, "", "", 1)
    width = max(44 * box.colspan // max(len(grid.widths), 1), 4)
    return Cell(
        box.text, box.colspan, box.rowspan, box.style, path, _label(box.leaf, document),
        _lines(box.text, width), box.rowspan - 1 if path.endswith(_LEVELS) else 0,
        _mood(path, box.text, document),
    )  # fmt: skip


def _mood(path: str, text: str, document: PerformanceDocument) -> str:
    match = _TARGET(path)
    return mood_of(text, words_at(document, f"{match[1]}.name")) if match is not None else ""


def _line(row: Row, grid: Grid, document: PerformanceDocument) -> Line:
    match = _ROW(_path(row.key))
    cells = tuple(_cell(box, grid, document) for box in row.boxes)
    return Line(cells, match[1], int(match[2])) if match is not None else Line(cells, "", 0)


def _path(leaf: str | None) -> str:
    return (leaf or "").removeprefix(_ROOT)


def _label(leaf: str | None, document: PerformanceDocument) -> str:
    return part_words(leaf, [document]) if leaf else ""


def _lines(text: str, width: int) -> int:
    return sum(max(-(-len(line) // width), 1) for line in text.split("\n"))
