"""Rows as the tags of a PDF number them: what the page can not show, its maker has written down."""

import ctypes
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from jixiao.formats.pages.geometry import PageTable
from jixiao.formats.pages.pdfium import Handle
from jixiao.formats.pages.pdfium import raw as pdfium

TAGGED_ROWS = "jixiao-tagged-rows"
"""Keyword of the PDFs that we write: their tags tell which words stand in which row."""
DEPTH = 12
"""Tags within tags that are entered."""
MOST_TAGS = 3_000_000
"""Tags of a file that are looked at."""
_LONGEST = 200
"""Bytes of the name of a tag that are looked at."""

_Place = tuple[int, float, float]


class TaggedRows:
    """Numbers of the rows of tables, as the tags of an open PDF say.

    Args:
        document: The document; it must stay open.
    """

    def __init__(self, document: Handle) -> None:
        self._document = document
        self._left = MOST_TAGS
        self._page = 0
        self._words: list[_Place] = []

    def numbers(self, part: PageTable, page: int) -> dict[int, int]:
        """The row of each cell with words, 0 upwards, head not counted; by place of the cell.

        A cell that goes on from the page before has the row in which it began.

        Args:
            part: The table, or the part of one, that stands on a page.
            page: The page, 1 upwards.
        """
        if page != self._page:
            self._page, self._words = page, self._words_on(page)
        owners = _owners(part)
        found: dict[int, int] = {}
        for row, x, y in self._words:
            cell = owners.get((bisect_right(part.ys, y), bisect_right(part.xs, x)))
            if cell is not None:
                found.setdefault(cell, row)
        return found

    def _words_on(self, page: int) -> list[_Place]:
        """The words on a page that stand in rows of tables: row, and their middle."""
        handle = pdfium.FPDF_LoadPage(self._document.raw, page - 1)
        if not handle or self._left <= 0:
            return []
        tree = pdfium.FPDF_StructTree_GetForPage(handle)
        try:
            rows = dict(self._rows(tree))
            return [(rows[mark], x, y) for mark, x, y in marked(handle) if mark in rows]
        finally:
            pdfium.FPDF_StructTree_Close(tree)
            pdfium.FPDF_ClosePage(handle)

    def _rows(self, tree: Handle) -> Iterator[tuple[int, int]]:
        """Marks of content, each with the number of the row in which it stands."""
        if not tree:
            return
        stack = [
            (pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), 0, -1)
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree))
        ]
        while stack and self._left > 0:
            tag, depth, row = stack.pop()
            if not tag or name_of(tag) == "THead":
                continue
            count = min(max(pdfium.FPDF_StructElement_CountChildren(tag), 0), self._left)
            self._left -= count
            for index in range(count):
                child = pdfium.FPDF_StructElement_GetChildAtIndex(tag, index)
                if child and depth < DEPTH:
                    stack.append((child, depth + 1, index if name_of(child) == "TR" else row))
                elif not child and row >= 0:
                    mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(tag, index)
                    if mark >= 0:
                        yield mark, row


class RowsMet(NamedTuple):
    """What tags say about a page break within a table.

    Args:
        is_torn: Whether it tore a row.
        begun_above: Left edges of the cells of the first row below it whose words began above.
    """

    is_torn: bool
    begun_above: frozenset[float]


def rows_met(
    tags: TaggedRows, above: PageTable, below: PageTable, page: int, drop: int
) -> RowsMet | None:
    """What tags say about a page break within a table; None where they say nothing.

    Args:
        tags: They tell the numbers of rows.
        above: The part of the table on the page before.
        below: The part of it on the page.
        page: Its number, 1 upwards.
        drop: Rows at the top of the part that only repeat the head.
    """
    before, after = tags.numbers(above, page - 1), tags.numbers(below, page)
    if not before or not after:
        return None
    # A cell that goes on from before has a lower number than its row; what begins here tells.
    last = max(row + len(above.ys) - 1 - above.cells[at].row for at, row in before.items())
    cells = {at: row for at, row in after.items() if below.cells[at].row > drop}
    if not cells:
        return None
    first = max(row - (below.cells[at].row - drop - 1) for at, row in cells.items())
    begun = (at for at, row in cells.items() if row <= last and below.cells[at].row == drop + 1)
    return RowsMet(first <= last, frozenset(below.cells[at].box.x0 for at in begun))


def _owners(part: PageTable) -> dict[tuple[int, int], int]:
    """Which cell of a table covers a row and a column."""
    return {
        (row, column): number
        for number, cell in enumerate(part.cells)
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    }


def name_of(tag: Handle) -> str:
    """The name of a tag, e.g. "TR"."""
    buffer = ctypes.create_string_buffer(_LONGEST)
    size = pdfium.FPDF_StructElement_GetType(tag, buffer, _LONGEST)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")


def marked(page: Handle) -> Iterator[tuple[int, float, float]]:
    """Marked text of an upright page: its mark and its middle."""
    edges = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(edges))
    bounds = [ctypes.c_float() for _ in range(4)]
    places = [ctypes.byref(each) for each in bounds]
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
        if mark >= 0 and pdfium.FPDFPageObj_GetBounds(item, *places):
            x0, y0, x1, y1 = (each.value for each in bounds)
            yield mark, (x0 + x1) / 2 - edges.left, edges.top - (y0 + y1) / 2
