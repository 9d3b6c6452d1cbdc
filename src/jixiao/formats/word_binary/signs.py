"""Characters of a .doc that are not text: fields, hidden and deleted text, symbols."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import NamedTuple

from jixiao.formats.word.symbols import in_symbol_font, sign
from jixiao.formats.word_binary import sprms
from jixiao.formats.word_binary.container import Container
from jixiao.formats.word_binary.properties import runs
from jixiao.formats.word_binary.styles import Styles, fonts
from jixiao.formats.word_binary.text import Piece, joined

_FIELD = re.compile("[\x13\x14\x15]")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_ON, _AS_STYLE_NOT = 1, 0x81
_FONTS = (0x4A4F, 0x4A50, 0x4A51)
_TELLING = re.compile(
    b"|".join(
        re.escape(code.to_bytes(2, "little"))
        for code in (sprms.DELETED, sprms.HIDDEN, sprms.SYMBOL, sprms.CHARACTER_STYLE)
    )
)
"""Where none of these bytes is, no character is changed, unless by a font of symbols."""

_PRINTED: dict[int, str | None] = dict.fromkeys([*range(9), *range(0xE, 0x20), 0xAD])
_ODD = re.compile("[\x00-\x06\x08\x0b\x0c\x0e-\x1f\xad\ud800-\udfff]")
"""What ``_PRINTED`` changes beside the marks, and halves of characters."""
_PRINTED |= {0x0B: "\n", 0x0C: "\n", 0x0E: "\n", 0x0D: None, 0x1E: "-"}


class Cut(NamedTuple):
    """Characters that are printed otherwise.

    Args:
        start: First character position.
        end: Position behind the last.
        printed: What stands on the page, "" for nothing.
    """

    start: int
    end: int
    printed: str


class PrintedText:
    """The text of a document as it is printed.

    Args:
        text: Text by character position.
        cuts: What is printed otherwise.
    """

    def __init__(self, text: str, cuts: list[Cut]) -> None:
        self._text = text
        self._cuts = _apart(cuts)
        self._ends = [cut.end for cut in self._cuts]

    def is_plain(self, start: int, end: int) -> bool:
        """Whether a stretch is printed as it stands, but for the marks of paragraphs and cells."""
        if _ODD.search(self._text, start, end):
            return False
        at = bisect_right(self._ends, start)
        return at == len(self._cuts) or self._cuts[at].start >= end

    def between(self, start: int, end: int) -> str:
        """What is printed of a stretch."""
        if self.is_plain(start, end):
            text = self._text[start:end]
            return text.translate(_PRINTED) if "\r" in text or "\x07" in text else text
        at = bisect_right(self._ends, start)
        parts: list[str] = []
        while at < len(self._cuts) and self._cuts[at].start < end:
            cut = self._cuts[at]
            parts.append(self._text[start : max(cut.start, start)].translate(_PRINTED))
            if cut.start >= start:
                parts.append(cut.printed.translate(_PRINTED))
            start = min(cut.end, end)
            at += 1
        parts.append(self._text[start:end].translate(_PRINTED))
        return joined("".join(parts))

    def is_cut(self, at: int) -> bool:
        """Whether a character is not printed."""
        place = bisect_left(self._ends, at + 1)
        return place < len(self._cuts) and self._cuts[place].start <= at


def printed_text(
    container: Container, pieces: list[Piece], styles: Styles, text: str
) -> PrintedText:
    """The printed text, with deleted and hidden characters known."""
    cuts = _fields(text)
    private = _PRIVATE.search(text) is not None
    names = fonts(container)

    def change_of(block: bytes) -> Callable[[str], str] | None:
        return _change(block, styles, names, private=private)

    for start, end, change in runs(container, pieces, change_of):
        cuts.append(Cut(start, end, change(text[start:end])))
    return PrintedText(text, cuts)


def _change(
    block: bytes, styles: Styles, names: list[str], *, private: bool
) -> Callable[[str], str] | None:
    """What becomes of the text of a run, None when it is printed as it stands."""
    hidden, symbol, font = False, "", ""
    if not _TELLING.search(block) and not private:
        return None
    for code, operand in sprms.sprms(block):
        if code == sprms.CHARACTER_STYLE:
            hidden = _hides(styles, int.from_bytes(operand, "little"))
        elif code == sprms.HIDDEN:
            hidden = operand[0] in {_ON, _AS_STYLE_NOT}
        elif code == sprms.DELETED and operand[0] == _ON:
            return lambda _text: ""
        elif code == sprms.SYMBOL:
            symbol = sign(_name(names, operand[:2]), int.from_bytes(operand[2:], "little"))
        elif code in _FONTS:
            font = _name(names, operand) or font
    if hidden:
        return lambda _text: ""
    if symbol:
        return lambda text: symbol * len(text)
    if private and font:
        return lambda text: in_symbol_font(font, text) if _PRIVATE.search(text) else text
    return None


def _hides(styles: Styles, index: int) -> bool:
    return any(
        code == sprms.HIDDEN and operand[0] == _ON
        for style in styles.layers(index)
        for code, operand in sprms.sprms(style.characters)
    )


def _name(names: list[str], operand: bytes) -> str:
    number = int.from_bytes(operand, "little")
    return names[number] if number < len(names) else ""


def _fields(text: str) -> list[Cut]:
    """Codes of fields; what stands between separator and end is their result and stays."""
    cuts: list[Cut] = []
    begun: list[int | None] = []
    for mark in _FIELD.finditer(text):
        if mark[0] == "\x13":
            begun.append(mark.start())
        elif begun:
            start = begun[-1]
            if start is not None:
                cuts.append(Cut(start, mark.end(), ""))
            begun[-1] = None
            if mark[0] == "\x15":
                begun.pop()
    return cuts


def _apart(cuts: list[Cut]) -> list[Cut]:
    """Cuts in order, none over another; what is not printed wins over what is printed otherwise."""
    found: list[Cut] = []
    for cut in sorted(cuts):
        if found and cut.start < found[-1].end:
            last = found[-1]
            if cut.end <= last.end and not last.printed:
                continue
            found[-1] = Cut(
                last.start, max(last.end, cut.end), "" if not cut.printed else last.printed
            )
        else:
            found.append(cut)
    return found
