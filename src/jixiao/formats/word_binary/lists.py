"""Lists (编号) of a .doc, said in the words of numbering.xml so that one counter serves both."""

import struct

from lxml import etree

from jixiao.formats.word.numbering import Numbering
from jixiao.formats.word_binary.container import LIST_USES, LISTS, Container

_LEVELS = 9
_SIMPLE = 0x01
_STARTS, _FORMATTED = 0x10, 0x20
_LEGAL, _NO_RESTART = 0x04, 0x08
_SUFFIXES = ("tab", "space", "nothing")
_FORMATS = (  # noqa: SIM905 -- forty names are easier to check as words
    "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex "
    "chicago ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth "
    "japaneseLegal japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 "
    "aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung "
    "decimalEnclosedFullstop decimalEnclosedParen "
    "decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac "
    "ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional "
    "taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified "
    "chineseCountingThousand"
).split()
"""Names of Word's number formats in the order of their codes."""
_NO_FORMAT = 255


class Lists:
    """The lists of a document with their counters.

    Args:
        container: The file.
    """

    def __init__(self, container: Container) -> None:
        self._bound: dict[tuple[str, int], int] = {}
        """Level by list and style that is bound to it."""
        root = etree.Element("numbering")
        identities = self._load(container, root)
        self._load_uses(container, root, identities)
        self.numbering = Numbering(root)

    def level_of_style(self, use: int, style: int) -> int | None:
        """The level that a style is bound to, None when it is not."""
        return self._bound.get((str(use), style))

    def _load(self, container: Container, root: etree._Element) -> dict[int, tuple[int, ...]]:
        """Write every list; gives the styles bound to its levels by list."""
        offset, length = container.pair(LISTS)
        table = container.tables
        found: dict[int, tuple[int, ...]] = {}
        if length < 2:
            return found
        count = int.from_bytes(table[offset : offset + 2], "little")
        at = offset + 2 + 28 * count
        for number in range(count):
            place = offset + 2 + 28 * number
            if at >= len(table) or place + 28 > len(table):
                break
            (identity,) = struct.unpack_from("<i", table, place)
            found[identity] = struct.unpack_from("<9H", table, place + 8)
            abstract = etree.SubElement(root, "abstractNum", abstractNumId=str(identity))
            for level in range(1 if table[place + 26] & _SIMPLE else _LEVELS):
                at = _level(table, at, level, abstract)
        return found

    def _load_uses(
        self, container: Container, root: etree._Element, identities: dict[int, tuple[int, ...]]
    ) -> None:
        table = container.table(LIST_USES)
        if len(table) < 4:
            return
        (count,) = struct.unpack_from("<I", table)
        at = 4 + 16 * count
        for number in range(min(count, len(table) // 16)):
            identity, changes = struct.unpack_from("<i8xB", table, 4 + 16 * number)
            use = etree.SubElement(root, "num", numId=str(number + 1))
            etree.SubElement(use, "abstractNumId", val=str(identity))
            for level, style in enumerate(identities.get(identity, ())):
                self._bound.setdefault((str(number + 1), style), level)
            at = _changes(table, at + 4, changes, use)


def _changes(table: bytes, at: int, count: int, use: etree._Element) -> int:
    """Levels that a use of a list has otherwise; the place behind them."""
    for _change in range(count):
        if at + 8 > len(table):
            return len(table)
        start, flags = struct.unpack_from("<iI", table, at)
        at += 8
        level = flags & 0xF
        override = etree.SubElement(use, "lvlOverride", ilvl=str(level))
        if flags & _FORMATTED:
            at = _level(table, at, level, override)
        if flags & _STARTS:
            etree.SubElement(override, "startOverride", val=str(start))
    return at


def _level(table: bytes, at: int, level: int, parent: etree._Element) -> int:
    """Write one level; the place behind it."""
    if at + 28 > len(table):
        return len(table)
    start, code, flags = struct.unpack_from("<iBB", table, at)
    suffix, marks, indents, restart = table[at + 15], table[at + 24], table[at + 25], table[at + 26]
    at += 28 + marks + indents
    size = int.from_bytes(table[at : at + 2], "little")
    raw = table[at + 2 : at + 2 + 2 * size]
    element = etree.SubElement(parent, "lvl", ilvl=str(level))
    for name, value in (
        ("start", str(start)),
        (
            "numFmt",
            "none" if code == _NO_FORMAT else _FORMATS[code] if code < len(_FORMATS) else "",
        ),
        ("lvlText", _text(raw[: len(raw) & ~1])),
        ("suff", _SUFFIXES[suffix] if suffix < len(_SUFFIXES) else "tab"),
        ("isLgl", "1" if flags & _LEGAL else "0"),
    ):
        etree.SubElement(element, name, val=value)
    if flags & _NO_RESTART:
        etree.SubElement(element, "lvlRestart", val=str(restart))
    return at + 2 + 2 * size


def _text(raw: bytes) -> str:
    """Text of a number; where the levels stand in it they are small numbers, here %1 to %9."""
    return "".join(
        f"%{ord(sign) + 1}" if ord(sign) < _LEVELS else sign
        for sign in raw.decode("utf-16-le", "ignore")
        if ord(sign) < _LEVELS or 0x20 <= ord(sign) < 0xFFFE
    )
