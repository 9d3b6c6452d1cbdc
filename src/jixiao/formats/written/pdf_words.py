"""Words as the typesetting engine is given them: no sign is lost, none runs over a border."""

import re

from jixiao.formats.written.pdf_fonts import Coverage
from jixiao.formats.written.signs import visible

_RUN = re.compile(r"[!-~\u00a1-\u024f]{8,}")
BREAK = "\u200b"
"""Stands where a word may be broken; it is not printed."""
_HIGHEST = 0.7
"""Width of a Latin sign at most, nearly always, in parts of the size of the letters."""


class Words:
    """Prepares words; signs that no font has are said by their number, as 〔U+1F600〕.

    Args:
        coverage: The signs that the fonts have.
    """

    __slots__ = ("_coverage", "_known")

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._known = set("\n\t")

    def __call__(self, text: str) -> str:
        r"""Words that can be set; "\n" and tabs stay.

        >>> Words(Coverage([(0, 0xFFFF)]))("甲\x07乙😀")
        '甲乙〔U+1F600〕'
        """
        if self._known.issuperset(text):
            return text
        text = visible(text)
        unknown = set(text).difference(self._known)
        lost = {sign for sign in unknown if sign not in self._coverage}
        self._known |= unknown - lost
        for sign in sorted(lost):
            text = text.replace(sign, f"〔U+{ord(sign):04X}〕")
        return text

    @staticmethod
    def within(text: str, room: float) -> str:
        """Words whose long codes may be broken where a line ends.

        Args:
            text: Words.
            room: Width of a line in signs of Chinese.
        """
        longest = max(int(room / _HIGHEST), 1)
        if len(text) <= longest:
            return text
        return _RUN.sub(lambda run: BREAK.join(run[0]) if len(run[0]) > longest else run[0], text)


def lines(text: str, room: float) -> int:
    """How many lines some words take, at least.

    Args:
        text: Words; a line feed begins a new paragraph.
        room: Width of a line in signs of Chinese.
    """
    if len(text) <= room and "\n" not in text:
        return 1
    signs = max(room, 1)
    return sum(int(_width(each) / signs) + 1 for each in text.split("\n"))


def _width(text: str) -> float:
    """Width in signs of Chinese."""
    narrow = sum(1 for sign in text if sign < "\u0250")
    return len(text) - narrow * 0.45
