"""Words of a PDF page with their places (页面文字): finds some by what stands beside them."""

import ctypes
from typing import NamedTuple

from jixiao.formats.pages.pdfium import Handle
from jixiao.formats.pages.pdfium import raw as pdfium

_NEAR = 40.0
"""Points up and down within which words stand in one row."""
_SHORTEST = 4
"""Signs at the beginning of words by which they are found when the rest is set otherwise."""
_LONGEST_BESIDE = 12


class Edges(NamedTuple):
    """A rectangle in the space of the PDF, y upwards, in points.

    Args:
        left: Left edge.
        bottom: Lower edge.
        right: Right edge.
        top: Upper edge.
    """

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return (self.bottom + self.top) / 2


class PageWords:
    """The signs of a page without blanks, each with its number in the engine.

    Args:
        page: An open page; ``close`` gives back what is made here.
    """

    def __init__(self, page: Handle) -> None:
        self._text_page = pdfium.FPDFText_LoadPage(page)
        self.text = ""
        self._numbers: list[int] = []
        count = pdfium.FPDFText_CountChars(self._text_page) if self._text_page else 0
        signs: list[str] = []
        for number in range(max(count, 0)):
            code = pdfium.FPDFText_GetUnicode(self._text_page, number)
            sign = chr(code) if 0x20 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
            if sign and not sign.isspace():
                signs.append(sign)
                self._numbers.append(number)
        self.text = "".join(signs)
        self._taken: dict[tuple[str, tuple[str, ...]], int] = {}

    def close(self) -> None:
        """Give back what the engine holds."""
        if self._text_page:
            pdfium.FPDFText_ClosePage(self._text_page)
            self._text_page = None

    def find(self, words: str, beside: tuple[str, ...]) -> list[Edges]:
        """Where words stand, a rectangle for each line; nothing when they are not on the page.

        Args:
            words: The words; "" stands for the first words of the row.
            beside: Words of the same row.
        """
        wanted = "".join(words.split()) or next(("".join(b.split()) for b in beside if b), "")
        places = self._all(wanted)
        while not places and len(wanted) > _SHORTEST:
            wanted = wanted[: max(_SHORTEST, len(wanted) // 2)]
            places = self._all(wanted)
        if not places:
            return []
        others = ["".join(each.split())[:_LONGEST_BESIDE] for each in beside]
        heights = [[self._height(at) for at in self._all(each)] for each in others if each]
        scores = [
            2 * self._score(at, heights) + self._is_apart(at, at + len(wanted)) for at in places
        ]
        best = [at for at, score in zip(places, scores, strict=True) if score == max(scores)]
        key = (wanted, beside)
        turn = self._taken.get(key, 0)
        self._taken[key] = turn + 1
        at = best[min(turn, len(best) - 1)]
        return self._lines(at, at + len(wanted))

    def _all(self, words: str) -> list[int]:
        found: list[int] = []
        at = self.text.find(words) if words else -1
        while at >= 0:
            found.append(at)
            at = self.text.find(words, at + 1)
        return found

    def _score(self, at: int, heights: list[list[float]]) -> int:
        """How many of the words of the row stand beside a place."""
        middle = self._height(at)
        return sum(any(abs(each - middle) < _NEAR for each in own) for own in heights)

    def _is_apart(self, begin: int, end: int) -> bool:
        """Whether words stand alone: what is before and behind is elsewhere, or far away."""
        pairs = ((begin - 1, begin), (end - 1, end))
        for one, other in pairs:
            left = self._edges(one) if one >= 0 else None
            right = self._edges(other) if other < len(self.text) else None
            if left is None or right is None:
                continue
            height = max(left.top - left.bottom, right.top - right.bottom)
            is_line = abs(left.middle - right.middle) < 0.7 * height
            if is_line and -0.5 * height < right.left - left.right < 0.8 * height:
                return False
        return True

    def _height(self, at: int) -> float:
        edges = self._edges(at)
        return edges.middle if edges else -1e9

    def _edges(self, at: int) -> Edges | None:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        done = pdfium.FPDFText_GetCharBox(
            self._text_page, self._numbers[at], ctypes.byref(left), ctypes.byref(right),
            ctypes.byref(bottom), ctypes.byref(top),
        )  # fmt: skip
        if not done:
            return None
        return Edges(left.value, bottom.value, right.value, top.value)

    def _lines(self, begin: int, end: int) -> list[Edges]:
        """The rectangles of the lines on which some signs stand."""
        lines: list[Edges] = []
        for at in range(begin, end):
            edges = self._edges(at)
            if edges is None:
                continue
            last = lines[-1] if lines else None
            if last is not None and last.bottom - 2 < edges.middle < last.top + 2:
                lines[-1] = Edges(
                    min(last.left, edges.left), min(last.bottom, edges.bottom),
                    max(last.right, edges.right), max(last.top, edges.top),
                )  # fmt: skip
            else:
                lines.append(edges)
        return lines
