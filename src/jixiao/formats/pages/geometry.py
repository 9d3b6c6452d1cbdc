"""What lies on a page: words, rulings, and the cells and lines made of them.

Coordinates are points (1/72 inch) from the upper left corner of the upright page, y downwards;
an engine for images scales its pixels to points first.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from jixiao.kernel.notices import Notice


class Word(NamedTuple):
    """A run of text on one line; inner blanks are kept as printed.

    Args:
        text: Its text.
        x0: Left edge.
        y0: Upper edge.
        x1: Right edge.
        y1: Lower edge.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


Line = Word
"""The words of a line as one; what is outside tables and has a wide gap is parted by a tab."""


class Ruling(NamedTuple):
    """A horizontal or vertical line, or the edge of a box; its thickness does not matter.

    Args:
        x0: Left end.
        y0: Upper end.
        x1: Right end.
        y1: Lower end.
    """

    x0: float
    y0: float
    x1: float
    y1: float


class Box(NamedTuple):
    """A rectangle.

    Args:
        x0: Left edge.
        y0: Upper edge.
        x1: Right edge.
        y1: Lower edge.
    """

    x0: float
    y0: float
    x1: float
    y1: float


class GridCell(NamedTuple):
    """A cell of a grid, without text yet.

    Args:
        row: Row, 1 upwards.
        column: Column, 1 upwards.
        rowspan: Rows covered.
        colspan: Columns covered.
        box: Its place, from the middle of the rulings around it.
    """

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box


class Grid(NamedTuple):
    """The grid of one table on one page.

    Args:
        xs: Vertical edges from left to right, one more than there are columns.
        ys: Horizontal edges from top to bottom, one more than there are rows.
        cells: Cells by row, then column; together they cover the grid once.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        """The place of the whole table."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


class PageCell(NamedTuple):
    """A cell of a table on one page.

    Args:
        text: Its text, wrapped lines joined, paragraphs parted by line feeds.
        row: Row within this page's part of the table, 1 upwards.
        column: Column within this page's part of the table, 1 upwards.
        rowspan: Rows covered.
        colspan: Columns covered.
        box: Its place.
        room: Signs that would still fit on its last line; text that goes on has little.
        first: Its first line, of cells in the first column of a grid.
    """

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box
    room: float = 0.0
    first: Line | None = None


@dataclass(slots=True)
class PageTable:
    """A table, or the part of a table, on one page.

    Args:
        xs: Vertical edges from left to right.
        ys: Horizontal edges from top to bottom.
        cells: Cells by row, then column.
        ruled: False when the columns were only guessed by the alignment of words.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: list[PageCell]
    ruled: bool = True

    @property
    def y0(self) -> float:
        """Upper edge."""
        return self.ys[0]

    @property
    def y1(self) -> float:
        """Lower edge."""
        return self.ys[-1]


@dataclass(slots=True)
class PageContent:
    """A page as tables and lines, not yet joined with its neighbours.

    Args:
        page: Number of the page, 1 upwards.
        width: Width of the page.
        height: Height of the page.
        parts: Tables and lines from top to bottom.
        notices: Doubts about this page; a span has the page, and within a table the row and
            column of this page's part (``join_pages`` does not renumber them).
    """

    page: int
    width: float
    height: float
    parts: list[PageTable | Line] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
