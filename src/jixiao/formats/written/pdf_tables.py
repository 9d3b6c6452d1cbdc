"""Tables as values for ``pdf.typ``: which rows stay together, where codes may be broken."""

from collections.abc import Sequence
from typing import Any

from jixiao.formats.written.pdf_words import BREAK, Words
from jixiao.model.paper import CENTRED, Box, Grid
from jixiao.regulation.looks import Looks, Sheet

Value = Any
"""A value of JSON."""
_POINTS = 72 / 25.4
_TALL = 0.5
"""Share of a page from which a row may be torn: it would leave too much of a page empty."""
_TOGETHER, _BLOCK = 3, 6
"""Rows that a cell holds together on one page, in a table with a head and in one without: there
they are the lines of one thing. A cell over more rows goes on on the next page."""
_PLAIN = frozenset(("\n", BREAK))


class Tables:
    """Turns tables into values.

    Args:
        looks: Their looks.
        words: Prepares the words.
    """

    def __init__(self, looks: Looks, words: Words) -> None:
        self._looks = looks
        self._words = words
        self._rooms: dict[tuple[int, str], float] = {}
        self._tall: set[int] = set()
        self._together = _TOGETHER
        self._limits: dict[str, float] = {}
        self.has_torn_rows = False

    def table(self, grid: Grid, sheet: Sheet) -> Value:
        """A table: widths, cells of the head, cells below it, name; cells row by row.

        Args:
            grid: The table.
            sheet: The page that it stands on.
        """
        share = sheet.text_width * _POINTS / (sum(grid.widths) or 1)
        height = sheet.text_height * _POINTS * _TALL
        self._limits = {name: height / one.pitch for name, one in self._looks.boxes.items()}
        self._tall = set()
        head = _head(grid)
        self._together = _TOGETHER if head else _BLOCK
        rows = self._rows(grid, share)
        if self._tall:
            self.has_torn_rows = True
            rows = self._rows(grid, share)
        cells = ([cell for row in part for cell in row] for part in (rows[:head], rows[head:]))
        return ["g", list(grid.widths), *cells, self._words(grid.name)]

    def _rows(self, grid: Grid, share: float) -> list[list[Value]]:
        """The cells of each row; tall rows that are met are noted.

        Args:
            grid: The table.
            share: Points of a unit of its widths.
        """
        widths, found = grid.widths, []
        busy = [0] * (len(widths) + 1)
        for at, row in enumerate(grid.rows):
            column = 0
            cells = []
            for box in row.boxes:
                while busy[column] > at:
                    column += 1
                if box.colspan == 1:
                    width = widths[column]
                    busy[column] = at + box.rowspan
                    column += 1
                else:
                    width = sum(widths[column : column + box.colspan])
                    after = column + box.colspan
                    busy[column:after] = [at + box.rowspan] * box.colspan
                    column = after
                cells.append(self._cell(box, at, width * share))
            found.append(cells)
        return found

    def _cell(self, box: Box, at: int, width: float) -> Value:
        """A cell: its words alone when it is as most are, else with all that it has.

        Args:
            box: The cell.
            at: Its row, 0 upwards.
            width: In points.
        """
        text, colspan, rowspan, style, *_ = box
        key = (int(width * 10), style)
        room = self._rooms.get(key)
        if room is None:
            looks = self._looks
            room = (width - 2 * looks.table.across) / looks.boxes[style].size
            room = self._rooms[key] = max(room, 1)
        text, size = self._words(text), 1.0
        if len(text) > room:
            text, size = self._words.fitted(text, room)
            lines = len(text) / room + text.count("\n") + 1
            if rowspan == 1 and lines > self._limits[style]:
                self._tall.add(at)
        torn = rowspan > self._together or (
            bool(self._tall) and not self._tall.isdisjoint(range(at, at + rowspan))
        )
        plain = colspan == 1 == rowspan and style == CENTRED and size == 1 and not torn
        if plain and not box.is_open and _PLAIN.isdisjoint(text):
            return text
        return [text.split("\n"), style, colspan, rowspan, int(torn), int(box.is_open), size]


def _head(grid: Grid) -> int:
    """Rows of the head; a cell that begins in them belongs to them as a whole."""
    head = min(grid.head, len(grid.rows))
    at = 0
    while at < head:
        head = max([head, *(at + box.rowspan for box in grid.rows[at].boxes)])
        at += 1
    return head if head < len(grid.rows) else 0


def cells_in(parts: Sequence[object]) -> int:
    """How many cells the tables among the parts of a paper have."""
    grids = (each for each in parts if isinstance(each, Grid))
    return sum(len(row.boxes) for grid in grids for row in grid.rows)
