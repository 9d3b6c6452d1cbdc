"""Tables of a .doc: rows with edges in twips become a grid with merged cells."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

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
        plans = _plans(self.rows)
        cells, begun = _grid(self.rows, plans)
        found = [Table(self.index, cells)]
        places = _places(plans, begun, cells) if self.inner else {}
        for inner in self.inner:
            below = inner.close()
            place = places.get(inner.holder or (0, 0))
            if place is not None:
                below[0].parent = (self.index, *place)
            found += below
        return found


class _Place(NamedTuple):
    """Where a cell of a row stands.

    Args:
        first: First cell of the text.
        behind: The one behind its last.
        place: Grid column and columns covered.
        goes_on: Whether it is the lower part of the one above it, if that stands there.
    """

    first: int
    behind: int
    place: tuple[int, int]
    goes_on: bool


def _plans(rows: list[Row]) -> list[list[_Place]]:
    """The places of the cells of each row; rows of one shape share them."""
    edges = _edges(rows)
    known: dict[tuple[tuple[int, ...], tuple[int, ...], int], list[_Place]] = {}
    found = []
    for row in rows:
        key = tuple(row.shape.edges), tuple(row.shape.flags), len(row.texts)
        if key not in known:
            known[key] = _plan(row, edges)
        found.append(known[key])
    return found


def _grid(rows: list[Row], plans: list[list[_Place]]) -> tuple[list[Cell], list[list[int]]]:
    """Cells in reading order, and for each row and place of its plan the ordinal of its cell."""
    made: list[Cell] = []
    begun: list[list[int]] = []
    lower: dict[int, int] = {}
    above: dict[tuple[int, int], int] = {}
    for number, (row, plan) in enumerate(zip(rows, plans, strict=True), 1):
        texts = row.texts
        open_now: dict[tuple[int, int], int] = {}
        ordinals = []
        for first, behind, place, goes_on in plan:
            if goes_on and place in above:
                at = above[place]
                lower[at] = number
            else:
                at = len(made)
                text = texts[first]
                if behind - first > 1:
                    text = "\n".join(filter(None, texts[first:behind]))
                made.append(tuple.__new__(Cell, (text, number, place[0], 1, place[1], None, None)))
            open_now[place] = at
            ordinals.append(at)
        begun.append(ordinals)
        above = open_now
    for at, last in lower.items():
        made[at] = made[at]._replace(rowspan=last + 1 - made[at].row)
    return made, begun


def _places(
    plans: list[list[_Place]], begun: list[list[int]], cells: list[Cell]
) -> dict[tuple[int, int], tuple[int, int]]:
    """The grid place of each (row, cell) of the text."""
    return {
        (number, cell): (cells[at].row, cells[at].column)
        for number, (plan, ordinals) in enumerate(zip(plans, begun, strict=True))
        for place, at in zip(plan, ordinals, strict=True)
        for cell in range(place.first, place.behind)
    }


def _plan(row: Row, edges: dict[int, int]) -> list[_Place]:
    shape, count = row.shape, len(row.texts)
    if not shape.edges:
        return [_Place(at, at + 1, (at + 1, 1), shape.goes_on(at)) for at in range(count)]
    found: list[_Place] = []
    column = 1
    for group in shape.groups():
        if group.start >= count:
            break
        first = max(edges[shape.edges[group.start]] + 1, column)
        column = max(edges[shape.edges[group.stop]] + 1, first + 1)
        goes_on = shape.goes_on(group.start)
        found.append(_Place(group.start, group.stop, (first, column - first), goes_on))
    for at in range(len(shape.flags), count):
        found.append(_Place(at, at + 1, (column, 1), shape.goes_on(at)))
        column += 1
    return found


def _edges(rows: list[Row]) -> dict[int, int]:
    """Grid edge, counted from 0, by edge in twips; edges that nearly meet are one."""
    drawn = {id(row.shape): row.shape for row in rows}
    shapes = {tuple(shape.edges) for shape in drawn.values()}
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
