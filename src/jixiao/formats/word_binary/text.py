"""The text of a .doc by character position (字符位置), joined from the pieces of its table."""

import re
import struct
from typing import NamedTuple

from jixiao.formats.limits import UnreadableDocument
from jixiao.formats.word_binary.container import BROKEN, PIECES, Container

_COMPRESSED = 0x40000000
_PROPERTIES, _TABLE = 1, 2
_HALF = re.compile("[\ud800-\udfff]")


class Piece(NamedTuple):
    """A stretch of text that lies in one go in the file.

    Args:
        start: First character position.
        end: Position behind the last character.
        offset: Byte in the stream at which it lies.
        width: Bytes of a character, 1 or 2.
        change: Properties laid over the whole piece by a fast save (快速保存), as sprms.
    """

    start: int
    end: int
    offset: int
    width: int
    change: bytes


def pieces_of(container: Container) -> list[Piece]:
    """The pieces in order of the text.

    Raises:
        UnreadableDocument: There is no piece table.
    """
    clx = container.table(PIECES)
    changes: list[bytes] = []
    at = 0
    while at + 3 <= len(clx) and clx[at] == _PROPERTIES:
        size = int.from_bytes(clx[at + 1 : at + 3], "little")
        changes.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    if at + 5 > len(clx) or clx[at] != _TABLE:
        raise UnreadableDocument(BROKEN)
    size = int.from_bytes(clx[at + 1 : at + 5], "little")
    plc = clx[at + 5 : at + 5 + size]
    count = (len(plc) - 4) // 12
    if count < 1:
        raise UnreadableDocument(BROKEN)
    bounds = struct.unpack_from(f"<{count + 1}I", plc)
    made: list[Piece] = []
    expected = 0
    for number in range(count):
        offset, change = struct.unpack_from("<2xIH", plc, 4 * (count + 1) + 8 * number)
        start, end = bounds[number], bounds[number + 1]
        narrow = bool(offset & _COMPRESSED)
        offset = (offset & 0x3FFFFFFF) >> 1 if narrow else offset & 0x3FFFFFFF
        end = min(end, start + (len(container.main) - offset) // (1 if narrow else 2))
        if start != expected or end <= start or end > len(container.main):
            break  # pieces do not overlap, so the text is never longer than the stream
        made.append(Piece(start, end, offset, 1 if narrow else 2, _change(change, changes)))
        expected = end
    if not made:
        raise UnreadableDocument(BROKEN)
    return made


def _change(code: int, changes: list[bytes]) -> bytes:
    """What a piece lays over its paragraphs: an entry of the Clx, or one short sprm.

    Of the short ones none concerns us but hidden text (0x56) and deleted text (0x41).
    """
    if code & 1:
        return changes[code >> 1] if code >> 1 < len(changes) else b""
    short = {0x41: b"\x00\x08", 0x56: b"\x3c\x08"}.get(code >> 1 & 0x7F)
    return short + bytes([code >> 8]) if short else b""


def text_of(container: Container, pieces: list[Piece]) -> str:
    """The whole text; one character for each character position."""
    parts = []
    for piece in pieces:
        size = (piece.end - piece.start) * piece.width
        raw = container.main[piece.offset : piece.offset + size]
        if piece.width == 1:
            parts.append(raw.decode("latin-1").translate(_WINDOWS))
        else:
            parts.append(_units(raw))
    return "".join(parts)


def _units(raw: bytes) -> str:
    """UTF-16 as code units, so that one beyond the plane counts as two positions."""
    text = raw.decode("utf-16-le", "surrogatepass")
    if 2 * len(text) == len(raw):
        return text
    return "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw)))


def joined(text: str) -> str:
    """Text with its surrogates put together again; a single one is left out."""
    if text.isascii() or not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
