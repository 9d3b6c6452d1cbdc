"""Cells of a sheet (单元格) among the bytes of its part, and the texts that sheets share."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from jixiao.formats.limits import Limits
from jixiao.formats.packed import parse_xml
from jixiao.formats.patching.letters import ODD, escaped, keeping_blanks, spliced, units_in
from jixiao.formats.patching.matching import Change
from jixiao.formats.patching.orders import Unpatchable
from jixiao.formats.patching.rewriting import Splice

_TEXT = re.compile(rb"<t(?:\s[^<>]*)?(?:/>|>([^<]*)</t>)")
_READING_AID = re.compile(rb"<rPh\s.*?</rPh>", re.DOTALL)
_ITEM = re.compile(rb"<si>.*?</si>|<si/>", re.DOTALL)
_UNIQUE = re.compile(rb'(<sst\s[^<>]*?uniqueCount=")(\d+)(")')
_ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_")
_ATTRIBUTE = re.compile(rb'\s([\w:]+)="([^"]*)"')


class FoundCell(NamedTuple):
    """A cell as it stands in the part.

    Args:
        begin: Its first byte.
        end: Behind its last one.
        head: Its start tag.
        inner: What stands in it, b"" for an empty cell.
        kind: Its ``t``: "s" shares a text, "n" is a number.
        style: Its ``s``.
    """

    begin: int
    end: int
    head: bytes
    inner: bytes
    kind: str
    style: str


def reference(row: int, column: int) -> str:
    """The name of a cell.

    >>> reference(3, 28)
    'AB3'
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def find_cell(xml: bytes, name: str) -> FoundCell | None:
    """A cell by its name; None when the part does not hold it plainly."""
    found = re.search(rb'<c(?=\s)[^<>]*?\sr="%b"(?=[\s/>])[^<>]*>' % name.encode(), xml)
    if found is None:
        return None
    attributes = dict(_ATTRIBUTE.findall(found[0]))
    inner, end = b"", found.end()
    if not found[0].endswith(b"/>"):
        close = xml.find(b"</c>", end)
        if close < 0:
            return None
        inner, end = xml[end:close], close + 4
    kind = attributes.get(b"t", b"n").decode("ascii", "replace")
    style = attributes.get(b"s", b"").decode("ascii", "replace")
    return FoundCell(found.start(), end, found[0], inner, kind, style)


def rewritten(xml: bytes, changes: Sequence[Change], shown: str) -> bytes | None:
    """A text in one or several looks with other words; None when it shows something else.

    Args:
        xml: ``si`` or ``is`` element.
        changes: The changes of its signs.
        shown: What the reader makes of it.
    """
    aids = [found.span() for found in _READING_AID.finditer(xml)]
    pieces = [
        found
        for found in _TEXT.finditer(xml)
        if found[1] is not None and not any(b <= found.start() < e for b, e in aids)
    ]
    texts = [units_in(xml, *found.span(1), line="\n") for found in pieces]
    text = "".join(signs for signs, _ in texts)
    if text != shown or _ESCAPE.search(text):
        return None
    splices: list[Splice] = []
    for change in changes:
        splices += _change(texts, change)
    made = spliced(xml, splices)
    return _blanks_kept(made)


def _change(texts: Sequence[tuple[str, list[int]]], change: Change) -> list[Splice]:
    """A change as splices; the new words stand in the first text that loses a sign."""
    splices: list[Splice] = []
    at, is_put = 0, not change.new
    for signs, places in texts:
        begin, end = max(change.begin - at, 0), min(change.end - at, len(signs))
        if begin < end or (not is_put and change.begin == change.end and begin <= len(signs)):
            new = b"" if is_put else escaped(change.new)
            splices.append((places[begin], places[max(begin, end)], new))
            is_put = True
        at += len(signs)
    return splices


def _blanks_kept(xml: bytes) -> bytes:
    def kept(found: re.Match[bytes]) -> bytes:
        text = found[1]
        if text is None or text.strip() == text:
            return found[0]
        end = found[0].index(b">") + 1
        return keeping_blanks(found[0][:end]) + found[0][end:]

    return _TEXT.sub(kept, xml)


class SharedTexts:
    """The texts that sheets share: new ones are put at the end, old ones stay.

    Args:
        xml: The part.
    """

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self._items = [found[0] for found in _ITEM.finditer(xml)]
        self._added: list[bytes] = []

    def item(self, number: int) -> bytes | None:
        """The XML of a text by its number."""
        return self._items[number] if 0 <= number < len(self._items) else None

    def add(self, item: bytes) -> int:
        """The number of a text that is there now."""
        if item in self._added:
            return len(self._items) + self._added.index(item)
        self._added.append(item)
        return len(self._items) + len(self._added) - 1

    def packed(self) -> bytes:
        """The part with the new texts."""
        if not self._added:
            return self.xml
        at = self.xml.rfind(b"</sst>")
        if at < 0:
            raise Unpatchable(ODD)
        made = self.xml[:at] + b"".join(self._added) + self.xml[at:]
        count = str(len(self._items) + len(self._added)).encode()
        return _UNIQUE.sub(lambda found: found[1] + count + found[3], made, count=1)


def unlocked_styles(xml: bytes | None, limits: Limits) -> set[str]:
    """Numbers of the cell styles that stay open when a sheet is protected."""
    if xml is None:
        return set()
    root: etree._Element = parse_xml(xml, limits)[0]
    found: set[str] = set()
    for holder in root.iterchildren("{*}cellXfs"):
        for number, style in enumerate(holder.iterchildren("{*}xf")):
            for each in style.iterchildren("{*}protection"):
                if each.get("locked", "1") in {"0", "false"}:
                    found.add(str(number))
    return found
