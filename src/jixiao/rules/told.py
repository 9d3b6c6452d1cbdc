"""Sentences of a document, split once for all rules: replacing signs is quicker than patterns."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

_STOPS = "。！？；;!?\x1e"
_COMMAS = "，,：:"
_DIGITS = "123456789零〇一二三四五六七八九十百千万亿"


class Told:
    """Passages that hold sentences as one text, and what is left of it when it is split.

    Args:
        raws: Words of the passages.
        ordinals: Their ordinals in the document.
        spaces: White space that may occur in them beside the ends of lines.

    Attributes:
        text: All of them, ``SEPARATOR`` between two.
    """

    def __init__(self, raws: Sequence[str], ordinals: Sequence[int], spaces: Iterable[str]) -> None:
        self.ordinals = ordinals
        self.raws = raws
        self.spaces = spaces
        self.text = "\x1e".join(raws)

    @cached_property
    def _lines(self) -> str:
        return _broken(self.text, _STOPS)

    @cached_property
    def sentences(self) -> list[str]:
        """Words between two stops, empty ones too; a line's end stops."""
        return self._lines.split("\n")

    @cached_property
    def _parts(self) -> str:
        return _broken(self._lines, _COMMAS)

    @cached_property
    def clauses(self) -> list[str]:
        """Words between two stops or commas, empty ones too."""
        return self._parts.split("\n")

    @cached_property
    def plain_clauses(self) -> list[str]:
        """The clauses without white space, each number in them a 0."""
        text = self._parts
        for space in self.spaces:
            text = text.replace(space, "")
        for digit in _DIGITS:
            text = text.replace(digit, "0")
        while "00" in text:
            text = text.replace("00", "0")
        return text.split("\n")

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Offsets of the sentences in ``text``."""
        return starts_of(self.sentences)

    @cached_property
    def clause_starts(self) -> list[int]:
        """Offsets of the clauses in ``text``."""
        return starts_of(self.clauses)

    @cached_property
    def _starts(self) -> list[int]:
        return starts_of(self.raws)

    def place(self, start: int) -> tuple[int, int]:
        """Ordinal of the passage that holds an offset of ``text``, and the offset there."""
        at = bisect_right(self._starts, start) - 1
        return self.ordinals[at], start - self._starts[at]


def _broken(text: str, stops: str) -> str:
    for stop in stops:
        text = text.replace(stop, "\n")
    return text


def starts_of(pieces: Sequence[str]) -> list[int]:
    """Offsets of pieces of a text that one sign stands between.

    >>> starts_of(["一二", "", "三"])
    [0, 3, 4]
    """
    return list(accumulate([len(piece) + 1 for piece in pieces[:-1]], initial=0))
