"""Sheets and shared texts of an .xlsx by one regular expression, where they are written plainly.

Programs write cells in one of a few ways. Where all values of a part stand in one of them, they are
taken as they are, without a tree of elements; anything else is left to the XML parser.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.workbook.sheet import TOO_MANY, Sheet

_TEXT = r"[^<\x00-\x08\x0b\x0c\x0e-\x1f]*+"
_CELLS = re.compile(
    r'<(?:c r="([A-Z]{1,3}+)\d{1,7}+"(?: s="(\d{1,6}+)")?+(?: t="([a-zA-Z]++)")?+>'
    rf"(?:<f(?: [^<>]*+)?+(?:(?<=/)>|>{_TEXT}</f>))?+"
    rf"(?:<v(?: xml:space=\"preserve\")?+>({_TEXT})</v>"
    rf"|<is><t(?: xml:space=\"preserve\")?+>({_TEXT})</t></is>)</c>"
    r'|row r="(\d{1,7}+)"((?: [^<>]*+)?+)>)'
)
"""A row, or a cell that has a value."""
_ITEMS = re.compile(
    rf"(<si>)(?:<t(?: xml:space=\"preserve\")?>({_TEXT})</t></si>|(.*?)</si>)|(.)", re.DOTALL
)
_HEAD = re.compile(rb'(?:\xef\xbb\xbf)?\s*<\?xml version="1\.0" encoding="(?:UTF|utf)-8"[^<>]*\?>')
_TABLE = re.compile(rb"\s*<sst(?: [^<>]*)?>")
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"\s*/>')
_MERGING = re.compile(
    rb'<mergeCells(?: [^<>]*)?>((?:<mergeCell ref="[A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7}"\s*/>)*+)'
    rb"</mergeCells>"
)
_REFERENCE = re.compile("&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_EMPTY_CELLS = re.compile(
    rb'(?:<c r="[A-Z]++[0-9]++"(?: s="[0-9]++")?+(?: t="[a-z]++")?+\s*+(?:/>|></c>))++'
)
_EMPTY_ROW = re.compile(rb'<row r="[0-9]++"(?![^>]*hidden)[^>]*+(?:(?<=/)>|>\s*+</row>)')
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576
_MANY = 5_000_000
Show = Callable[[str, str, str], str]
Known = dict[tuple[str, str, str], str]


def check_values(chunks: Iterable[bytes], limits: Limits) -> None:
    """Stop at a large sheet that has more values than cells are allowed.

    Raises:
        UnreadableDocument: It has; found out before anything is made of them.
    """
    ends = 0
    for chunk in chunks:
        ends += chunk.count(b"v>") + chunk.count(b"is>")
        if ends > 2 * limits.cells:
            raise UnreadableDocument(TOO_MANY)


def condensed(chunks: Iterable[bytes]) -> bytes:
    """A large sheet without the cells and rows that only have a style."""
    return b"".join(_EMPTY_ROW.sub(b"", _EMPTY_CELLS.sub(b"", chunk)) for chunk in chunks)


def unstored_formulas(data: bytes) -> int:
    """Number of formulas whose result a program did not store (openpyxl writes such)."""
    return sum(map(data.count, (b"</f></c>", b"</f><v></v>", b"</f><v/>", b"</f><v />")))


def scan_sheet(sheet: Sheet, data: bytes, show: Show, known: Known) -> bytes | None:
    """Fill a sheet that is written plainly.

    Args:
        sheet: An empty sheet; it stays so when the XML parser has to read it.
        data: Its XML.
        show: What a cell of a (kind, stored value, style) shows.
        known: What has been shown already; it grows.

    Returns:
        The XML without cells and merged cells, for the XML parser; None when all is left to it.
    """
    start, end = data.find(b"<sheetData>"), data.rfind(b"</sheetData>")
    if start < 0 or end < 0 or not _HEAD.match(data):
        return None
    try:
        _fill(sheet, data[start + 11 : end].decode(), show, known)
    except (UnicodeDecodeError, _NotPlain):
        sheet.forget()
        return None
    rest = data[end + 12 :]
    merging = _MERGING.search(rest)
    if merging:
        rest = rest[: merging.start()] + rest[merging.end() :]
        sheet.merged += [
            (int(top), column_of(left.decode()), int(low), column_of(far.decode()))
            for left, top, far, low in _MERGED.findall(merging[1])
        ]
    return data[:start] + rest


def _fill(sheet: Sheet, text: str, show: Show, known: Known) -> None:
    texts = sheet.texts
    row = rows = cells = 0
    for column, style, kind, value, inline, number, attributes in _matches(text):
        if number:
            row = int(number)
            rows += 1
            if not 0 < row <= LAST_ROW:
                raise _NotPlain
            if "hidden=" in attributes and _is_hidden(attributes):
                sheet.hidden_rows.add(row)
            continue
        cells += 1
        key = ("inlineStr", inline, style) if inline else (kind, value, style)
        found = known.get(key)
        if found is None:
            found = known[key] = show(key[0], resolved(key[1]), style)
        at = _COLUMNS.get(column) or column_of(column)
        if not found or at > LAST_COLUMN:
            continue
        if kind == "s":
            texts[row, at] = found
        else:
            sheet.put(row, at, found, kind)
    if rows != text.count("<row") or cells != text.count("</v") + text.count("</is"):
        raise _NotPlain


def _matches(text: str) -> Iterable[tuple[str, ...]]:
    """All matches at once where they are few, one by one where they would cost memory."""
    if len(text) < _MANY:
        return _CELLS.findall(text)
    return (found.groups("") for found in _CELLS.finditer(text))


def _is_hidden(attributes: str) -> bool:
    return 'hidden="1"' in attributes or 'hidden="true"' in attributes


def scanned_texts(data: bytes, rich: Callable[[str], str]) -> list[str] | None:
    """Shared texts by number, None when the XML parser has to read them.

    Args:
        data: The part.
        rich: Makes the text of an item that is not plainly written, of its XML.
    """
    head = _HEAD.match(data)
    table = _TABLE.match(data, head.end()) if head else None
    end = data.rfind(b"</sst>")
    if table is None or end < 0 or data[end + 6 :].strip():
        return None
    try:
        return list(_texts(data[table.end() : end].decode(), rich))
    except (UnicodeDecodeError, _NotPlain):
        return None


def _texts(body: str, rich: Callable[[str], str]) -> Iterator[str]:
    for begin, text, item, odd in _ITEMS.findall(body):
        if not begin:
            if odd.strip():
                raise _NotPlain
        elif item:
            yield rich(f"<si>{item}</si>")
        else:
            yield resolved(text)


def style_parts(data: bytes) -> bytes:
    """The styles without fonts, fills and borders where they are easily cut out; else all of them."""
    start, end = data.find(b"<fonts"), data.find(b"<cellXfs")
    last = data.find(b"</cellXfs>")
    if not 0 < start < end < last or data.find(b"<numFmts") > end or not _HEAD.match(data):
        return data
    tail = data.find(b"</styleSheet>", last)
    return data[:start] + data[end : last + 10] + data[tail:] if tail > 0 else data


class _NotPlain(Exception):  # noqa: N818 -- never leaves the module
    """Something is written in a way that only the XML parser understands."""


def resolved(text: str) -> str:
    """A text with its character references resolved."""
    if "&" not in text:
        return text
    if text.count("&") != len(_REFERENCE.findall(text)):
        raise _NotPlain
    return _REFERENCE.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    code = int(found[1], 16) if found[1] else int(found[2])
    if code not in {9, 10, 13} and not 0x20 <= code < 0xD800 and not 0xE000 <= code < 0xFFFE:
        raise _NotPlain
    return chr(code)


def column_of(letters: str) -> int:
    """Number of a column by its letters, such as 28 for AB; 0 for none."""
    number = 0
    for sign in letters:
        number = 26 * number + ord(sign) - 64
    return number


_COLUMNS = {chr(64 + number): number for number in range(1, 27)}
