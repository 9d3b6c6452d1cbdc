"""Rows of a workbook that was written by us: which row is which, whatever was done in between.

A hidden column stands within every table that people fill in. In it, every row of the table has
the path of what it is about. It travels with the row when rows are inserted, deleted or sorted;
a row that was added has none, a row that was copied has the one of its original.
"""

import re
from collections.abc import Iterator, Mapping

from jixiao.formats.workbook.sheet import Sheet

PREFIX = "jixiao:"
GUIDE = PREFIX + "guide"
"""A sheet that only explains how to fill in the others, or leads to them."""
PROSE = PREFIX + "prose"
"""A row of a sheet that holds paragraphs, one a row; the path of the paragraph may follow."""
_ROW = re.compile(r"jixiao:(documents\[\d{1,6}\](?:\.\w{1,40}(?:\[\d{1,6}\])?){1,6})")


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


def paths(ids: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """(Row, path) of the rows that have an id, "documents[0].projects[0].indicators[3]".

    A path may come twice where a row was copied.

    Args:
        ids: Ids by row, as ``marks`` gives them.
    """
    for row, words in sorted(ids.items()):
        if match := _ROW.fullmatch(words):
            yield row, match[1]
