"""Texts of an .xls: with one or two bytes a character, and the table of shared ones."""

_WIDE, _PHONETIC, _RICH = 0x01, 0x04, 0x08


def text_at(body: bytes, at: int) -> str:
    """A text with a count of two bytes."""
    if len(body) < at + 3:
        return ""
    return _decoded(body[at + 3 :], int.from_bytes(body[at : at + 2], "little"), body[at + 2])


def short_text(body: bytes) -> str:
    """A text with a count of one byte."""
    return _decoded(body[2:], body[0], body[1]) if len(body) > 2 else ""


def _decoded(raw: bytes, count: int, flags: int) -> str:
    """Characters that begin behind the flags; fonts and reading aids stand between."""
    at = (2 if flags & _RICH else 0) + (4 if flags & _PHONETIC else 0)
    if flags & _WIDE:
        return _lines(raw[at : at + 2 * count].decode("utf-16-le", "ignore"))
    return _lines(raw[at : at + count].decode("latin-1"))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class _Records:
    """Bytes of a record and its continuations; a text that is cut says its width anew."""

    def __init__(self, records: list[bytes]) -> None:
        self._records = records
        self._number = self._at = 0

    def left(self) -> bool:
        """Whether anything is left; steps to the next record when one is used up."""
        while self._number < len(self._records):
            if self._at < len(self._records[self._number]):
                return True
            self._number, self._at = self._number + 1, 0
        return False

    def take(self, count: int) -> bytes:
        """The next bytes, over the ends of records; fewer at the end."""
        found = b""
        while count > 0 and self.left():
            part = self._records[self._number][self._at : self._at + count]
            self._at += len(part)
            count -= len(part)
            found += part
        return found

    def characters(self, count: int, *, wide: bool) -> str:
        """The next characters."""
        parts: list[str] = []
        while count > 0 and self._number < len(self._records):
            record = self._records[self._number]
            size = min(count, (len(record) - self._at) // (2 if wide else 1))
            end = self._at + size * (2 if wide else 1)
            raw = record[self._at : end]
            parts.append(raw.decode("utf-16-le", "ignore") if wide else raw.decode("latin-1"))
            count -= size
            self._at = end
            if count > 0:
                self._number, self._at = self._number + 1, 1
                if self._number < len(self._records):
                    wide = bool(self._records[self._number][:1] > b"\0")
        return "".join(parts)


def shared_strings(records: list[bytes]) -> list[str]:
    """The table of shared texts by number; what is cut off is missing."""
    if not records:
        return []
    stream = _Records(records)
    stream.take(8)
    found: list[str] = []
    while stream.left():
        head = stream.take(3)
        if len(head) < 3:
            break
        flags = head[2]
        runs = int.from_bytes(stream.take(2), "little") if flags & _RICH else 0
        aid = int.from_bytes(stream.take(4), "little") if flags & _PHONETIC else 0
        count = int.from_bytes(head[:2], "little")
        found.append(_lines(stream.characters(count, wide=bool(flags & _WIDE))))
        stream.take(4 * runs + aid)
    return found
