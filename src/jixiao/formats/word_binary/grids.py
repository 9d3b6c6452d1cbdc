"""Tables of a .doc: rows with edges in twips become a grid with merged cells."""

from dataclasses import dataclass, field
from itertools import pairwise

from jixiao.formats.blocks import Cell, Table
from jixiao.formats.word_binary.rows import RowShape

_SAME = 30
"""Twips (half a millimetre) up to which edges of two rows are one edge drawn carelessly."""


@dataclass(slots=True)
class Row:
    """A row as it is found in the text.

    Args:
        texts: Text of each cell.
        shape: Edges and merging.
    """

    texts: list[str]
    shape: RowShape


@dataclass(slots=True)
class OpenTable:
    """A table of which the end is not reached.

    Args:
        index: Ordinal within the file.
        rows: Its whole rows.
        cells: Text of the cells of the row that is being read.
        lines: Paragraphs of the cell that is being read.
        holder: (row, cell) of the outer table in which it stands, counted from 0.
        inner: Nested tables that are closed.
    """

    index: int
    holder: tuple[int, int] | None = None
    rows: list[Row] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    inner: list["OpenTable"] = field(default_factory=list)

    def end_cell(self) -> None:
        """The cell that is being read is whole."""
        self.cells.append("\n".join(self.lines))
        self.lines = []

    def end_row(self, shape: RowShape, *, keep: bool = True) -> None:
        """The row that is being read is whole; one that was deleted is not kept."""
        if keep:
            self.rows.append(Row(self.cells, shape))
        self.cells, self.lines = [], []

    def close(self) -> list[Table]:
        """The table and the ones nested in it, outer ones first."""
        if self.lines:
            self.end_cell()
        if self.cells:
            self.end_row(RowShape())
        cells, places = _grid(self.rows)
        found = [Table(self.index, cells)]
        for inner in self.inner:
            below = inner.close()
            place = places.get(inner.holder or (0, 0))
            if place is not None:
                below[0].parent = (self.index, *place)
            found += below
        return found


def _grid(rows: list[Row]) -> tuple[list[Cell], dict[tuple[int, int], tuple[int, int]]]:
    """Cells in reading order, and the grid place of each (row, cell) of the text."""
    edges = _edges(rows)
    made: list[Cell] = []
    places: dict[tuple[int, int], tuple[int, int]] = {}
    above: dict[tuple[int, int], int] = {}
    for number, row in enumerate(rows):
        open_now: dict[tuple[int, int], int] = {}
        for group, column, span in _spans(row, edges):
            key = (column, span)
            if row.shape.goes_on(group.start) and key in above:
                at = above[key]
                made[at] = made[at]._replace(rowspan=number + 2 - made[at].row)
            else:
                at = len(made)
                text = "\n".join(filter(None, row.texts[group.start : group.stop]))
                made.append(Cell(text, number + 1, column, 1, span))
            open_now[key] = at
            for cell in group:
                places[number, cell] = (made[at].row, made[at].column)
        above = open_now
    return made, places


def _spans(row: Row, edges: dict[int, int]) -> list[tuple[range, int, int]]:
    """(cells of the text, grid column, columns covered) for each cell of a row."""
    shape = row.shape
    if not shape.edges:
        return [(range(at, at + 1), at + 1, 1) for at in range(len(row.texts))]
    found: list[tuple[range, int, int]] = []
    column = 1
    for group in shape.groups():
        if group.start >= len(row.texts):
            break
        first = max(edges[shape.edges[group.start]] + 1, column)
        column = max(edges[shape.edges[group.stop]] + 1, first + 1)
        found.append((group, first, column - first))
    for at in range(len(shape.flags), len(row.texts)):
        found.append((range(at, at + 1), column, 1))
        column += 1
    return found


def _edges(rows: list[Row]) -> dict[int, int]:
    """Grid edge, counted from 0, by edge in twips; edges that nearly meet are one."""
    shapes = {tuple(row.shape.edges) for row in rows}
    for same in (_SAME, 0):
        numbers: dict[int, int] = {}
        number, first = -1, 0
        for edge in sorted({edge for shape in shapes for edge in shape}):
            if number < 0 or edge - first > same:
                number, first = number + 1, edge
            numbers[edge] = number
        if all(
            numbers[left] < numbers[right] for shape in shapes for left, right in pairwise(shape)
        ):
            break
    return numbers
