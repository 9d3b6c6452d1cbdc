"""Pages as every writer takes them: paragraphs with a style, tables of cells that may span."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Line(NamedTuple):
    """A paragraph.

    Args:
        words: Its text, the number included.
        style: cover, by, toc-title, toc, part, h1, h2, h3, body, list, caption, unit, right
            or note.
        page: Page that a line of the contents points to.
        new_page: Whether it begins a page.
    """

    words: str
    style: str = "body"
    page: int | None = None
    new_page: bool = False


class Cell(NamedTuple):
    """A cell at its upper left corner."""

    words: str
    rows: int = 1
    columns: int = 1
    align: str = "center"
    bold: bool = False


@dataclass(slots=True)
class Grid:
    """A table.

    Args:
        widths: Relative widths of the columns.
        rows: Cells that begin in each row.
        head: Number of rows that are repeated on every page; they are the first ones.
    """

    widths: tuple[int, ...]
    rows: list[list[Cell]] = field(default_factory=list)
    head: int = 0

    def placed(self) -> Iterator[tuple[int, int, Cell]]:
        """Row and column, from 0, and the cell, in reading order."""
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                yield row, column, cell
                taken.update(
                    (row + below, column + right)
                    for below in range(cell.rows)
                    for right in range(cell.columns)
                )
                column += cell.columns

    def with_tails(self) -> list[list[tuple[int, Cell, bool]]]:
        """Column, cell and whether it only goes on from above, for every row."""
        rows: list[list[tuple[int, Cell, bool]]] = [[] for _ in self.rows]
        for row, column, cell in self.placed():
            for below in range(cell.rows):
                rows[row + below].append((column, cell, below > 0))
        return [sorted(row, key=lambda each: each[0]) for row in rows]


Item = Line | Grid


@dataclass(slots=True)
class Part:
    """A run of pages of one orientation; in a workbook one sheet."""

    name: str
    items: list[Item] = field(default_factory=list)
    landscape: bool = False


def filled_down(rows: list[list[str]], columns: int) -> list[list[str]]:
    """Rows with the empty ones of the first columns filled from above, as merged cells read."""
    above = [""] * columns
    filled = []
    for row in rows:
        levels = [words or above[at] for at, words in enumerate(row[:columns])]
        if row[0]:
            levels[1:] = row[1:columns]
        above = levels
        filled.append([*levels, *row[columns:]])
    return filled


def merged_levels(rows: list[list[str]], columns: int) -> list[list[Cell | None]]:
    """The first columns as cells that span the empty ones below; None where a cell goes on."""
    merged: list[list[Cell | None]] = []
    for at, row in enumerate(rows):
        line: list[Cell | None] = []
        for column in range(columns):
            if not row[column]:
                line.append(None)
                continue
            below = 1
            while at + below < len(rows) and not any(rows[at + below][: column + 1]):
                below += 1
            line.append(Cell(row[column], rows=below))
        merged.append(line)
    return merged
