"""A sheet (工作表) of displayed texts becomes a table: merged cells, blanks, hidden parts."""

from dataclasses import dataclass, field

from jixiao.formats.blocks import Cell, Table
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.kernel.notices import Notice
from jixiao.kernel.span import Span

TOO_MANY = "表格里的单元格过多，已停止读取。请删去不需要的工作表或行，另存后再试。"

_FILLED = 200_000
"""Cells up to which blanks between texts are put down; a table that a person wrote has fewer."""
_SPARSE = 20
"""Blanks to a text from which a sheet is no table but scattered notes."""


@dataclass(slots=True)
class Sheet:
    """What a sheet shows.

    Args:
        title: Its name.
        texts: Displayed text by (row, column), 1 upwards, none of them empty.
        errors: Places of error values.
        merged: (first row, first column, last row, last column) of merged cells.
        hidden_rows: Hidden rows.
        hidden_columns: (first, last) of hidden columns.
        headers: Text of its page headers.
        footers: Text of its page footers.
    """

    title: str
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)

    def is_hidden_column(self, column: int) -> bool:
        """Whether a column is hidden."""
        hidden = self.hidden_columns
        return bool(hidden) and any(first <= column <= last for first, last in hidden)


def table_of(sheet: Sheet, index: int, limits: Limits) -> tuple[Table | None, list[Notice]]:
    """The table of a sheet, None when it shows nothing; and what is left out or doubtful.

    Raises:
        UnreadableDocument: Its merged cells are more than the limits allow.
    """
    notices = _left_out(sheet, index)
    if not sheet.texts:
        return None, notices
    spans, covered = _merging(sheet, limits)
    places = [*sheet.texts, *(place for place in spans if place not in sheet.texts)]
    places = [place for place in places if not _is_covered(place, covered)]
    places += _blanks(sheet, spans, covered)
    cells: list[Cell] = []
    for row, column in sorted(places):
        rowspan, colspan = spans.get((row, column), (1, 1))
        if _is_hidden(sheet, row, column, rowspan, colspan):
            continue
        cells.append(Cell(sheet.texts.get((row, column), ""), row, column, rowspan, colspan))
    for row, column in sheet.errors:
        shown = sheet.texts.get((row, column), "")
        message = f"单元格显示的是公式错误“{shown}”，请在 Excel 中改正公式后再读。"
        notices.append(Notice(message, shown, Span(None, index, row, column, None, 0, len(shown))))
    return Table(index, cells, title=sheet.title), notices


def _left_out(sheet: Sheet, index: int) -> list[Notice]:
    rows = {row for row, _column in sheet.texts} & sheet.hidden_rows
    columns = {column for _row, column in sheet.texts if sheet.is_hidden_column(column)}
    notices: list[Notice] = []
    for count, name in ((len(rows), "行"), (len(columns), "列")):
        if count:
            message = (
                f"工作表“{sheet.title}”有 {count} 个隐藏的{name}没有读取；"
                f"如果需要，请取消隐藏并另存后再读。"
            )
            notices.append(Notice(message, "", Span(None, index)))
    return notices


def _merging(
    sheet: Sheet, limits: Limits
) -> tuple[dict[tuple[int, int], tuple[int, int]], dict[int, list[tuple[int, int, int]]]]:
    """(rows, columns) of merged cells by their place; and by row what they cover.

    They are cut where the sheet shows no more text, so that a merged empty column costs nothing.
    """
    bottom = max(row for row, _column in sheet.texts)
    right = max(column for _row, column in sheet.texts)
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: dict[int, list[tuple[int, int, int]]] = {}
    cost = 0
    for top, left, low, far in sheet.merged:
        has_text = (top, left) in sheet.texts
        if not 0 < top <= low or not 0 < left <= far or top > bottom or left > right:
            continue
        low, far = min(low, max(bottom, top)), far if has_text else min(far, right)
        cost += low - top + 1
        if cost > limits.cells:
            raise UnreadableDocument(TOO_MANY)
        spans[top, left] = (low - top + 1, far - left + 1)
        for row in range(top, low + 1):
            covered.setdefault(row, []).append((left, far, top))
    return spans, covered


def _is_covered(place: tuple[int, int], covered: dict[int, list[tuple[int, int, int]]]) -> bool:
    """Whether a place lies under a merged cell that begins elsewhere."""
    row, column = place
    return any(
        left <= column <= far and place != (top, left) for left, far, top in covered.get(row, ())
    )


def _blanks(
    sheet: Sheet,
    spans: dict[tuple[int, int], tuple[int, int]],
    covered: dict[int, list[tuple[int, int, int]]],
) -> list[tuple[int, int]]:
    """Empty cells between the first and last column in rows that show something."""
    rows = {row for row, _column in sheet.texts}
    columns = [column for _row, column in sheet.texts if not sheet.is_hidden_column(column)]
    if not columns:
        return []
    first, last = min(columns), max(columns)
    slots = len(rows) * (last - first + 1)
    if slots > _FILLED or slots > _SPARSE * (len(sheet.texts) + _SPARSE):
        return []
    found: list[tuple[int, int]] = []
    for row in rows:
        taken = {
            column for left, far, _top in covered.get(row, ()) for column in range(left, far + 1)
        }
        found += [
            (row, column)
            for column in range(first, last + 1)
            if column not in taken and (row, column) not in sheet.texts
        ]
    return [place for place in found if place not in spans]


def _is_hidden(sheet: Sheet, row: int, column: int, rowspan: int, colspan: int) -> bool:
    """Whether nothing of a cell is to be seen."""
    if sheet.hidden_rows and all(r in sheet.hidden_rows for r in range(row, row + rowspan)):
        return True
    return bool(sheet.hidden_columns) and all(
        sheet.is_hidden_column(c) for c in range(column, column + colspan)
    )
