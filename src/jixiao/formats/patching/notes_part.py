"""The parts of a sheet's notes (批注部件): the texts, and the drawing of their boxes."""

import re
from html import unescape
from typing import NamedTuple

from jixiao.formats.patching.letters import ODD, escaped
from jixiao.formats.patching.orders import Author, Unpatchable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<authors></authors><commentList></commentList></comments>"
)
_NOTE = re.compile(rb"<comment\s([^<>]*)>(.*?)</comment>", re.DOTALL)
_AUTHOR = re.compile(rb"<author(?:\s[^<>]*)?(?:/>|>([^<]*)</author>)")
_TEXT = re.compile(rb"<t(?:\s[^<>]*)?>([^<]*)</t>")
_KEY = re.compile(r"编号 [0-9a-f]{8}")
_SHAPE = re.compile(rb"<v:shape\s.*?</v:shape>", re.DOTALL)
_SHAPE_ID = re.compile(rb'id="_x0000_s(\d+)"')
_WIDTH, _TALLEST = 22, 26
"""Signs of a line of a box, and the most rows of the sheet that it covers."""


class Note(NamedTuple):
    """A note as it stands in the part.

    Args:
        ref: Its cell.
        text: What it says.
        is_ours: Whether we have put it there.
        xml: Its bytes.
    """

    ref: str
    text: str
    is_ours: bool
    xml: bytes


class Notes:
    """The notes of a sheet.

    Args:
        xml: The part, None for a sheet without any.
        author: Who writes ours.

    Raises:
        Unpatchable: It is written in a rare way.
    """

    def __init__(self, xml: bytes | None, author: Author) -> None:
        self.xml = xml if xml is not None else _EMPTY
        self.author = author.name
        if b"</commentList>" not in self.xml:
            self.xml = self.xml.replace(b"<commentList/>", b"<commentList></commentList>")
        if self.xml.count(b"</commentList>") != 1:
            raise Unpatchable(ODD)

    def all(self) -> list[Note]:
        """All notes, people's and ours."""
        names = [unescape((each or b"").decode()) for each in _AUTHOR.findall(self.xml)]
        return [self._note(found, names) for found in _NOTE.finditer(self.xml)]

    def ours(self) -> list[Note]:
        """The notes that we have put there."""
        return [each for each in self.all() if each.is_ours]

    def _note(self, found: re.Match[bytes], names: list[str]) -> Note:
        attributes = dict(re.findall(rb'([\w:]+)="([^"]*)"', found[1]))
        text = unescape(b"".join(_TEXT.findall(found[2])).decode("utf-8", "replace"))
        text = text.replace("\r\n", "\n")
        at = int(attributes.get(b"authorId", b"0"))
        name = names[at] if at < len(names) else ""
        is_ours = name == self.author and _KEY.search(text) is not None
        return Note(attributes.get(b"ref", b"").decode(), text, is_ours, found[0])

    def remove(self, ref: str) -> None:
        """Take our note of a cell away."""
        self._put(ref, b"")

    def replace(self, ref: str, text: str) -> None:
        """Give our note of a cell another text."""
        self._put(ref, self._made(ref, text))

    def _put(self, ref: str, made: bytes) -> None:
        old = next(each for each in self.ours() if each.ref == ref)
        self.xml = self.xml.replace(old.xml, made, 1)

    def add(self, ref: str, text: str) -> None:
        """Put a note at a cell that has none."""
        made = self._made(ref, text)
        self.xml = self.xml.replace(b"</commentList>", made + b"</commentList>", 1)

    def _made(self, ref: str, text: str) -> bytes:
        words = b'<t xml:space="preserve">%b</t>' % escaped(text)
        return b'<comment ref="%b" authorId="%d"><text><r>%b</r></text></comment>' % (
            ref.encode(), self._author_number(), words,
        )  # fmt: skip

    def _author_number(self) -> int:
        names = [unescape((each or b"").decode()) for each in _AUTHOR.findall(self.xml)]
        if self.author not in names:
            entry = b"<author>%b</author>" % escaped(self.author)
            if b"</authors>" not in self.xml:
                self.xml = self.xml.replace(b"<authors/>", b"<authors></authors>", 1)
            self.xml = self.xml.replace(b"</authors>", entry + b"</authors>", 1)
            return len(names)
        return names.index(self.author)

    def packed(self) -> bytes:
        """The part."""
        return self.xml


def empty_drawing(number: int) -> bytes:
    """A drawing without boxes.

    Args:
        number: Number of the drawing: its boxes are numbered from 1024 times it on.
    """
    return (
        b'<xml xmlns:v="urn:schemas-microsoft-com:vml" '
        b'xmlns:o="urn:schemas-microsoft-com:office:office" '
        b'xmlns:x="urn:schemas-microsoft-com:office:excel">'
        b'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%d"/></o:shapelayout>'
        b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
        b'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
        b'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>' % number
    )


def with_shape(xml: bytes, row: int, column: int, text: str, number: int) -> bytes:
    """A drawing with a hidden box more, beside a cell and as high as its text needs."""
    taken = [int(each) for each in _SHAPE_ID.findall(xml)]
    key = max([*taken, 1024 * number]) + 1
    lines = sum(1 + len(line) // _WIDTH for line in text.split("\n"))
    height = min(lines + 2, _TALLEST)
    top = max(row - 2, 0)
    shape = (
        b'<v:shape id="_x0000_s%d" type="#_x0000_t202" style=\'position:absolute;'
        b'visibility:hidden\' fillcolor="#ffffe1" o:insetmode="auto">'
        b'<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        b"<v:path o:connecttype=\"none\"/><v:textbox style='mso-direction-alt:auto'>"
        b"<div style='text-align:left'></div></v:textbox>"
        b'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        b"<x:Anchor>%d, 15, %d, 10, %d, 31, %d, 9</x:Anchor><x:AutoFill>False</x:AutoFill>"
        b"<x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>"
        % (key, column, top, column + 3, top + height, row - 1, column - 1)
    )
    at = xml.rfind(b"</xml>")
    if at < 0:
        raise Unpatchable(ODD)
    return xml[:at] + shape + xml[at:]


def without_shape(xml: bytes, row: int, column: int) -> bytes:
    """A drawing without the box of a cell's note."""
    wanted = (b"<x:Row>%d</x:Row>" % (row - 1), b"<x:Column>%d</x:Column>" % (column - 1))
    for found in _SHAPE.finditer(xml):
        if b'ObjectType="Note"' in found[0] and all(each in found[0] for each in wanted):
            return xml[: found.start()] + xml[found.end() :]
    return xml
