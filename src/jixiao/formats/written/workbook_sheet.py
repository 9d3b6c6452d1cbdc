"""Puts the tables, lines and ready rows of a form on one sheet of a workbook."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from jixiao.formats.workbook.row_ids import row_id
from jixiao.formats.written.grids import Slot, is_item, slots
from jixiao.formats.written.workbook_cells import checked, stored
from jixiao.formats.written.workbook_charts import HEIGHT, draw_chart
from jixiao.formats.written.workbook_checks import Check, check_of, rule_of
from jixiao.formats.written.workbook_columns import Columns, columns_of
from jixiao.formats.written.workbook_formats import Formats
from jixiao.formats.written.workbook_parts import FORM, SheetPlan
from jixiao.formats.written.workbook_ready import is_free, is_ready, with_ready_rows
from jixiao.model.paper import UNIT_LINE, Box, Chart, Grid, Heading, Line, Row
from jixiao.regulation.looks import Lettering

_SIGNS = {False: 80.0, True: 124.0}
"""Widths of all columns together, in the digits that Excel counts, of an upright and a wide page."""
_HIGHEST = 400.0
"""Points that a row is high at most; Excel stops at 409."""
_NARROWEST = 2.0
_SHRUNK = {False: 1.3, True: 1.5}
"""Pages of a form, upright and wide, up to which it is printed on one, a little smaller."""
_PIXELS = 7.0
"""Of a digit."""


class _Laid(NamedTuple):
    """A row of a table with its place.

    Args:
        row: The row.
        slots: Its cells, those from above too.
        lines: Rows of the sheet that it takes, more than one where its words need the room.
        height: Height of each of them in points.
    """

    row: Row
    slots: list[Slot]
    lines: int
    height: float


class FormSheet:
    """A sheet with a form.

    Args:
        book: The workbook.
        sheet: The empty sheet.
        plan: What stands on it.
        formats: The formats of the workbook.
    """

    def __init__(self, book: Any, sheet: Any, plan: SheetPlan, formats: Formats) -> None:  # noqa: ANN401 -- of an untyped library
        self._book = book
        self._sheet = sheet
        self._plan = plan
        self._formats = formats
        self._columns = columns_of([part for part in plan.parts if isinstance(part, Grid)])
        self._digits = _widths(self._columns, _SIGNS[plan.is_wide])
        self._checks: dict[Check, list[tuple[int, int, int, int]]] = {}
        self._at = 0
        self._height = 0.0

    def write(self) -> None:
        """Write all of it."""
        for column, width in enumerate(self._digits):
            is_hidden = column == self._columns.hidden
            options = {"hidden": True} if is_hidden else None
            self._sheet.set_column(column, column, 9 if is_hidden else width, None, options)
        tables = iter(self._columns.places)
        for part in self._plan.parts:
            if isinstance(part, Grid):
                self._grid(part, next(tables))
            elif isinstance(part, Heading | Line):
                self._line(part)
            elif isinstance(part, Chart):
                self._chart(part)
        for check, areas in self._checks.items():
            self._check(check, areas)
        if self._at:
            self._sheet.print_area(0, 0, self._at - 1, self._columns.width - 1)
        is_wide = self._plan.is_wide
        if self._height <= _SHRUNK[is_wide] * self._formats.page_height(is_wide=is_wide):
            self._sheet.fit_to_pages(1, 1)

    def _chart(self, chart: Chart) -> None:
        self._sheet.set_row(self._at, HEIGHT)
        place = (self._at, self._columns.width + 1)
        width = sum(self._digits) * _PIXELS
        colours = self._formats.colours
        draw_chart(self._book, self._sheet, chart, place, width=width, colours=colours)
        self._at += 1
        self._height += HEIGHT

    def _check(self, check: Check, areas: list[tuple[int, int, int, int]]) -> None:
        rule = rule_of(check)
        if len(areas) > 1:
            rule["other_cells"] = [list(area) for area in areas[1:]]
        self._sheet.data_validation(*areas[0], rule)

    def _line(self, line: Heading | Line) -> None:
        """A line above or below a table; of two parts with a tab between, one stands at each side."""
        lettering = self._formats.of_line(line)
        words = checked(line.text, f"“{line.text[:20]}”")
        lines = lines_of(words, sum(self._digits), lettering.size)
        height = lettering.before + lettering.after + lettering.pitch * lines
        rows = math.ceil(height / _HIGHEST)
        for row in range(self._at, self._at + rows):
            self._sheet.set_row(row, round(height / rows, 2))
        low, last = self._at + rows - 1, self._columns.width - 1
        is_open = bool(line.leaf) or (isinstance(line, Line) and line.is_open)
        left, tab, right = words.partition("\t")
        if tab and isinstance(line, Line) and line.style == UNIT_LINE and last > 1:
            middle = self._middle()
            self._put((self._at, 0, low, middle), left.strip(), lettering, is_open=is_open)
            ends = replace(lettering, align="right")
            self._put((self._at, middle + 1, low, last), right.strip(), ends, is_open=False)
        else:
            self._put((self._at, 0, low, last), words.strip(), lettering, is_open=is_open)
        self._height += height
        self._at += rows

    def _middle(self) -> int:
        """The last column of the left half, at least one visible column on each side."""
        half, total = 0.0, sum(self._digits)
        for column, width in enumerate(self._digits[:-2]):
            half += width
            if half * 2 >= total:
                return column
        return max(len(self._digits) - 3, 0)

    def _put(
        self, area: tuple[int, int, int, int], words: str, lettering: Lettering, *, is_open: bool
    ) -> None:
        style = self._formats.line(lettering, is_open=is_open)
        if area[:2] != area[2:]:
            self._sheet.merge_range(*area, "", style)
        if words:
            self._sheet.write_string(area[0], area[1], words, style)
        else:
            self._sheet.write_blank(area[0], area[1], None, style)

    def _grid(self, grid: Grid, place: Sequence[int]) -> None:
        grid = with_ready_rows(grid)
        laid = [self._measured(*each, place) for each in zip(grid.rows, slots(grid), strict=True)]
        tops = [self._at]
        for each in laid:
            tops.append(tops[-1] + each.lines)
        if grid.head and self._plan.kind == FORM:
            self._sheet.repeat_rows(tops[0], tops[min(grid.head, len(laid))] - 1)
        for number, each in enumerate(laid):
            self._row(each, number, tops, place, grid)
        self._at = tops[-1]

    def _measured(self, row: Row, found: list[Slot], place: Sequence[int]) -> _Laid:
        need = self._formats.least_row
        for slot in found:
            if slot.is_covered or not slot.box.text:
                continue
            first, last = self._area(slot, place)
            lettering = self._formats.of_box(slot.box)
            width = sum(self._digits[first : last + 1])
            lines = lines_of(slot.box.text, width, lettering.size)
            need = max(need, (lettering.pitch * lines + 5) / slot.box.rowspan)
        lines = math.ceil(need / _HIGHEST)
        return _Laid(row, found, lines, round(need / lines, 2))

    def _area(self, slot: Slot, place: Sequence[int]) -> tuple[int, int]:
        return self._columns.area(place[slot.column], place[slot.column + slot.box.colspan])

    def _row(
        self, laid: _Laid, number: int, tops: list[int], place: Sequence[int], grid: Grid
    ) -> None:
        top = tops[number]
        moves = is_item(laid.row) or is_ready(laid.row)
        style = self._formats.free() if moves else None
        for line in range(top, top + laid.lines):
            self._sheet.set_row(line, laid.height, style)
            self._height += laid.height
        if is_item(laid.row):
            hidden = self._columns.hidden
            self._sheet.write_string(
                top, hidden, row_id(laid.row.key or ""), self._formats.hidden()
            )
        for slot in laid.slots:
            if not slot.is_covered:
                low = tops[min(number + slot.box.rowspan, len(tops) - 1)] - 1
                first, last = self._area(slot, place)
                self._box(slot.box, (top, first, low, last), grid)

    def _box(self, box: Box, area: tuple[int, int, int, int], grid: Grid) -> None:
        held = stored(box, place=f"“{grid.name or self._plan.name}”中“{box.text[:12]}…”这一格")
        style = self._formats.box(box, held.code, is_free=is_free(box))
        if area[:2] != area[2:]:
            self._sheet.merge_range(*area, "", style)
        top, left = area[:2]
        if held.number is not None:
            self._sheet.write_number(top, left, held.number, style)
        elif held.words.strip():
            self._sheet.write_string(top, left, held.words, style)
        else:
            self._sheet.write_blank(top, left, None, style)
        if is_free(box) and (check := check_of(box)) is not None:
            self._checks.setdefault(check, []).append(area)


def _widths(columns: Columns, total: float) -> list[float]:
    """Widths of the columns in digits, 0 for the hidden one."""
    return [
        max(round(width * total / 1000, 2), _NARROWEST) if at != columns.hidden else 0.0
        for at, width in enumerate(columns.widths())
    ]


def lines_of(text: str, width: float, size: float) -> int:
    """Lines that words take in a cell.

    Args:
        text: The words.
        width: Width of the cell in digits of 11 points.
        size: Size of the letters in points.
    """
    room = max(width - 1.2, 1.0) * 11 / size
    return sum(max(1, math.ceil(signs(part) / room)) for part in text.split("\n"))


def signs(words: str) -> float:
    """Width of words in digits: a Chinese sign takes a little less than two."""
    return sum(1.0 if sign < "\u0250" else 1.9 for sign in words)
