"""Workbooks of Excel 97 to 2003 and old WPS (BIFF8): the records that cells are made of."""

import io
import re
import struct
from collections.abc import Iterator

import olefile

from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.workbook.formats import BUILT_IN, display_number, display_text
from jixiao.formats.workbook.sheet import TOO_MANY, Sheet
from jixiao.formats.workbook.strings import shared_strings, short_text, text_at

BROKEN = "文件不完整或已损坏，打不开。请用 Excel 或 WPS 打开原件另存为 .xlsx，或重新传送后再试。"
PASSWORD = "工作簿有密码，不能读取。请在 Excel 或 WPS 中打开并去掉密码，另存后再试。"  # noqa: S105

_BOF, _EOF, _CONTINUE, _VERSION = 0x809, 0x0A, 0x3C, 0x600
_FILEPASS, _DATEMODE, _BOUNDSHEET, _FORMAT, _XF, _SST = 0x2F, 0x22, 0x85, 0x41E, 0xE0, 0xFC
_LABEL, _RICH_LABEL, _SHARED_LABEL, _STRING = 0x204, 0xD6, 0xFD, 0x207
_NUMBER, _RK, _MANY_RK, _FORMULA, _BOOL_OR_ERROR = 0x203, 0x27E, 0xBD, 0x06, 0x205
_MERGED, _ROW, _COLUMNS, _HEADER, _FOOTER = 0xE5, 0x208, 0x7D, 0x14, 0x15
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_HEADER_CODE = re.compile(r'&(?:[LCR]|"[^"]*"|\d+|[A-Z])')
_LONGEST_STREAM = 200_000_000


class OtherExcel(Exception):  # noqa: N818 -- it is a fact about a workbook, not our error
    """No Excel 97 workbook, though perhaps an older one: LibreOffice may read it."""


class OldWorkbook:
    """An open .xls.

    Args:
        data: The whole file.
        limits: What it may cost.

    Raises:
        UnreadableDocument: It is damaged or has a password.
        OtherExcel: It was written by Excel 95 or older.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._stream = _workbook_stream(data)
        self._cells = 0
        self._since_1904 = False
        self.names: list[tuple[str, bool, int]] = []
        """(Name, whether it is hidden, place in the stream) of every sheet in order of the tabs."""
        self._codes = dict(BUILT_IN)
        self._styles: list[int] = []
        self._strings: list[str] = []
        self._globals()

    def _globals(self) -> None:
        records = _records(self._stream, 0)
        kind, body = next(records, (0, b""))
        if kind != _BOF or len(body) < 2 or int.from_bytes(body[:2], "little") != _VERSION:
            raise OtherExcel
        table: list[bytes] = []
        previous = kind
        for kind, body in records:
            if kind == _EOF:
                break
            if kind == _FILEPASS:
                raise UnreadableDocument(PASSWORD)
            if kind == _CONTINUE and previous == _SST:
                table.append(body)
                continue
            previous = kind
            if kind == _SST:
                table = [body]
            elif len(body) >= 4:
                self._global(kind, body)
            elif kind == _DATEMODE:
                self._since_1904 = body[:1] == b"\1"
        self._strings = shared_strings(table)

    def _global(self, kind: int, body: bytes) -> None:
        if kind == _BOUNDSHEET and len(body) > 7 and body[5] == 0:
            place = int.from_bytes(body[:4], "little")
            self.names.append((short_text(body[6:]), body[4] & 3 != 0, place))
        elif kind == _FORMAT:
            self._codes[int.from_bytes(body[:2], "little")] = text_at(body, 2)
        elif kind == _XF:
            self._styles.append(int.from_bytes(body[2:4], "little"))

    def sheet(self, name: str, place: int) -> Sheet:
        """A sheet by its place in the stream.

        Raises:
            UnreadableDocument: It exceeds a limit.
        """
        sheet = Sheet(name)
        depth = 0
        waiting: tuple[int, int, int] | None = None
        for kind, body in _records(self._stream, place):
            if kind == _BOF:
                depth += 1
            elif kind == _EOF:
                depth -= 1
                if depth <= 0:
                    break
            elif depth > 1:
                continue
            elif kind == _STRING and waiting:
                self._put(sheet, waiting, text_at(body, 0))
                waiting = None
            elif kind in _CELLS and len(body) >= 6:
                waiting = self._cell(sheet, kind, body)
            else:
                _arrange(sheet, kind, body)
        return sheet

    def _cell(self, sheet: Sheet, kind: int, body: bytes) -> tuple[int, int, int] | None:
        """Put down a cell; gives its place when its text follows in a record of its own."""
        place = struct.unpack_from("<3H", body)
        if kind == _MANY_RK:
            for at in range((len(body) - 6) // 6):
                style, packed = struct.unpack_from("<HI", body, 4 + 6 * at)
                self._number(sheet, (place[0], place[1] + at, style), _unpacked(packed))
        elif kind == _SHARED_LABEL and len(body) >= 10:
            at = int.from_bytes(body[6:10], "little")
            self._put(sheet, place, self._strings[at] if at < len(self._strings) else "")
        elif kind in {_LABEL, _RICH_LABEL}:
            self._put(sheet, place, text_at(body, 6))
        elif kind == _RK and len(body) >= 10:
            self._number(sheet, place, _unpacked(int.from_bytes(body[6:10], "little")))
        elif kind == _NUMBER and len(body) >= 14:
            self._number(sheet, place, struct.unpack_from("<d", body, 6)[0])
        elif kind == _BOOL_OR_ERROR and len(body) >= 8:
            self._flag(sheet, place, body[6], is_error=bool(body[7]))
        elif kind == _FORMULA and len(body) >= 14:
            return self._result(sheet, place, body[6:14])
        return None

    def _result(
        self, sheet: Sheet, place: tuple[int, int, int], value: bytes
    ) -> tuple[int, int, int] | None:
        """The kept result of a formula."""
        if value[6:] != b"\xff\xff":
            self._number(sheet, place, struct.unpack("<d", value)[0])
        elif value[0] == 0:
            return place
        elif value[0] in {1, 2}:
            self._flag(sheet, place, value[2], is_error=value[0] == 2)
        return None

    def _flag(
        self, sheet: Sheet, place: tuple[int, int, int], value: int, *, is_error: bool
    ) -> None:
        shown = _ERRORS.get(value, "#N/A") if is_error else "TRUE" if value else "FALSE"
        self._show(sheet, place, shown, "e" if is_error else "b")

    def _code(self, style: int) -> str:
        number = self._styles[style] if style < len(self._styles) else 0
        return self._codes.get(number, "General")

    def _number(self, sheet: Sheet, place: tuple[int, int, int], value: float) -> None:
        shown = display_number(value, self._code(place[2]), since_1904=self._since_1904)
        self._show(sheet, place, shown, "n")

    def _put(self, sheet: Sheet, place: tuple[int, int, int], text: str) -> None:
        self._show(sheet, place, display_text(text, self._code(place[2])))

    def _show(self, sheet: Sheet, place: tuple[int, int, int], text: str, kind: str = "s") -> None:
        if not text:
            return
        self._cells += 1
        if self._cells > self._limits.cells:
            raise UnreadableDocument(TOO_MANY)
        sheet.put(place[0] + 1, place[1] + 1, text, kind)


def _arrange(sheet: Sheet, kind: int, body: bytes) -> None:
    """Merged cells, hidden rows and columns, page headers."""
    if kind == _MERGED:
        for at in range(min(int.from_bytes(body[:2], "little"), (len(body) - 2) // 8)):
            top, low, left, far = struct.unpack_from("<4H", body, 2 + 8 * at)
            sheet.merged.append((top + 1, left + 1, low + 1, far + 1))
    elif kind == _ROW and len(body) >= 14:
        if body[12] & _HIDDEN_ROW:
            sheet.hidden_rows.add(int.from_bytes(body[:2], "little") + 1)
    elif kind == _COLUMNS and len(body) >= 10:
        if body[8] & _HIDDEN_COLUMN:
            first, last = struct.unpack_from("<2H", body)
            sheet.hidden_columns.append((first + 1, last + 1))
    elif kind in {_HEADER, _FOOTER} and len(body) > 3:
        text = _HEADER_CODE.sub(" ", text_at(body, 0)).strip()
        if text:
            (sheet.headers if kind == _HEADER else sheet.footers).append(text)


def _workbook_stream(data: bytes) -> bytes:
    try:
        ole = olefile.OleFileIO(io.BytesIO(data))  # type: ignore[no-untyped-call]
        if not ole.exists("Workbook"):  # type: ignore[no-untyped-call]
            raise OtherExcel
        if ole.get_size("Workbook") > _LONGEST_STREAM:  # type: ignore[no-untyped-call]
            raise UnreadableDocument(BROKEN)
        return bytes(ole.openstream("Workbook").read())  # type: ignore[no-untyped-call]
    except (OSError, ValueError, IndexError, struct.error, TypeError, AttributeError) as error:
        raise UnreadableDocument(BROKEN) from error


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    end = len(stream)
    while at + 4 <= end:
        kind, size = struct.unpack_from("<2H", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _unpacked(packed: int) -> float:
    """A number in 30 bits: whole or the upper part of a float, perhaps in hundredths."""
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        value = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return value / 100 if packed & 1 else value


_CELLS = frozenset({
    _LABEL, _RICH_LABEL, _SHARED_LABEL, _NUMBER, _RK, _MANY_RK, _FORMULA, _BOOL_OR_ERROR,
})  # fmt: skip
