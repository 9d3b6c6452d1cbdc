"""One page: words and rulings become tables and lines, in reading order."""

from bisect import bisect_right
from collections.abc import Sequence

from jixiao.formats.pages.geometry import (
    Grid,
    GridCell,
    Line,
    PageCell,
    PageContent,
    PageTable,
    Ruling,
    Word,
)
from jixiao.formats.pages.grid import grids
from jixiao.formats.pages.lines import flow, into_lines, room_behind
from jixiao.formats.pages.unruled import LOOSE, heads_columns, unruled_tables

NEAR = 2.0
"""A word whose middle lies this far outside of a table still belongs to it."""


def page_blocks(
    words: Sequence[Word], rulings: Sequence[Ruling], page: int, width: float, height: float
) -> PageContent:
    """The content of one page.

    Args:
        words: Words in any order; none of them reaches over a ruling into another cell.
        rulings: Strokes, edges of boxes, thin rectangles.
        page: Number of the page, 1 upwards.
        width: Width of the page, in points.
        height: Height of the page, in points.
    """
    content = PageContent(page, width, height)
    found = grids(rulings)
    rest, inside = _share(words, found)
    for grid, own in zip(found, inside, strict=True):
        if len(grid.ys) == 2 and _is_shaded_head(grid, own, rest):
            rest += (word for cell in own for word in cell)
        elif any(own):
            content.parts.append(_table(grid, own))
    lines = into_lines(rest, wide="\t")
    tables, lines = unruled_tables(lines, rest, rulings, page, content.notices)
    content.parts += tables
    content.parts += lines
    content.parts.sort(
        key=lambda part: (part.y0, part.xs[0] if isinstance(part, PageTable) else part.x0)
    )
    return content


def _is_shaded_head(grid: Grid, own: list[list[Word]], rest: list[Word]) -> bool:
    """Whether a grid is only the shaded head of a table that has no rulings."""
    words = [word for cell in own for word in cell]
    if not heads_columns(words):
        return False
    left, _, right, bottom = grid.box
    reach = bottom + LOOSE * (words[0].y1 - words[0].y0)
    below = [word for word in rest if bottom - NEAR < word.y0 < reach]
    return sum(left - NEAR < word.x0 and word.x1 < right + NEAR for word in below) > 1


def _share(words: Sequence[Word], found: list[Grid]) -> tuple[list[Word], list[list[list[Word]]]]:
    """Words outside of all grids, and for each grid the words of each of its cells."""
    inside: list[list[list[Word]]] = [[[] for _ in grid.cells] for grid in found]
    if not found:
        return list(words), inside
    owners = [_owners(grid) for grid in found]
    # A grid inside a cell of another one takes its words first.
    order = sorted(
        range(len(found)),
        key=lambda index: (
            (found[index].xs[-1] - found[index].xs[0]) * (found[index].ys[-1] - found[index].ys[0])
        ),
    )
    rest: list[Word] = []
    spans = [(found[n].ys[0], found[n].ys[-1], found[n], owners[n], inside[n]) for n in order]
    for word in words:
        y = (word[2] + word[4]) / 2
        for top, bottom, grid, owner, own in spans:
            if top <= y <= bottom:
                cell = _owner(word, y, grid, owner)
                if cell >= 0:
                    own[cell].append(word)
                    break
        else:
            rest.append(word)
    return rest, inside


def _owners(grid: Grid) -> list[list[int]]:
    """The number of the cell that covers each place of a grid, -1 for none."""
    owners = [[-1] * (len(grid.xs) - 1) for _ in range(len(grid.ys) - 1)]
    for number, (row, column, rowspan, colspan, _) in enumerate(grid.cells):
        if rowspan == colspan == 1:
            owners[row - 1][column - 1] = number
            continue
        for each in range(row - 1, row - 1 + rowspan):
            owners[each][column - 1 : column - 1 + colspan] = [number] * colspan
    return owners


def _owner(word: Word, y: float, grid: Grid, owners: list[list[int]]) -> int:
    """The number of the cell in which a word stands, -1 when it stands beside the grid."""
    xs, ys = grid[0], grid[1]
    x0 = word[1]
    x = (x0 + word[3]) / 2
    if not xs[0] - NEAR <= x <= xs[-1] + NEAR:
        return -1
    row = owners[min(bisect_right(ys, y), len(ys) - 1) - 1]
    column = min(max(bisect_right(xs, x) - 1, 0), len(xs) - 2)
    middle = row[column]
    if x0 >= xs[column]:
        return middle
    begins = row[max(bisect_right(xs, x0 + 0.01) - 1, 0)]
    if begins == middle or begins < 0:
        return middle
    # Text that is too long for its cell and drawn over the next one begins at its left padding.
    border = grid.cells[begins].box.x0
    return begins if 0 <= x0 - border < 10 else middle


def _table(grid: Grid, own: list[list[Word]]) -> PageTable:
    cells = [_cell(cell, words) for cell, words in zip(grid.cells, own, strict=True)]
    return PageTable(grid.xs, grid.ys, cells)


def _cell(cell: GridCell, words: list[Word]) -> PageCell:
    row, column, rowspan, colspan, box = cell
    if not words:
        return PageCell("", row, column, rowspan, colspan, box)
    first: Line = words[0]
    if len(words) == 1:
        text, room = first.text, room_behind(first, box[0], box[2])
    else:
        lines = into_lines(words)
        text, room = flow(lines, box[0], box[2])
        first = lines[0]
    return PageCell(
        text.strip(), row, column, rowspan, colspan, box, room, first if column == 1 else None
    )
