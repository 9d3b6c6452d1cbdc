"""Tables as rows that know what covers them, and the words of header and label cells."""

import re
from functools import lru_cache
from typing import NamedTuple

from jixiao.formats.blocks import Cell, Table
from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.regulation.words import meanings, plain

_YEAR = re.compile(r"(?:19|20)\d\d年度?|[（(]?(?:19|20)\d\d[)）]?")
_MONTHS_SPENT = re.compile(r"\d{1,2}月?[至到-]?\d{0,2}月(?:份|底)?(预算)?执行(数|情况|率)")
_SPENT = {"数": "spent", "率": "execution_rate"}


_new = tuple.__new__
"""Makes a named tuple without its own constructor, which costs twice as much; once a cell."""


class Row(NamedTuple):
    """A grid row.

    Args:
        table: The table.
        number: Grid row, 1 upwards.
        cells: Cells that begin in this row, by column.
        covering: Cells from rows above that reach into this one, by column.
        printed: Those of ``cells`` that are not empty.
    """

    table: Table
    number: int
    cells: list[Cell]
    covering: list[Cell]
    printed: list[Cell]

    @property
    def width(self) -> int:
        """The last grid column of its own cells."""
        last = self.cells[-1]
        return last.column + last.colspan - 1

    def at(self, column: int) -> Cell | None:
        """The cell over a grid column: one that begins here goes before one from above."""
        for cell in self.cells:
            if cell.column <= column < cell.column + cell.colspan:
                return cell
        for cell in self.covering:
            if cell.column <= column < cell.column + cell.colspan:
                return cell
        return None

    def slots(self) -> dict[int, Cell]:
        """Grid column to the cell over it; one that begins here goes before one from above."""
        found: dict[int, Cell] = {}
        for cell in (*self.covering, *self.cells):
            found[cell.column] = cell
            if cell.colspan > 1:
                for column in range(cell.column + 1, cell.column + cell.colspan):
                    found[column] = cell
        return found


def rows_of(table: Table) -> list[Row]:
    """The rows of a table in order, each with the cells that reach into it from above."""
    rows = [
        Row(table, number, cells, [], [c for c in cells if c.text and not c.text.isspace()])
        for number, cells in enumerate(table.rows(), 1)
    ]
    for cell in table.cells:
        if cell.rowspan > 1:
            for number in range(cell.row + 1, min(cell.row + cell.rowspan, len(rows) + 1)):
                rows[number - 1].covering.append(cell)
    return rows


@lru_cache(maxsize=4096)
def _plain_short(words: str) -> str:
    return plain(words)


def plain_words(words: str) -> str:
    """``plain`` for cells that can be a header or label; "" for longer text."""
    return _plain_short(words) if len(words) <= 60 else ""


def column_role(words: str) -> str | None:
    """Meaning of a header cell of an indicator grid, None when it heads no known column."""
    return _column_role(words) if 0 < len(words) <= 60 else None


@lru_cache(maxsize=4096)
def _column_role(words: str) -> str | None:
    known = meanings("columns")
    text = plain(words)
    if text in known:
        return known[text]
    without_year = plain(_YEAR.sub("", words))
    if without_year in known:
        return known[without_year]
    if match := _MONTHS_SPENT.search(re.sub(r"\s", "", words)):
        return "progress" if match[2] != "率" else "execution_rate"
    return None


def role_below(words: str) -> str | None:
    """Meaning of a cell under a heading of values that spans it (中期, 年度; 符号, 数值, 单位)."""
    return meanings("below_target").get(plain_words(words))


def money_role(words: str) -> str | None:
    """Meaning of a header cell of a money block, None when it heads no known column."""
    return _money_role(words) if 0 < len(words) <= 90 else None


@lru_cache(maxsize=4096)
def _money_role(words: str) -> str | None:
    known = meanings("money_columns")
    text = plain(words)
    if text in known:
        return known[text]
    if match := _MONTHS_SPENT.search(re.sub(r"\s", "", words)):
        return _SPENT.get(match[2])
    return known.get(plain(_YEAR.sub("", words)))


def label_meaning(words: str) -> str | None:
    """Meaning of a label cell in the head of a form, None when it is no known label."""
    return _label_meaning(words) if 0 < len(words) <= 40 else None


@lru_cache(maxsize=4096)
def _label_meaning(words: str) -> str | None:
    known = meanings("labels")
    return known.get(plain(words)) or known.get(plain(_YEAR.sub("", words)))


_INLINE = re.compile(r"([^：:\n]{2,24}?)\s*[：:]\s*(.*)", re.DOTALL)
_INLINE_NUMBER = re.compile(r"(\D{2,16}?)\s*([\d.,，]+\s*(?:万元|亿元|元)?)")
_NUMBER_ENDS = (".", ",", "，", "元")


def inline_value(words: str) -> tuple[str, int] | None:
    """Meaning of a label glued to its value in one cell, and where the value begins."""
    matches = []
    if "：" in words or ":" in words:
        matches.append(_INLINE.match(words))
    text = words.strip()
    if text[-1:].isdecimal() or text.endswith(_NUMBER_ENDS):
        matches.append(_INLINE_NUMBER.fullmatch(text))
    for match in matches:
        meaning = label_meaning(match[1]) if match else None
        if match and meaning is not None:
            value = match[2]
            at = words.index(value, match.end(1) - match.start()) if value else len(words)
            return meaning, at
    return None


def stated_text(table: Table, cell: Cell, start: int = 0) -> Stated[str]:
    """A cell, or its end from ``start``, as stated text: raw without outer white space."""
    words, row, column, _, _, page, line = cell
    if start:
        words = words[start:]
    text = words.strip()
    size = len(text)
    begin = start
    if size and size != len(words):
        begin += len(words) - len(words.lstrip())
    span = _new(Span, (page, table.index, row, column, line, begin, begin + size))
    return _new(Stated, (text, text or None, span))
