"""A sheet (工作表) of displayed texts becomes a table: merged cells, blanks, hidden parts."""

from dataclasses import dataclass, field

from jixiao.formats.blocks import Cell, Table
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.kernel.notices import Notice
from jixiao.kernel.span import Span

TOO_MANY = "表格里的单元格过多，已停止读取。请删去不需要的工作表或行，另存后再试。"
LONG_NUMBER = (
    "单元格里的数字“{}”超过 15 位，Excel 只保存前 15 位，后面的可能已变成 0；"
    "如果是编码或证号，请按原始材料核对，并把单元格改为文本格式。"
)

KEPT_DIGITS = 15
"""Digits that Excel keeps of a number."""
_FILLED = 200_000
"""Cells up to which blanks between texts are put down; a table that a person wrote has fewer."""
_SPARSE = 20
"""Blanks to a text from which a sheet is no table but scattered notes."""

_Spans = dict[tuple[int, int], tuple[int, int]]
"""(Rows, columns) of merged cells by the place where they begin."""
_Covered = dict[int, list[tuple[int, int, int]]]
"""By row (first column, last column, first row) of the merged cells that stand in it."""


@dataclass(slots=True)
class Sheet:
    """What a sheet shows.

    Args:
        title: Its name.
        texts: Displayed text by (row, column), 1 upwards, none of them empty.
        errors: Places of error values.
        long: Places of numbers with more digits than Excel keeps.
        merged: (first row, first column, last row, last column) of merged cells.
        unstored: Number of formulas whose result is not stored.
        hidden_rows: Hidden rows.
        hidden_columns: (first, last) of hidden columns.
        headers: Text of its page headers.
        footers: Text of its page footers.
        row_ids: Ids of rows in a hidden column that was made by us; nobody misses them.
    """

    title: str
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: list[tuple[int, int]] = field(default_factory=list)
    long: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    unstored: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)
    row_ids: dict[int, str] = field(default_factory=dict)

    def put(self, row: int, column: int, text: str, kind: str) -> None:
        """Put down what a cell shows; its kind is "n" for a number, "e" for an error value."""
        self.texts[row, column] = text
        if kind == "e":
            self.errors.append((row, column))
        elif len(text) > KEPT_DIGITS and kind in {"n", ""} and text.removeprefix("-").isdigit():
            self.long.append((row, column))

    def forget(self) -> None:
        """Be empty again."""
        self.texts.clear()
        self.errors.clear()
        self.long.clear()
        self.hidden_rows.clear()

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
    if sheet.unstored:
        message = (
            f"工作表“{sheet.title}”有 {sheet.unstored} 个公式没有存下结果，没有读取；"
            f"请用 Excel 或 WPS 打开并保存后再读。"
        )
        notices.append(Notice(message, "", Span(None, index)))
    if not sheet.texts:
        return None, notices
    cells = _cells(sheet, limits)
    notices += _doubts(sheet, index)
    return Table(index, cells, title=sheet.title), notices


def _cells(sheet: Sheet, limits: Limits) -> list[Cell]:
    spans, covered = _merging(sheet, limits)
    texts = sheet.texts
    rows = {row for row, _column in texts}
    columns = {column for _row, column in texts}
    if sheet.hidden_columns:
        columns = {column for column in columns if not sheet.is_hidden_column(column)}
    every = range(min(columns), max(columns) + 1) if columns else range(0)
    slots = len(rows) * len(every)
    is_form = slots <= _FILLED and slots <= _SPARSE * (len(texts) + _SPARSE)
    if is_form and not sheet.hidden_rows and not sheet.hidden_columns:
        return _form(texts, spans, covered, rows, every)
    places = [*texts, *(place for place in spans if place not in texts)]
    if covered:
        places = [place for place in places if not _is_covered(place, covered)]
    if is_form:
        places += _blanks(texts, covered, rows, every)
    places.sort()
    return [
        Cell(texts.get((row, column), ""), row, column, *spans.get((row, column), (1, 1)))
        for row, column in places
        if not _is_hidden(sheet, row, column, *spans.get((row, column), (1, 1)))
    ]


def _form(
    texts: dict[tuple[int, int], str],
    spans: _Spans,
    covered: _Covered,
    rows: set[int],
    every: range,
) -> list[Cell]:
    """Cells of a sheet without hidden parts that a person laid out: blanks are cells as well."""
    new, size = tuple.__new__, (1, 1, None, None)
    cells: list[Cell] = []
    for row in sorted(rows):
        merged = covered.get(row, ())
        under: set[int] = set()
        for left, far, top in merged:
            under.update(range(left + (row == top), min(far, every.stop) + 1))
        for column in every:
            if column in under:
                continue
            text = texts.get((row, column), "")
            if merged and (row, column) in spans:
                cells.append(Cell(text, row, column, *spans[row, column]))
            else:
                cells.append(new(Cell, (text, row, column, *size)))
    outside = [
        Cell("", *place, *spans[place])
        for place in spans
        if (place[0] not in rows or place[1] not in every) and not _is_covered(place, covered)
    ]
    return sorted([*cells, *outside], key=_place) if outside else cells


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _doubts(sheet: Sheet, index: int) -> list[Notice]:
    notices: list[Notice] = []
    for row, column in sheet.errors:
        shown = sheet.texts[row, column]
        message = f"单元格显示的是公式错误“{shown}”，请在 Excel 中改正公式后再读。"
        notices.append(Notice(message, shown, Span(None, index, row, column, None, 0, len(shown))))
    for row, column in sheet.long:
        shown = sheet.texts[row, column]
        span = Span(None, index, row, column, None, 0, len(shown))
        notices.append(Notice(LONG_NUMBER.format(shown), shown, span))
    return notices


def _left_out(sheet: Sheet, index: int) -> list[Notice]:
    if not sheet.hidden_rows and not sheet.hidden_columns:
        return []
    rows = {row for row, _column in sheet.texts} & sheet.hidden_rows
    ids = set(sheet.row_ids.values())
    columns = {
        column
        for (_row, column), words in sheet.texts.items()
        if sheet.is_hidden_column(column) and words not in ids
    }
    notices: list[Notice] = []
    for count, name in ((len(rows), "行"), (len(columns), "列")):
        if count:
            message = (
                f"工作表“{sheet.title}”有 {count} 个隐藏的{name}没有读取；"
                f"如果需要，请取消隐藏并另存后再读。"
            )
            notices.append(Notice(message, "", Span(None, index)))
    return notices


def _merging(sheet: Sheet, limits: Limits) -> tuple[_Spans, _Covered]:
    """(rows, columns) of merged cells by their place; and by row what they cover.

    They are cut where the sheet shows no more text, so that a merged empty column costs nothing.
    """
    bottom = max(row for row, _column in sheet.texts)
    right = max(column for _row, column in sheet.texts)
    spans: _Spans = {}
    covered: _Covered = {}
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


def _is_covered(place: tuple[int, int], covered: _Covered) -> bool:
    """Whether a place lies under a merged cell that begins elsewhere."""
    row, column = place
    for left, far, top in covered.get(row, ()):
        if left <= column <= far and (row != top or column != left):
            return True
    return False


def _blanks(
    texts: dict[tuple[int, int], str], covered: _Covered, rows: set[int], every: range
) -> list[tuple[int, int]]:
    """Empty cells between the first and last column in rows that show something."""
    found: list[tuple[int, int]] = []
    for row in rows:
        taken = {
            column
            for left, far, _top in covered.get(row, ())
            for column in range(left, min(far, every.stop) + 1)
        }
        found += [
            (row, column) for column in every if column not in taken and (row, column) not in texts
        ]
    return found


def _is_hidden(sheet: Sheet, row: int, column: int, rowspan: int, colspan: int) -> bool:
    """Whether nothing of a cell is to be seen."""
    if sheet.hidden_rows and all(r in sheet.hidden_rows for r in range(row, row + rowspan)):
        return True
    return bool(sheet.hidden_columns) and all(
        sheet.is_hidden_column(c) for c in range(column, column + colspan)
    )
