"""Splits a cell of objectives (绩效目标) into its numbered items."""

import re

from jixiao.kernel.stated import Stated

_STYLES = (
    re.compile(r"(?<![^\s。；;！!：:])(?:年度)?目标\s*(\d{1,2})\s*[：:、.．]?"),
    re.compile(r"(?<![^\s。；;！!：:.．，,、])(\d{1,2})\s*[、，]\s*"),
    re.compile(r"(?<![^\s。；;！!：:，,])(\d{1,2})\s*[.．]\s*(?!\d)"),
    re.compile(r"(?m)^\s*(\d{1,2})\s*[.．](?=(?:19|20)\d\d\s*年)"),
    re.compile(r"[（(](\d{1,2})[)）][、.．]?\s*"),
)
_CIRCLED = re.compile(r"[①-⑳]\s*")
_OUTER = re.compile(r"\s*(?:目标)?\s*\d{1,2}\s*[.．、：:]?\s*")


def _sequence(style: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """(start, end) of the markers of one style whose numbers run 1, 2, 3 …"""
    found: list[tuple[int, int]] = []
    for match in style.finditer(text):
        if int(match[1]) == len(found) + 1:
            found.append(match.span())
    return found


def _circled(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in _CIRCLED.finditer(text):
        if ord(match[0][0]) - ord("①") == len(found):
            found.append(match.span())
    return found


def split_items(cell: Stated[str]) -> tuple[Stated[str], ...]:
    r"""The items of one cell, outer numbers removed, order kept; () for an empty cell.

    >>> [item.raw for item in split_items(Stated("1.甲\n2.乙", "x"))]
    ['甲', '乙']
    """
    text = cell.raw
    if not text:
        return ()
    best: list[tuple[int, int]] = max(
        [*(_sequence(style, text) for style in _STYLES), _circled(text)], key=len
    )
    if not best:
        return (cell,)
    pieces: list[tuple[int, int]] = []
    lead = text[: best[0][0]]
    if lead.strip() and not _OUTER.fullmatch(lead):
        if len(best) == 1:
            return (cell,)
        pieces.append((0, best[0][0]))
    ends = [start for start, _ in best[1:]] + [len(text)]
    pieces.extend((begin, end) for (_, begin), end in zip(best, ends, strict=True))
    return tuple(part for begin, end in pieces if (part := _part(cell, begin, end)).raw)


def _part(cell: Stated[str], begin: int, end: int) -> Stated[str]:
    words = cell.raw[begin:end]
    text = words.strip()
    start = begin + len(words) - len(words.lstrip())
    return Stated(text, text or None, cell.place_of(start, start + len(text)))
