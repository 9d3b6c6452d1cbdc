"""Blocks: what every engine makes of a file, and all that the layout step knows of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from jixiao.kernel.notices import Notice
from jixiao.kernel.span import Span

GRID = "grid"
"""Rows and columns are exact, merged cells are spans (Word, Excel, HTML, ruled PDF, tabs)."""
RAGGED = "ragged"
"""Rows are known, but merged or empty cells may be missing: ``column`` only counts the cells
of the row (text with pipes)."""
STREAM = "stream"
"""Only the order of the cells is known: every cell is a row of its own (one cell a line)."""


Boxes = dict[tuple[int, int, int], tuple[int, float, float, float, float]]
"""Table, row and column of a cell to its page and its left, upper, right and lower edge there, as
shares of the width and the height of the page."""


class Paragraph(NamedTuple):
    r"""A paragraph outside tables.

    Args:
        text: Its text with the number of its list put back, tracked changes accepted, field
            codes and bookmarks removed. Inner line breaks are "\n"; outer blanks are kept.
        line: Ordinal of the paragraph, or line of a text file, 1 upwards.
        page: Page, 1 upwards, None when the format has none.
        level: Outline level of a heading style, 1 upwards, 0 for body text.
    """

    text: str
    line: int | None = None
    page: int | None = None
    level: int = 0


class Cell(NamedTuple):
    r"""A cell, once, at its upper left corner.

    Args:
        text: Paragraphs of the cell joined by "\n"; a nested table is a block of its own.
        row: Grid row, 1 upwards.
        column: Grid column, 1 upwards.
        rowspan: Rows covered, 1 upwards.
        colspan: Columns covered, 1 upwards.
        page: Page, if the format has pages.
        line: First line in a text file.
    """

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    page: int | None = None
    line: int | None = None


@dataclass(slots=True)
class Table:
    """A table.

    Args:
        index: Ordinal within the file, 1 upwards; of a workbook the sheet.
        cells: Cells in reading order (row, then column).
        shape: ``GRID``, ``RAGGED`` or ``STREAM``.
        page: First page.
        line: First line in a text file.
        title: Name of the sheet.
        parent: (table, row, column) of the cell in which a nested table stands.
    """

    index: int
    cells: list[Cell] = field(default_factory=list)
    shape: str = GRID
    page: int | None = None
    line: int | None = None
    title: str = ""
    parent: tuple[int, int, int] | None = None

    def rows(self) -> list[list[Cell]]:
        """Cells by the grid row in which they begin; a row without any is an empty list."""
        rows: list[list[Cell]] = []
        for cell in self.cells:
            while len(rows) < cell.row:
                rows.append([])
            rows[cell.row - 1].append(cell)
        return rows

    @property
    def width(self) -> int:
        """Number of grid columns."""
        return max((cell.column + cell.colspan - 1 for cell in self.cells), default=0)

    def place(self, cell: Cell) -> Span:
        """The span of a whole cell of this table."""
        return Span(cell.page, self.index, cell.row, cell.column, cell.line, 0, len(cell.text))


Block = Paragraph | Table


@dataclass(slots=True)
class Blocks:
    """A file as blocks.

    Args:
        items: Paragraphs and tables in reading order.
        pages: Number of pages, None when the format has none.
        headers: Text of page headers, apart from the body.
        footers: Text of page footers, footnotes and comments.
        notices: What the engine could not read or doubts, with the span of the cell.
        rows: (Table, row) to what the row was about when we wrote it, a path in the exchange form.
        boxes: Cell to where it is seen.
    """

    items: list[Block] = field(default_factory=list)
    pages: int | None = None
    headers: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    rows: dict[tuple[int, int], str] = field(default_factory=dict)
    boxes: Boxes = field(default_factory=dict)

    @property
    def characters(self) -> int:
        """Characters of all paragraphs and cells."""
        return sum(
            sum(len(cell.text) for cell in item.cells)
            if isinstance(item, Table)
            else len(item.text)
            for item in self.items
        )

    def tables(self) -> Iterator[Table]:
        """The tables in reading order."""
        return (item for item in self.items if isinstance(item, Table))

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs in reading order."""
        return (item for item in self.items if isinstance(item, Paragraph))
