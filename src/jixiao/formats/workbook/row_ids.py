"""Rows of a workbook that was written by us: which row is which, whatever was done in between.

A hidden column stands within every table that people fill in. In it, every row of the table has
the path of what it is about. It travels with the row when rows are inserted, deleted or sorted;
a row that was added has none, a row that was copied has the one of its original.
"""

import re
from typing import NamedTuple

from jixiao.formats.limits import Limits
from jixiao.formats.reader import OLE
from jixiao.formats.workbook.sheet import Sheet
from jixiao.formats.workbook.xls import OldWorkbook, OtherExcel
from jixiao.formats.workbook.xlsx import Workbook

PREFIX = "jixiao:"
GUIDE = PREFIX + "guide"
"""A sheet that only explains how to fill in the others, or leads to them."""
PROSE = PREFIX + "prose"
"""A row of a sheet that holds paragraphs, one a row; the path of the paragraph may follow."""
_ROW = re.compile(r"jixiao:(documents\[\d{1,6}\](?:\.\w{1,40}(?:\[\d{1,6}\])?){1,6})")


class RowKey(NamedTuple):
    """What a row was about when it was written.

    Args:
        table: Ordinal of the sheet among the visible ones, 1 upwards, as in ``Span``.
        row: Row, 1 upwards.
        key: Path in the exchange form, "documents[0].projects[0].indicators[3]".
    """

    table: int
    row: int
    key: str


def row_id(key: str) -> str:
    """The id of a row about something."""
    return PREFIX + key


def marks(sheet: Sheet) -> dict[int, str]:
    """Rows of a sheet to the ids in its hidden columns; {} for a sheet that is not ours."""
    if not sheet.hidden_columns:
        return {}
    return {
        row: words
        for (row, column), words in sheet.texts.items()
        if words.startswith(PREFIX) and sheet.is_hidden_column(column)
    }


def row_keys(data: bytes, limits: Limits) -> tuple[RowKey, ...]:
    """The rows of a workbook that have an id, in the order of its sheets and rows.

    A path may come twice (a row or a whole sheet was copied): the first is the original's.

    Args:
        data: The whole file.
        limits: What it may cost.

    Raises:
        UnreadableDocument: It is no workbook, or exceeds a limit.
    """
    found: list[RowKey] = []
    for index, sheet in enumerate(_visible(data, limits), 1):
        for row, words in sorted(marks(sheet).items()):
            if match := _ROW.fullmatch(words):
                found.append(RowKey(index, row, match[1]))
    return tuple(found)


def _visible(data: bytes, limits: Limits) -> list[Sheet]:
    """The visible sheets of a workbook of either kind."""
    if not data.startswith(OLE):
        book = Workbook(data, limits)
        return [book.sheet(name, part) for name, hidden, part in book.names if not hidden]
    try:
        old = OldWorkbook(data, limits)
    except OtherExcel:  # older than any workbook of ours
        return []
    return [old.sheet(name, at) for name, hidden, at in old.names if not hidden]
