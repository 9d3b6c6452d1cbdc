"""Document numbers (文号): issuer's sign, bracketed year, serial number."""

from collections.abc import Iterator
from typing import NamedTuple

from jixiao.kernel.patterns import pattern

_OPEN, _CLOSE = "〔［\\[【(（﹝〖", "〕］\\]】)）﹞〗"
_CORE = pattern(
    rf"[{_OPEN}]\s*((?:19|20)\d{{2}})\s*年?[{_CLOSE}]\s*第?\s*(\d{{1,5}}(?:-\d{{1,3}})?)\s*号"
)
"""Bracketed year and serial; the issuer's sign is read backwards from there, since a search for
it would try every word of a text."""
_LONGEST, _LONGEST_INSIDE, _LONGEST_BEHIND = 12, 4, 4


class DocumentNumber(NamedTuple):
    """One document number (文号).

    Args:
        issuer: The issuer's sign (发文机关代字) as printed, e.g. "冀财行".
        year: Four digits.
        serial: The number before 号, e.g. "102" or "2-1".
        start: Offset in the words that were searched.
        end: Offset behind it.
    """

    issuer: str
    year: int
    serial: str
    start: int
    end: int

    @property
    def standard(self) -> str:
        """The number with the standard's brackets (GB/T 9704: 〔〕)."""
        return f"{self.issuer}〔{self.year}〕{self.serial}号"


def find_document_numbers(words: str) -> tuple[DocumentNumber, ...]:
    """All document numbers in a text, in order.

    >>> find_document_numbers("见冀财行【2021】102号")[0].standard
    '见冀财行〔2021〕102号'
    """
    return tuple(_numbers(words))


def _numbers(words: str) -> Iterator[DocumentNumber]:
    last = 0
    for match in _CORE.finditer(words):
        end = match.start()
        while end > last and words[end - 1].isspace():
            end -= 1
        start = _issuer_start(words, last, end)
        if start < end:
            last = match.end()
            yield DocumentNumber(words[start:end], int(match[1]), match[2], start, last)


def _issuer_start(words: str, first: int, end: int) -> int:
    """Where the issuer's sign begins that ends at an offset; the offset itself without one."""
    start = _hanzi_before(words, first, end, _LONGEST)
    close = _hanzi_before(words, first, end, _LONGEST_BEHIND)
    if close > first and words[close - 1] in _CLOSE:  # 京财（社）字〔2021〕12号
        opening = _hanzi_before(words, first, close - 1, _LONGEST_INSIDE)
        if first < opening < close - 1 and words[opening - 1] in _OPEN:
            outer = _hanzi_before(words, first, opening - 1, _LONGEST)
            if outer < opening - 1:
                return outer
    return start


def _hanzi_before(words: str, first: int, end: int, most: int) -> int:
    """Where the Chinese signs before an offset begin, at most so many."""
    stop = max(first, end - most)
    while end > stop and "一" <= words[end - 1] <= "鿿":
        end -= 1
    return end
