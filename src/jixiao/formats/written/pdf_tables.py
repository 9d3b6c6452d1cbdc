"""Tables as values for ``pdf.typ``: which rows stay together, where codes may be broken."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from jixiao.formats.written.pdf_words import BREAK, Words, lines
from jixiao.model.paper import CENTRED, Box, Grid
from jixiao.regulation.looks import Looks, Sheet

_POINTS = 72 / 25.4
_TALL = 0.35
"""Share of a page from which a row may be torn: it would leave too much of a page empty."""
_TOGETHER = 3
"""Rows that a cell holds together on one page; a cell over more rows goes on on the next one."""
_TINY = 1e-6
_PLAIN = frozenset(("\n", BREAK))


class _Placed(NamedTuple):
    """A cell with its place.

    Args:
        row: From 0.
        room: Width of its lines in signs of Chinese.
        lines: Lines of its words, about.
        box: The cell.
        text: Its words as they are set.
    """

    row: int
    room: float
    lines: int
    box: Box
    text: str


def table(grid: Grid, looks: Looks, words: Words, sheet: Sheet) -> list[Any]:
    """A table: widths, rows of the head, cells row by row, name.

    Args:
        grid: The table.
        looks: Its looks.
        words: Prepares the words.
        sheet: The page that it stands on.
    """
    placed = list(_placed(grid, looks, words, sheet.text_width * _POINTS))
    limit = sheet.text_height * _POINTS * _TALL
    tall = {
        each.row for each in placed
        if each.box.rowspan == 1 and each.lines * looks.boxes[each.box.style].pitch > limit
    }  # fmt: skip
    head = _head(grid)
    cells = [_cell(each, tall) for each in placed]
    count = sum(len(row.boxes) for row in grid.rows[:head])
    return ["g", list(grid.widths), cells[:count], cells[count:], words(grid.name)]


def _head(grid: Grid) -> int:
    """Rows of the head; a cell that begins in them belongs to them as a whole."""
    head = min(grid.head, len(grid.rows))
    at = 0
    while at < head:
        head = max([head, *(at + box.rowspan for box in grid.rows[at].boxes)])
        at += 1
    return min(head, len(grid.rows)) if head < len(grid.rows) else 0


def _placed(grid: Grid, looks: Looks, words: Words, width: float) -> Iterator[_Placed]:
    """The cells with their places.

    Args:
        grid: The table.
        looks: Its looks.
        words: Prepares the words.
        width: Of the text in points.
    """
    total = sum(grid.widths) or 1
    busy = [0] * len(grid.widths)
    rooms: dict[tuple[int, int, str], float] = {}
    for at, row in enumerate(grid.rows):
        column = 0
        for box in row.boxes:
            while column < len(busy) and busy[column] > at:
                column += 1
            key = (column, box.colspan, box.style)
            if key not in rooms:
                share = sum(grid.widths[column : column + box.colspan]) / total
                room = share * width - 2 * looks.table.across
                rooms[key] = max(room / looks.boxes[box.style].size - _TINY, 1)
            room = rooms[key]
            for covered in range(column, min(column + box.colspan, len(busy))):
                busy[covered] = at + box.rowspan
            column += box.colspan
            text = words.within(words(box.text), room)
            yield _Placed(at, room, lines(text, room), box, text)


def _cell(placed: _Placed, tall: set[int]) -> Any:  # noqa: ANN401 -- a value of JSON
    """A cell: its words alone when it is as most are, else with all that it has."""
    box = placed.box
    last = placed.row + box.rowspan
    torn = box.rowspan > _TOGETHER or (
        bool(tall) and any(at in tall for at in range(placed.row, last))
    )
    plain = box.colspan == 1 == box.rowspan and box.style == CENTRED
    if plain and not torn and not box.is_open and _PLAIN.isdisjoint(placed.text):
        return placed.text
    return [
        placed.text.split("\n"), box.style, box.colspan, box.rowspan, int(torn), int(box.is_open)
    ]  # fmt: skip
