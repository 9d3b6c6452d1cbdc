"""What a cell of a workbook stores for printed words: a number that shows them, or text.

A number is stored as one only if the cell then shows exactly the printed words; all else is text,
so that long codes keep their digits and words that begin with "=" never become a formula.
"""

import math
import re
from typing import NamedTuple

from jixiao.formats.workbook.formats import display_number
from jixiao.formats.writer import UnwritableDocument
from jixiao.formats.written.signs import printable
from jixiao.formats.written.workbook_names import utf16_length
from jixiao.model.paper import (
    CHOICE,
    MONEY,
    NUMBER,
    PERCENT,
    POINTS,
    PROSE,
    YEAR,
    Box,
)

LONGEST = 32_767
"""Characters that a cell of Excel holds."""
_MORE = "######"
_NUMBER = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(%?)")
_NUMBERS = {MONEY, PERCENT, POINTS, YEAR}
_TEXT = "@"
_OPEN_FORMATS = {MONEY: "General", POINTS: "General", YEAR: "0", PERCENT: "0.00####%"}


class Stored(NamedTuple):
    """What a cell holds.

    Args:
        words: Its text, "" with a number or in an empty cell.
        number: Its number, None with a text or in an empty cell.
        code: Its number format.
    """

    words: str
    number: float | None
    code: str


def stored(box: Box, *, place: str) -> Stored:
    """What is stored for a cell of a form.

    Args:
        box: The cell.
        place: Where it stands, for the message.

    Raises:
        UnwritableDocument: It has more words than a cell holds.
    """
    words = checked(box.text, place)
    if box.entry in _NUMBERS or box.style == NUMBER:
        if not words.strip():
            return Stored("", None, _OPEN_FORMATS.get(box.entry or "", "General"))
        if (found := as_number(words.strip())) is not None:
            return Stored("", *found)
        return Stored(words, None, "General")
    is_long = box.style == PROSE and box.entry != CHOICE
    return Stored(words, None, "General" if is_long else _TEXT)


def checked(text: str, place: str) -> str:
    """Words as a cell can hold them.

    Raises:
        UnwritableDocument: They are too many.
    """
    words = printable(text)
    if len(words) > LONGEST // 2 and utf16_length(words) > LONGEST:
        message = (
            f"{place}有 {len(words)} 个字，Excel 的一个单元格最多容纳 {LONGEST} 个字。"
            f"请缩短后再试，或改写成 .docx、.pdf。"
        )
        raise UnwritableDocument(message)
    return words


def as_number(words: str) -> tuple[float, str] | None:
    """A number and the format in which a cell shows exactly these words; None where none does.

    Further decimals that somebody types are shown as well.

    >>> as_number("21.00"), as_number("75%"), as_number("007")
    ((21.0, '0.00######'), (0.75, '0%'), None)
    """
    found = _NUMBER.fullmatch(words)
    if found is None or sum(sign.isdigit() for sign in words) > 15:
        return None
    number = float(words.replace(",", "").removesuffix("%"))
    if found[2]:
        number = float(f"{number / 100:.15g}")
    decimals, whole = found[1] or "", "#,##0" if "," in words else "0"
    if not math.isfinite(number):
        return None
    code = f"{whole}.{'0' * len(decimals)}{_MORE}" if decimals else whole
    code = code + found[2] if decimals or found[2] or "," in words else "General"
    return (number, code) if display_number(number, code) == words else None
