"""The container of a .doc (Word 97 and later): its streams and what the FIB says of them."""

import io
import struct
from collections.abc import Callable
from typing import IO, Protocol

import olefile

from jixiao.formats.limits import Limits, UnreadableDocument

BROKEN = "文件不完整或已损坏，打不开。请用 Word 或 WPS 打开原件另存为 .docx，或重新传送后再试。"
PASSWORD = "文件有密码，不能读取。请在 Word 或 WPS 中打开并去掉密码，另存后再试。"  # noqa: S105

_FIRST_FIB = 106
"""Word 6 and 95 write 101 to 105; their files are built otherwise."""
_ENCRYPTED, _SECOND_TABLE = 0x100, 0x200
_PAIRS = 0x9A

STYLES, FOOTNOTES, HEADERS, CHARACTERS, PARAGRAPHS = 1, 3, 11, 12, 13
FONTS, PIECES, SHAPES, TEXT_BOXES, LISTS, LIST_USES = 15, 33, 40, 56, 73, 74
"""Places of tables in the FIB's list of (offset, length)."""


class _Ole(Protocol):
    def exists(self, filename: str) -> bool: ...
    def get_size(self, filename: str) -> int: ...
    def openstream(self, filename: str) -> IO[bytes]: ...


class OtherWord(Exception):  # noqa: N818 -- it is a fact about a document, not our error
    """No Word 97 file, though perhaps a Word file: LibreOffice may read it."""


class Container:
    """Streams and FIB of a .doc.

    Args:
        main: Stream WordDocument: FIB, text and property pages.
        tables: Stream 0Table or 1Table, which the FIB names.
        lengths: Characters of body, footnotes, headers, macros, comments, endnotes, text boxes
            and text boxes of headers; they follow each other in the text.

    The stream "Data" with oversized properties is read when it is asked for.
    """

    __slots__ = ("_data", "_open", "lengths", "main", "tables")

    def __init__(self, main: bytes, tables: bytes, data: Callable[[], bytes]) -> None:
        self.main = main
        self.tables = tables
        self._open = data
        self._data: bytes | None = None
        self.lengths: tuple[int, ...] = struct.unpack_from("<8i", main, 0x4C)

    @property
    def data(self) -> bytes:
        """Stream "Data", b"" when there is none."""
        if self._data is None:
            self._data = self._open()
        return self._data

    def pair(self, at: int) -> tuple[int, int]:
        """Offset in the table stream and length of a table, (0, 0) when the FIB has none."""
        place = _PAIRS + 8 * at
        if place + 8 > len(self.main):
            return 0, 0
        offset, length = struct.unpack_from("<II", self.main, place)
        return (offset, length) if offset < len(self.tables) else (0, 0)

    def table(self, at: int) -> bytes:
        """Bytes of a table, b"" when the FIB has none."""
        offset, length = self.pair(at)
        return self.tables[offset : offset + length]


def open_container(data: bytes, limits: Limits) -> Container:
    """Open a .doc.

    Raises:
        UnreadableDocument: It is damaged or has a password.
        OtherWord: It is no file of Word 97 or later.
    """
    try:
        ole: _Ole = olefile.OleFileIO(io.BytesIO(data))  # type: ignore[no-untyped-call]
    except (OSError, ValueError, IndexError, struct.error, TypeError, AttributeError) as error:
        raise UnreadableDocument(BROKEN) from error
    main = _stream(ole, "WordDocument", limits)
    if len(main) < _PAIRS:
        raise OtherWord
    version, flags = struct.unpack_from("<H6xH", main, 2)
    if version < _FIRST_FIB:
        raise OtherWord
    if flags & _ENCRYPTED:
        raise UnreadableDocument(PASSWORD)
    tables = _stream(ole, "1Table" if flags & _SECOND_TABLE else "0Table", limits)
    if not tables:
        raise OtherWord
    return Container(main, tables, lambda: _stream(ole, "Data", limits))


def _stream(ole: _Ole, name: str, limits: Limits) -> bytes:
    """A stream, b"" when there is none; what a damaged file has lost of it is missing."""
    try:
        if not ole.exists(name) or ole.get_size(name) > limits.file_bytes:
            return b""
        return bytes(ole.openstream(name).read())
    except (OSError, ValueError, IndexError, struct.error, TypeError, AttributeError):
        return b""
