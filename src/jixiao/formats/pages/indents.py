"""Rows that stand under others are told in a PDF only by where their first line begins."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from jixiao.formats.pages.geometry import Box, Line
from jixiao.formats.pages.lines import sign_width

MARK = "　　"
"""What stands before the text of a cell under others: two ideographic blanks, as in an editor."""
LEAST = 1.2
"""Signs by which such a cell begins further right than the others, at least."""
MOST = 4.5
"""The same at most."""
FLUSH = 0.3
"""Cells that begin within so many signs begin at one place."""
CENTRED = 0.45
"""A line whose middle is so many signs from the middle of its cell may be centred."""

_HAN = re.compile("[\u3400-\u9fff]")


class Start(NamedTuple):
    """Where the first line of a cell begins.

    Args:
        inset: Signs from the left border to the first sign that is seen; a sign is as wide as
            a Chinese character of that line.
        lean: Signs from the middle of the cell to the middle of the line, below 0 when the line
            stands more to the left.
    """

    inset: float
    lean: float


def start_of(line: Line, box: Box) -> Start | None:
    """Where a cell begins, None when it has no Chinese words.

    Args:
        line: Its first line.
        box: The cell.
    """
    text = line.text
    if not _HAN.search(text):
        return None
    left, right = line.x0, line.x1
    sign = sign_width([Line(*line)])
    left += sign * (len(text) - len(text.lstrip("　")))
    return Start((left - box.x0) / sign, ((left + right) / 2 - (box.x0 + box.x1) / 2) / sign)


def are_indented(starts: Sequence[Start]) -> list[bool]:
    """Which cells of the first column of a table stand under others.

    Only where all cells begin at one of two places, and are not centred.

    Args:
        starts: The cells from top to bottom, without those that head the column.
    """
    none = [False] * len(starts)
    if len(starts) < 2:
        return none
    flush = min(start.inset for start in starts)
    right = [start for start in starts if start.inset - flush > FLUSH]
    if not right or starts[0].inset - flush > FLUSH:
        return none
    least, most = min(start.inset for start in right), max(start.inset for start in right)
    if not LEAST <= least - flush <= MOST or most - least > FLUSH:
        return none
    # In a centred column all lines are, and their starts differ by the halves of their lengths.
    aside = sum(abs(start.lean) > CENTRED for start in starts)
    if 4 * aside < len(starts):
        return none
    # A few centred lines among others sum them up.
    if 4 * len(right) < len(starts) and all(abs(start.lean) <= CENTRED for start in right):
        return none
    return [start.inset - flush > FLUSH for start in starts]
