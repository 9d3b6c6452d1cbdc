"""Styles (样式) of a .doc: what paragraphs and characters have from them."""

import struct
from dataclasses import dataclass

from jixiao.formats.word_binary.container import FONTS, STYLES, Container

_NO_STYLE = 0xFFF
_PARAGRAPH_STYLE, _CHARACTER_STYLE = 1, 2
_HEADINGS = range(1, 10)
_DEEPEST = 12
"""Styles that lie on each other; Word allows no more than eleven."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style as it is stored.

    Args:
        base: Index of the style that it is based on, None for none.
        built_in: Word's own number of a style; 1 to 9 are the headings.
        kind: 1 for paragraphs, 2 for characters.
        paragraph: Sprms for the paragraph.
        characters: Sprms for its characters.
    """

    base: int | None
    built_in: int
    kind: int
    paragraph: bytes
    characters: bytes


class Styles:
    """All styles by index.

    Args:
        container: The file.
    """

    def __init__(self, container: Container) -> None:
        self._styles: dict[int, Style] = {}
        sheet = container.table(STYLES)
        if len(sheet) < 6:
            return
        head, count, fixed = struct.unpack_from("<3H", sheet)
        at = 2 + head
        for number in range(count):
            if at + 2 > len(sheet):
                return
            size = int.from_bytes(sheet[at : at + 2], "little")
            if size >= fixed + 2:
                style = _style(sheet[at + 2 : at + 2 + size], fixed)
                if style is not None:
                    self._styles[number] = style
            at += 2 + size

    def layers(self, index: int) -> list[Style]:
        """The style with all it is based on, the deepest first."""
        found: list[Style] = []
        at: int | None = index
        while at in self._styles and len(found) < _DEEPEST:
            found.insert(0, self._styles[at])
            at = self._styles[at].base
        return found

    def heading(self, index: int) -> int:
        """Level of a heading style, 1 to 9, 0 for any other."""
        for style in reversed(self.layers(index)):
            if style.built_in in _HEADINGS:
                return style.built_in
        return 0


def _style(data: bytes, fixed: int) -> Style | None:
    """One entry of the sheet, None when it is cut off."""
    if len(data) < 8:
        return None
    built_in, kind, parts = struct.unpack_from("<3H", data)
    base = kind >> 4
    at = fixed + 2 + 2 * int.from_bytes(data[fixed : fixed + 2], "little") + 2
    found: list[bytes] = []
    for _part in range(min(parts & 0xF, 2)):
        at += at & 1
        size = int.from_bytes(data[at : at + 2], "little")
        found.append(data[at + 2 : at + 2 + size])
        at += 2 + size
    is_paragraph = kind & 0xF == _PARAGRAPH_STYLE
    while len(found) < 2:
        found.append(b"")
    return Style(
        base=None if base == _NO_STYLE else base,
        built_in=built_in & 0xFFF,
        kind=kind & 0xF,
        paragraph=found[0][2:] if is_paragraph else b"",
        characters=found[1] if is_paragraph else found[0],
    )


def fonts(container: Container) -> list[str]:
    """Names of the fonts by number."""
    table = container.table(FONTS)
    names: list[str] = []
    at = 4
    while at < len(table):
        size = table[at] + 1
        raw = table[at + 40 : at + size]
        names.append(raw[: len(raw) & ~1].decode("utf-16-le", "replace").partition("\0")[0])
        at += size
    return names
