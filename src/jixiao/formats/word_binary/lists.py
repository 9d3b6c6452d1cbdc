"""Lists (编号) of a .doc, said in the words of numbering.xml so that one counter serves both."""

import struct
from dataclasses import replace
from typing import NamedTuple

from jixiao.formats.word.numbering import Level, Numbering
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
_BILLION = 10**9


class _Use(NamedTuple):
    """A use of a list.

    Args:
        identity: The list.
        changes: (level, place of the level that replaces its own, first number), None for what
            stays.
    """

    identity: int
    changes: list[tuple[int, int | None, int | None]]


class Lists:
    """The lists of a document with their counters; one is only read when a paragraph uses it.

    Args:
        container: The file.
    """

    def __init__(self, container: Container) -> None:
        self._table = container.tables
        self._styles: dict[int, tuple[int, ...]] = {}
        """Styles bound to the levels by list."""
        self._levels: dict[int, list[int]] = {}
        """Places of the levels by list."""
        self._find_lists(*container.pair(LISTS))
        self._changes_table = container.table(LIST_USES)
        self._uses = self._find_uses()
        self._numbering = Numbering(None)
        self._known: set[int] = set()

    def put_before(self, text: str, use: int, level: int | None, style: int) -> str:
        """A text with its number in front.

        Args:
            text: The text of the paragraph.
            use: Number of its list, 1 upwards.
            level: Level in it, None when the style says it.
            style: Index of the style of the paragraph.
        """
        if level is None:
            level = self._level_of_style(use, style)
        if use not in self._known:
            self._known.add(use)
            self._make(use)
        return self._numbering.put_before(text, str(use), level)

    def _level_of_style(self, use: int, style: int) -> int:
        """The level that a style is bound to, 0 when it is not."""
        if use > len(self._uses):
            return 0
        bound = self._styles.get(self._uses[use - 1].identity, ())
        return bound.index(style) if style in bound else 0

    def _make(self, number: int) -> None:
        """Tell the counter of the levels of a list."""
        if number > len(self._uses):
            return
        use = self._uses[number - 1]
        table = self._table
        levels = {
            at: made
            for at, place in enumerate(self._levels.get(use.identity, ()))
            if (made := _level(table, place)) is not None
        }
        starts: dict[int, int] = {}
        for at, place, start in use.changes:
            made = _level(self._changes_table, place) if place is not None else None
            if made is not None:
                levels[at] = made
            if start is not None:
                starts[at] = start
                levels[at] = replace(levels.get(at, Level()), start=start)
        self._numbering.add(str(number), str(use.identity), levels, starts)

    def _find_lists(self, offset: int, length: int) -> None:
        """Where the levels of every list are, and the styles bound to them."""
        table = self._table
        if length < 2:
            return
        count = int.from_bytes(table[offset : offset + 2], "little")
        at = offset + 2 + 28 * count
        for number in range(count):
            place = offset + 2 + 28 * number
            if at >= len(table) or place + 28 > len(table):
                break
            (identity,) = struct.unpack_from("<i", table, place)
            self._styles[identity] = struct.unpack_from("<9H", table, place + 8)
            places = self._levels[identity] = []
            for _level_number in range(1 if table[place + 26] & _SIMPLE else _LEVELS):
                places.append(at)
                at = _behind(table, at)

    def _find_uses(self) -> list[_Use]:
        table = self._changes_table
        found: list[_Use] = []
        if len(table) < 4:
            return found
        (count,) = struct.unpack_from("<I", table)
        at = 4 + 16 * count
        for number in range(min(count, len(table) // 16)):
            identity, size = struct.unpack_from("<i8xB", table, 4 + 16 * number)
            at, changes = _changes(table, at + 4, size)
            found.append(_Use(identity, changes))
        return found


def _changes(
    table: bytes, at: int, count: int
) -> tuple[int, list[tuple[int, int | None, int | None]]]:
    """The place behind the levels that a use of a list has otherwise, and these."""
    found: list[tuple[int, int | None, int | None]] = []
    for _change in range(count):
        if at + 8 > len(table):
            return len(table), found
        start, flags = struct.unpack_from("<iI", table, at)
        at += 8
        place = at if flags & _FORMATTED else None
        if place is not None:
            at = _behind(table, at)
        found.append((flags & 0xF, place, _start(start) if flags & _STARTS else None))
    return at, found


def _behind(table: bytes, at: int) -> int:
    """The place behind a level."""
    if at + 28 > len(table):
        return len(table)
    at += 28 + table[at + 24] + table[at + 25]
    return at + 2 + 2 * int.from_bytes(table[at : at + 2], "little")


def _level(table: bytes, at: int) -> Level | None:
    """The level at a place, None when it is cut off."""
    if at + 28 > len(table):
        return None
    start, code, flags = struct.unpack_from("<iBB", table, at)
    suffix, marks, indents, restart = table[at + 15], table[at + 24], table[at + 25], table[at + 26]
    at += 28 + marks + indents
    size = int.from_bytes(table[at : at + 2], "little")
    raw = table[at + 2 : at + 2 + 2 * size]
    named = _FORMATS[code] if code < len(_FORMATS) else ""
    return Level(
        start=_start(start),
        number_format="none" if code == _NO_FORMAT else named,
        text=_text(raw[: len(raw) & ~1]),
        suffix=_SUFFIXES[suffix] if suffix < len(_SUFFIXES) else "tab",
        restart=restart if flags & _NO_RESTART else None,
        legal=bool(flags & _LEGAL),
    )


def _start(number: int) -> int:
    """A first number as the counter takes it: 0 for what is none."""
    return number if 0 <= number < _BILLION else 0


def _text(raw: bytes) -> str:
    """Text of a number; where the levels stand in it they are small numbers, here %1 to %9."""
    return "".join(
        f"%{ord(sign) + 1}" if ord(sign) < _LEVELS else sign
        for sign in raw.decode("utf-16-le", "ignore")
        if ord(sign) < _LEVELS or 0x20 <= ord(sign) < 0xFFFE
    )
