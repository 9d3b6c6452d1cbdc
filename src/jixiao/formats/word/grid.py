"""Grids (表格网格): puts the cells of a Word table at their true rows and columns."""

from jixiao.formats.blocks import Cell, Table

NORMAL, RESTART, CONTINUE = 0, 1, 2
"""What a cell says of a merge, downwards (``w:vMerge``) or, in old files, to the right."""
WIDEST = 128
"""Columns that a cell is believed to cover; Word has 63 at most."""
_BLANKS = "\u3000\u3000"
_new = tuple.__new__
"""Makes a named tuple without its own constructor, which costs twice as much; once a cell."""


class Grid:
    """A table being built, row by row.

    Args:
        index: Ordinal of the table within the file.
        parent: Cell in which it stands, if nested.
    """

    __slots__ = (
        "_above", "_cells", "_flush", "_indented", "_previous", "_spans", "column", "hidden_text",
        "index", "parent", "row",
    )  # fmt: skip

    def __init__(self, index: int, parent: tuple[int, int, int] | None = None) -> None:
        self.index = index
        self.parent = parent
        self.row = 0
        self.column = 1
        self.hidden_text: list[tuple[int, int, str]] = []
        self._cells: list[Cell] = []
        self._spans: dict[int, tuple[int, int]] = {}
        self._above: dict[int, int] = {}
        self._previous: int | None = None
        self._indented: list[int] = []
        self._flush = False

    def begin_row(self) -> None:
        """Begin the next row."""
        self.row += 1
        self.column = 1
        self._previous = None

    def skip(self, columns: int) -> None:
        """Leave columns free before the first cell (``w:gridBefore``)."""
        self.column += max(0, min(columns, WIDEST))

    def is_covered(self, down: int) -> bool:
        """Whether a cell that says so would go on with the one above."""
        return down == CONTINUE and self._reaches_here(self._above.get(self.column))

    def _reaches_here(self, above: int | None) -> bool:
        if above is None:
            return False
        cell = self._cells[above]
        return cell.row + self._spans.get(above, (1, 1))[0] == self.row

    def cell(self, text: str, span: tuple[int, int, int], indented: bool) -> None:
        """Put the next cell of the row, or lengthen the one that it belongs to."""
        columns, down, right = span
        column = self.column
        if not 1 <= columns <= WIDEST:
            columns = WIDEST if columns > WIDEST else 1
        self.column = column + columns
        if right == CONTINUE and self._previous is not None:
            rows, wide = self._spans.get(self._previous, (1, self._cells[self._previous].colspan))
            self._spans[self._previous] = (rows, wide + columns)
            return
        if down == CONTINUE and self._reaches_here(self._above.get(column)):
            self._cover(column, text)
            return
        cells = self._cells
        self._previous = at = len(cells)
        cells.append(_new(Cell, (text, self.row, column, 1, columns, None, None)))
        if down:
            self._above[column] = at
        elif self._above:
            self._above.pop(column, None)
        if column == 1:
            if indented and text[:1] not in {"", " ", "\u3000", "\t"}:
                self._indented.append(at)
            elif text.strip():
                self._flush = True

    def _cover(self, column: int, text: str) -> None:
        at = self._above[column]
        rows, wide = self._spans.get(at, (1, self._cells[at].colspan))
        self._spans[at] = (rows + 1, wide)
        self._previous = None
        if text.strip():
            self.hidden_text.append((self.row, column, text))

    def table(self) -> Table:
        """The finished table; sub-rows that only an indentation shows get two blanks in front."""
        cells = self._cells
        for at, (rows, wide) in self._spans.items():
            cells[at] = cells[at]._replace(rowspan=rows, colspan=wide)
        if self._flush:
            for at in self._indented:
                cells[at] = cells[at]._replace(text=_BLANKS + cells[at].text)
        return Table(self.index, cells, parent=self.parent)
