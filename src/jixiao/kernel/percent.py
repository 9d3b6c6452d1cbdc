"""Percents (百分数): the printed number, exact, with or without its sign."""

import re
from decimal import Decimal

_PERCENT = re.compile(r"([-−－]?\d+(?:\.\d+)?)\s*[%％]?")
_MOST_DIGITS = 20
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")


def read_percent(words: str) -> Decimal | None:
    """Read a percent cell: the number as printed, without its sign; None for anything else.

    >>> read_percent("25.00%")
    Decimal('25.00')
    >>> read_percent("—") is None
    True
    """
    match = _PERCENT.fullmatch(words.translate(_WIDE).strip())
    if match is None or len(match[1].partition(".")[0]) > _MOST_DIGITS:
        return None
    return Decimal(match[1].replace("−", "-").replace("－", "-"))
