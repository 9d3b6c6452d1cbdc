"""Grids of web pages (网页表格): places cells by rowspan and colspan, also when these lie."""

from jixiao.formats.blocks import Cell
from jixiao.formats.limits import UnreadableDocument

WIDEST = 1024
"""Columns at most."""
_BELIEVED = 63
"""A cell that covers more columns than any form has does not say how wide the table is."""
_BLANKS = "\u3000\u3000"


class SpanGrid:
    """A table being built; every cell of a row goes to the next free column.

    Args:
        steps: Places that may be looked at before the table is given up.
    """

    __slots__ = ("_busy", "_cells", "_flush", "_indented", "_steps", "column", "row")

    def __init__(self, steps: int) -> None:
        self.row = 0
        self.column = 1
        self._cells: list[Cell] = []
        self._busy: list[int] = [0] * (WIDEST + 1)
        self._steps = steps
        self._indented: list[int] = []
        self._flush = False

    def begin_row(self) -> None:
        """Begin the next row."""
        self.row += 1
        self.column = 1

    def free_column(self) -> int | None:
        """The column of the next cell, None when the row is full."""
        busy, row, column = self._busy, self.row, self.column
        while column <= WIDEST and busy[column] >= row:
            column += 1
        self._steps -= column - self.column + 1
        if self._steps < 0:
            message = "网页中的表格过于杂乱，已停止读取。请把表格另存为 Word 或 Excel 文件后再试。"
            raise UnreadableDocument(message)
        self.column = column
        return column if column <= WIDEST else None

    def cell(self, text: str, rows: int, columns: int, indented: bool) -> None:
        """Put a cell at the free column; ``rows`` 0 means down to the end."""
        column = self.column
        columns = max(1, min(columns, WIDEST - column + 1))
        rows = rows if rows > 0 else 1_000_000
        if rows > 1:
            for at in range(column, column + columns):
                self._busy[at] = self.row + rows - 1
            self._steps -= columns
        if column == 1 and text.strip():
            if indented and text[0] not in " \u3000\t":
                self._indented.append(len(self._cells))
            else:
                self._flush = True
        self._cells.append(Cell(text, self.row, column, rows, columns))
        self.column = column + columns

    def cells(self) -> list[Cell]:
        """The cells; what covers more than there is covers what there is."""
        width = max((cell.column for cell in self._cells), default=0)
        believed = [c.column + c.colspan - 1 for c in self._cells if c.colspan <= _BELIEVED]
        width = max([width, *believed])
        if self._flush:
            for at in self._indented:
                self._cells[at] = self._cells[at]._replace(text=_BLANKS + self._cells[at].text)
        return [
            cell
            if cell.rowspan == 1 and cell.colspan == 1
            else cell._replace(
                rowspan=min(cell.rowspan, self.row - cell.row + 1),
                colspan=min(cell.colspan, width - cell.column + 1),
            )
            for cell in self._cells
        ]
