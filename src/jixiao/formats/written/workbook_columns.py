"""Columns of a sheet that holds several tables: one set of lines for all, and a hidden column."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from jixiao.formats.written.grids import is_item, slots
from jixiao.model.paper import Grid

_NEAR = 14
"""Thousandths of the width within which the lines of two tables become one line."""
_WHOLE = 1000


class Columns(NamedTuple):
    """Columns of a sheet.

    Args:
        edges: Left edges of the columns and the right edge of the last, in thousandths.
        hidden: The column, 0 upwards, before which the hidden column of row ids stands.
        places: Of every table: its own edges as indexes into ``edges``.
    """

    edges: tuple[int, ...]
    hidden: int
    places: tuple[tuple[int, ...], ...]

    @property
    def width(self) -> int:
        """Number of columns on the sheet, the hidden one among them."""
        return len(self.edges)

    def area(self, first: int, behind: int) -> tuple[int, int]:
        """First and last column on the sheet of what covers some columns.

        Args:
            first: The first column covered, 0 upwards, the hidden one not counted.
            behind: The column behind the last one.
        """
        return first + (first >= self.hidden), behind - 1 + (behind - 1 >= self.hidden)

    def widths(self) -> list[int]:
        """Widths of the columns in thousandths, 0 for the hidden one."""
        found = [right - left for left, right in zip(self.edges, self.edges[1:], strict=False)]
        found.insert(self.hidden, 0)
        return found


def columns_of(grids: Sequence[Grid]) -> Columns:
    """The columns for some tables; a single one where there is no table."""
    if not grids:
        return Columns((0, _WHOLE), 1, ())
    own = [_edges(grid) for grid in grids]
    most = max(range(len(own)), key=lambda at: len(own[at]))
    edges = list(own[most])
    snapped = [_snapped(each, edges) for each in own]
    edges.sort()
    index = {edge: at for at, edge in enumerate(edges)}
    places = tuple(tuple(index[edge] for edge in each) for each in snapped)
    return Columns(tuple(edges), _hidden(grids, places, len(edges) - 1), places)


def _edges(grid: Grid) -> list[int]:
    sums = [0, *accumulate(max(width, 1) for width in grid.widths)]
    return [round(each * _WHOLE / sums[-1]) for each in sums]


def _snapped(own: list[int], edges: list[int]) -> list[int]:
    """The edges of a table, each moved to a near one; those far from all are added to them."""
    found: list[int] = []
    for edge in own:
        near = [each for each in edges if abs(each - edge) <= _NEAR and each not in found]
        if near and (not found or min(near, key=lambda each: abs(each - edge)) > found[-1]):
            found.append(min(near, key=lambda each: abs(each - edge)))
            continue
        while edge in edges or (found and edge <= found[-1]):
            edge += 1
        edges.append(edge)
        found.append(edge)
    return found


def _hidden(grids: Sequence[Grid], places: Sequence[Sequence[int]], count: int) -> int:
    """Where the hidden column stands: within the rows that people sort, under no merged cell.

    Right of the name of an indicator, so that whatever part of a row is sorted along with its
    name takes the id with it; else right of everything.
    """
    free = set(range(1, count))
    wanted: list[int] = []
    for grid, place in zip(grids, places, strict=True):
        for row, found in zip(grid.rows, slots(grid), strict=True):
            if not is_item(row):
                continue
            ends = {place[slot.column + slot.box.colspan] for slot in found}
            free &= ends
            wanted += [
                place[slot.column + slot.box.colspan]
                for slot in found
                if (slot.box.leaf or "").endswith(".name") and not wanted
            ]
    if not wanted:
        return count
    if wanted[0] in free:
        return wanted[0]
    return max(free, default=count)
