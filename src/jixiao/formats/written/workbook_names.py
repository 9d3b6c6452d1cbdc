"""Names of sheets (工作表名称): at most 31 signs, without some signs, each one once."""

import re

from jixiao.formats.written.signs import printable

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\s]+")
_RESERVED = {"history"}
_FULL_WIDTH = str.maketrans(
    {"[": "〔", "]": "〕", ":": "：", "?": "？", "/": "／", "\\": "＼", "*": "＊"}
)


class SheetNames:
    """Gives every sheet a name of its own."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def name(self, wanted: str, otherwise: str) -> str:
        """A name that Excel takes, as near to the wanted one as can be.

        Args:
            wanted: Any words.
            otherwise: The name when nothing is left of them.
        """
        words = _FORBIDDEN.sub("", printable(wanted).translate(_FULL_WIDTH)).strip("'")
        words = shortened(words, _LONGEST).strip("'")
        if not words or words.lower() in _RESERVED:
            words = otherwise
        name = words
        number = self._next.get(words.lower(), 2)
        while name.lower() in self._taken:
            suffix = f"({number})"
            name = shortened(words, _LONGEST - len(suffix)) + suffix
            number += 1
        self._next[words.lower()] = number
        self._taken.add(name.lower())
        return name


def shortened(words: str, longest: int) -> str:
    """Words cut to a length as Excel counts it: a sign beyond the first plane counts two.

    >>> shortened("绩效目标表", 3)
    '绩效…'
    """
    if utf16_length(words) <= longest:
        return words
    while utf16_length(words) > longest - 1:
        words = words[:-1]
    return words + "…"


def utf16_length(words: str) -> int:
    """Length of words as Excel counts it."""
    return len(words) + sum(sign > "\uffff" for sign in words)
