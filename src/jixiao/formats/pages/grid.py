"""Rulings become grids: rows, columns, and cells that span several of them."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jixiao.formats.pages.geometry import Box, Grid, GridCell, Ruling

SAME = 2.6
"""Rulings this near are one: double rulings, the two borders of neighbouring cells."""
SAME_AT_MOST = 4.0
"""Rulings that are taken for one lie within this."""
TOUCH = 3.2
"""A ruling that ends this near another one touches it; dots and dashes this near are a line."""
SHORTEST = 6.0
"""A shorter line is no ruling: a dot, a dash, a part of a drawing."""
OVERHANG = 8.0
"""Rulings that stand out this far beyond the last crossing one leave the side of a table open."""
DOT = 2.0
"""A ruling shorter than this is one dot of many."""
MOST = 4_000
"""More rulings in one direction are a drawing and no table."""


class _Stroke(NamedTuple):
    """A ruling in one direction: ``at`` across, from ``start`` to ``end`` along."""

    at: float
    start: float
    end: float


def _strokes(found: list[_Stroke]) -> list[_Stroke]:
    """Strokes with those on one line joined, and the position of each line made one."""
    found.sort()
    joined: list[_Stroke] = []
    first = 0
    for index in range(1, len(found) + 1):
        if index < len(found):
            here = found[index].at
            if here - found[index - 1].at <= SAME and here - found[first].at <= SAME_AT_MOST:
                continue
        _join_line(found[first:index], joined)
        first = index
    return joined


def _join_line(line: list[_Stroke], joined: list[_Stroke]) -> None:
    at = sum(stroke.at for stroke in line) / len(line)
    spans = sorted((stroke.start, stroke.end) for stroke in line)
    start, end = spans[0]
    for next_start, next_end in spans[1:]:
        if next_start - end <= TOUCH:
            end = max(end, next_end)
        else:
            if end - start >= SHORTEST:
                joined.append(_Stroke(at, start, end))
            start, end = next_start, next_end
    if end - start >= SHORTEST:
        joined.append(_Stroke(at, start, end))


def split_rulings(rulings: Iterable[Ruling]) -> tuple[list[_Stroke], list[_Stroke]]:
    """Horizontal and vertical strokes (position, start, end), joined, in order of position."""
    across: list[_Stroke] = []
    upright: list[_Stroke] = []
    dots: list[Ruling] = []
    for ruling in rulings:
        x0, y0, x1, y1 = ruling
        width, height = x1 - x0, y1 - y0
        if width < DOT and height < DOT:
            dots.append(ruling)
            continue
        if width >= height:
            across.append(_Stroke((y0 + y1) / 2, x0, x1))
        if height >= width:
            upright.append(_Stroke((x0 + x1) / 2, y0, y1))
    if dots:
        across += _dotted([((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in dots])
        upright += _dotted([((x0 + x1) / 2, y0, y1) for x0, y0, x1, y1 in dots])
    return _strokes(across), _strokes(upright)


def _dotted(dots: list[tuple[float, float, float]]) -> list[_Stroke]:
    """Dots that stand in a row, as strokes."""
    found: list[_Stroke] = []
    row = [math.inf, 0.0, 0.0]
    for at, start, end in sorted((round(at * 2) / 2, start, end) for at, start, end in dots):
        if at == row[0] and start - row[2] <= TOUCH:
            row[2] = max(end, row[2])
            continue
        if row[2] - row[1] > 2 * SHORTEST:
            found.append(_Stroke(*row))
        row = [at, start, end]
    if row[2] - row[1] > 2 * SHORTEST:
        found.append(_Stroke(*row))
    return found


def _components(
    across: list[_Stroke], upright: list[_Stroke]
) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Strokes that hang together by touching."""
    parent = list(range(len(across) + len(upright)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    positions = [stroke.at for stroke in upright]
    for index, (y, x0, x1) in enumerate(across):
        own = root(index)
        low, high = bisect_left(positions, x0 - TOUCH), bisect_right(positions, x1 + TOUCH)
        for other in range(low, high):
            _, start, end = upright[other]
            if start - TOUCH <= y <= end + TOUCH and parent[len(across) + other] != own:
                parent[root(len(across) + other)] = own
    groups: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for index, stroke in enumerate(across):
        groups.setdefault(root(index), ([], []))[0].append(stroke)
    for index, stroke in enumerate(upright):
        groups.setdefault(root(len(across) + index), ([], []))[1].append(stroke)
    return list(groups.values())


def _edges(strokes: list[_Stroke], others: list[_Stroke]) -> list[float]:
    """Positions of the edges in one direction, with those of open sides."""
    edges = sorted({stroke.at for stroke in strokes})
    low = min(stroke.start for stroke in others)
    high = max(stroke.end for stroke in others)
    if not edges or edges[0] - low > OVERHANG:
        edges.insert(0, low)
    if high - edges[-1] > OVERHANG:
        edges.append(high)
    return edges


def _drawn(strokes: list[_Stroke], at: list[float], along: list[float]) -> list[list[bool]]:
    """For each edge, which of the steps along it are drawn."""
    place = {position: index for index, position in enumerate(at)}
    drawn = [[False] * (len(along) - 1) for _ in at]
    middles = [(along[i] + along[i + 1]) / 2 for i in range(len(along) - 1)]
    for position, start, end in strokes:
        line = drawn[place[position]]
        for step in range(bisect_left(middles, start), bisect_right(middles, end)):
            line[step] = True
    return drawn


def _grid(across: list[_Stroke], upright: list[_Stroke]) -> Grid | None:
    if len(across) < 2 and len(upright) < 2:
        return None
    xs, ys = _edges(upright, across), _edges(across, upright)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) == 2 and len(ys) == 2):
        return None
    lines = _drawn(across, ys, xs)
    bars = _drawn(upright, xs, ys)
    open_left = xs[0] not in {stroke.at for stroke in upright}
    open_right = xs[-1] not in {stroke.at for stroke in upright}
    cells = _cells(xs, ys, lines, bars)
    inside = [
        cell
        for cell in cells
        if (cell[1] > 1 or open_left or _side(bars[0], cell))
        and (cell[1] + cell[3] < len(xs) or open_right or _side(bars[-1], cell))
    ]
    if len(inside) < 2:
        return None
    return Grid(tuple(xs), tuple(ys), tuple(inside))


def _side(bar: list[bool], cell: GridCell) -> bool:
    return any(bar[cell.row - 1 : cell.row - 1 + cell.rowspan])


def _cells(
    xs: list[float], ys: list[float], lines: list[list[bool]], bars: list[list[bool]]
) -> list[GridCell]:
    """The cells between what is drawn; they are rectangles even where a ruling has a gap."""
    columns, rows = len(xs) - 1, len(ys) - 1
    taken = [[False] * columns for _ in range(rows)]
    cells: list[GridCell] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            right = column + 1
            while right < columns and not bars[right][row] and not taken[row][right]:
                right += 1
            below, one = row + 1, right == column + 1
            while below < rows and not lines[below][column]:
                if not one and (
                    True in lines[below][column:right]
                    or any(bars[inner][below] for inner in range(column + 1, right))
                ):
                    break
                below += 1
            if not one or below > row + 1:
                for each in range(row, below):
                    taken[each][column:right] = [True] * (right - column)
            box = Box(xs[column], ys[row], xs[right], ys[below])
            cells.append(GridCell(row + 1, column + 1, below - row, right - column, box))
    return cells


def grids(rulings: Sequence[Ruling]) -> list[Grid]:
    """The grids that the rulings of one page draw, from top to bottom.

    A single box is no grid. Rulings that no other one touches belong to none.

    Args:
        rulings: Strokes, edges of boxes, thin rectangles; in any order, doubled, dotted.
    """
    across, upright = split_rulings(rulings)
    if not across or not upright or len(across) > MOST or len(upright) > MOST:
        return []
    found = []
    for lines, bars in _components(across, upright):
        if lines and bars:
            grid = _grid(lines, bars)
            if grid is not None:
                found.append(grid)
    found.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return found
