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
_FEW_LINES = 4
"""Lines of a cell up to which the height of its row is not looked at."""
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
        self._heights: dict[int, float] = {}
        self._together = _TOGETHER
        self._most = 0.0
        self.has_torn_words = False

    def table(self, grid: Grid, sheet: Sheet) -> Value:
        """A table: widths, cells of the head, cells below it, name; cells row by row.

        Args:
            grid: The table.
            sheet: The page that it stands on.
        """
        share = sheet.text_width * _POINTS / (sum(grid.widths) or 1)
        self._most = sheet.text_height * _POINTS * _TALL
        self._heights = {}
        head = _head(grid)
        self._together = _TOGETHER if head else _BLOCK
        rows = self._rows(grid, share)
        if sum(self._heights.values()) > self._most:
            rows = self._rows(grid, share)
        cells = ([cell for row in part for cell in row] for part in (rows[:head], rows[head:]))
        return ["g", list(grid.widths), *cells, self._words(grid.name)]

    def _rows(self, grid: Grid, share: float) -> list[list[Value]]:
        """The cells of each row; the heights of rows of many lines are noted.

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
            if lines > _FEW_LINES:
                # A cell over several rows makes the last of them as high as it needs.
                last, high = at + rowspan - 1, lines * self._looks.boxes[style].pitch
                self._heights[last] = max(self._heights.get(last, 0.0), high)
        else:
            lines = text.count("\n") + 1
        torn = rowspan > self._together or (bool(self._heights) and self._is_high(at, rowspan))
        self.has_torn_words |= torn and lines > 1
        plain = colspan == 1 == rowspan and style == CENTRED and size == 1 and not torn
        if plain and not box.is_open and _PLAIN.isdisjoint(text):
            return text
        return [text.split("\n"), style, colspan, rowspan, int(torn), int(box.is_open), size]

    def _is_high(self, at: int, rowspan: int) -> bool:
        """Whether the rows of a cell are so high that they may be torn.

        Args:
            at: Its first row, 0 upwards.
            rowspan: How many there are.
        """
        heights = self._heights
        return sum(heights.get(row, 0.0) for row in range(at, at + rowspan)) > self._most


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
