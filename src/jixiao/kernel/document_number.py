"""Document numbers (文号): issuer's sign, bracketed year, serial number."""

import re
from typing import NamedTuple

_OPEN, _CLOSE = "〔［\\[【(（﹝〖", "〕］\\]】)）﹞〗"
_NUMBER = re.compile(
    rf"([一-鿿]{{1,12}}(?:[{_OPEN}][一-鿿]{{1,4}}[{_CLOSE}][一-鿿]{{0,4}})?)\s*"
    rf"([{_OPEN}])\s*((?:19|20)\d{{2}})\s*(?:年)?([{_CLOSE}])\s*(?:第)?\s*(\d{{1,5}}(?:-\d{{1,3}})?)\s*号"
)
_PAIRS = {
    "〔": "〕",
    "［": "］",
    "[": "]",
    "【": "】",
    "(": ")",
    "（": "）",
    "﹝": "﹞",
    "〖": "〗",
}


class DocumentNumber(NamedTuple):
    """One document number (文号).

    Args:
        issuer: The issuer's sign (发文机关代字) as printed, e.g. "冀财行".
        year: Four digits.
        serial: The number before 号, e.g. "102" or "2-1".
        start: Offset in the words that were searched.
        end: Offset behind it.
        brackets: The two bracket signs as printed; the standard (GB/T 9704) has 〔〕.
    """

    issuer: str
    year: int
    serial: str
    start: int
    end: int
    brackets: str

    @property
    def standard(self) -> str:
        """The number with the standard's brackets."""
        return f"{self.issuer}〔{self.year}〕{self.serial}号"

    @property
    def is_well_bracketed(self) -> bool:
        """Whether opening and closing bracket belong together."""
        return _PAIRS.get(self.brackets[0]) == self.brackets[1]


def find_document_numbers(words: str) -> tuple[DocumentNumber, ...]:
    """All document numbers in a text, in order.

    >>> find_document_numbers("见冀财行【2021】102号")[0].standard
    '见冀财行〔2021〕102号'
    """
    return tuple(
        DocumentNumber(m[1], int(m[3]), m[5], m.start(), m.end(), m[2] + m[4])
        for m in _NUMBER.finditer(words)
    )
