"""Pages as .xlsx: one sheet for each part, numbers and percents as numbers with a format."""

import re
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from tools.samples.page import Cell, Grid, Line, Part

_PERCENT = re.compile(r"\d+(\.\d+)?%")
_NUMBER = re.compile(r"(0|[1-9]\d*)(\.\d+)?")


class _Formats:
    """One format of the workbook for each look, made when it is first wanted."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.made: dict[tuple[tuple[str, object], ...], Any] = {}

    def get(self, **look: object) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({"valign": "vcenter", "text_wrap": True, **look})
        return self.made[key]


def write_xlsx(parts: list[Part]) -> bytes:
    """The workbook."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime(2025, 1, 15)})  # noqa: DTZ001 -- a workbook has no zone
    formats = _Formats(book)
    for part in parts:
        sheet = book.add_worksheet(part.name)
        sheet.set_paper(9)
        if part.landscape:
            sheet.set_landscape()
        _fill(sheet, part, formats)
    book.close()
    return out.getvalue()


def _fill(sheet: Any, part: Part, formats: _Formats) -> None:
    grids = [item for item in part.items if isinstance(item, Grid)]
    width = max(len(grid.widths) for grid in grids)
    for column, share in enumerate(grids[0].widths):
        sheet.set_column(column, column, share * 0.95)
    row = 0
    for item in part.items:
        if isinstance(item, Line):
            align = {"right": "right", "unit": "left"}.get(item.style, "center")
            title = item.style == "caption"
            look = formats.get(
                align=align, font_name="宋体", bold=title, font_size=16 if title else 11
            )
            sheet.merge_range(row, 0, row, width - 1, item.words, look)
            row += 1
        else:
            for at, column, cell in item.placed():
                _put(sheet, row + at, column, cell, formats)
            row += len(item.rows)


def _put(sheet: Any, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    look: dict[str, object] = {
        "align": cell.align,
        "border": 1,
        "font_name": "宋体",
        "bold": cell.bold,
    }
    value: str | float = cell.words
    if _PERCENT.fullmatch(cell.words):
        digits = cell.words[:-1]
        value = float(digits) / 100
        places = len(digits.partition(".")[2])
        look["num_format"] = f"0.{'0' * places}%" if places else "0%"
    elif _NUMBER.fullmatch(cell.words):
        value = float(cell.words)
        places = len(cell.words.partition(".")[2])
        look["num_format"] = "0." + "0" * places if places else "0"
    made = formats.get(**look)
    if cell.rows > 1 or cell.columns > 1:
        sheet.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, "", made)
    if isinstance(value, str):
        sheet.write_string(row, column, value, made)  # "=4个" is no formula
    else:
        sheet.write_number(row, column, value, made)
