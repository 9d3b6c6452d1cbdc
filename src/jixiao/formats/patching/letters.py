"""Letters (字节对照): where the signs of an element stand among the bytes of document.xml."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from lxml import etree

from jixiao.formats.patching.orders import Unpatchable

ODD = "文档内部的写法少见，改动它不保险，没有改。请用 Word 或 WPS 另存为 .docx 后再试。"
_SLASH = ord("/")
_UNIT = re.compile(r"&([^;&]*);|\r\n|.", re.DOTALL)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_KEPT = b' xml:space="preserve"'


class Spot(NamedTuple):
    """Where an element stands, in bytes from the beginning of the part.

    Args:
        begin: Its first byte.
        inner: Behind its start tag.
        outer: Before its end tag.
        end: Behind it; all three are the same for an element that is but one tag.
    """

    begin: int
    inner: int
    outer: int
    end: int


class Letters:
    """Bytes and elements of one part, side by side.

    Args:
        xml: Its bytes.
        root: Root of what has been parsed.
        ranges: (First byte, behind the last byte) of the stretches that it was made of, in order.
        space: Namespace of its elements in braces.

    Raises:
        Unpatchable: It is written so that bytes and elements can not be matched for certain.
    """

    def __init__(
        self, xml: bytes, root: etree._Element, ranges: Sequence[tuple[int, int]], space: str
    ) -> None:
        self.xml = xml
        declared = _DECLARED.match(xml.removeprefix(b"\xef\xbb\xbf")[:200])
        if xml[:1] not in {b"<", b"\xef"} or (declared and declared[1].lower() != b"utf-8"):
            raise Unpatchable(ODD)
        if xml.count(b'"%b"' % space[1:-1].encode()) != 1:
            raise Unpatchable(ODD)
        prefix = next((name for name, uri in root.nsmap.items() if uri == space[1:-1]), None)
        self.space = space
        self.prefix = f"{prefix}:".encode() if prefix else b""
        self._root = root
        self._ranges = ranges

    def spots(self, elements: Iterable[etree._Element]) -> dict[etree._Element, Spot]:
        """Where elements stand: all of their names are counted, in the tree and in the bytes.

        Raises:
            Unpatchable: The bytes do not hold the elements of the tree.
        """
        wanted = set(elements)
        if not wanted:
            return {}
        names = sorted({element.tag[len(self.space) :] for element in wanted})
        tags = [self.space + name for name in names]
        starts = self._starts([name.encode() for name in names])
        spots: dict[etree._Element, Spot] = {}
        count = 0
        for count, element in enumerate(self._root.iter(*tags), 1):
            if element not in wanted:
                continue
            if count > len(starts):
                break
            found = starts[count - 1]
            local = element.tag[len(self.space) :].encode()
            if found[1] != local:
                raise Unpatchable(ODD)
            spots[element] = self._spot(found, local)
        if count != len(starts) or len(spots) != len(wanted):
            raise Unpatchable(ODD)
        return spots

    def _starts(self, names: Sequence[bytes]) -> list[re.Match[bytes]]:
        """The start tags of elements of some names, in order."""
        pattern = re.compile(
            rb"<(?:%b(%b)(?=[\s/>])[^<>]*>|!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>)"
            % (self.prefix, b"|".join(names)),
            re.DOTALL,
        )
        return [
            found
            for begin, end in self._ranges
            for found in pattern.finditer(self.xml, begin, end)
            if found[1] is not None
        ]

    def _spot(self, found: re.Match[bytes], local: bytes) -> Spot:
        begin, inner = found.span()
        if self.xml[inner - 2] == _SLASH:
            return Spot(begin, inner, inner, inner)
        if local in {b"p", b"r"}:
            return Spot(begin, inner, *self._closing(local, inner))
        close = b"</%b%b>" % (self.prefix, local)
        outer = self.xml.find(close, inner)
        if outer < 0:
            raise Unpatchable(ODD)
        return Spot(begin, inner, outer, outer + len(close))

    def _closing(self, local: bytes, at: int) -> tuple[int, int]:
        """Where the end tag of an element begins and ends that is open at a place."""
        tag = self.prefix + local
        close = self.xml.find(b"</%b>" % tag, at)
        if (
            close >= 0
            and self.xml.find(b"<%b " % tag, at, close) < 0
            and self.xml.find(b"<%b>" % tag, at, close) < 0
            and self.xml.find(b"<!", at, close) < 0
        ):
            return close, close + len(tag) + 3
        depth = 1
        for found in re.compile(
            rb"<!--.*?-->|<(/?)%b(?=[\s/>])([^<>]*)>" % tag, re.DOTALL
        ).finditer(self.xml, at):
            if found[0].startswith(b"<!"):
                continue
            if found[1]:
                depth -= 1
                if not depth:
                    return found.span()
            elif not found[2].endswith(b"/"):
                depth += 1
        raise Unpatchable(ODD)

    def properties(self, spot: Spot, name: bytes) -> bytes:
        """The bytes of the property element at the very beginning of an element, b"" for none."""
        begin = spot.inner
        while self.xml[begin : begin + 1].isspace():
            begin += 1
        tag = b"<%b%b" % (self.prefix, name)
        if not self.xml.startswith(tag, begin):
            return b""
        head = self.xml.find(b">", begin) + 1
        if self.xml[begin + len(tag) : begin + len(tag) + 1] not in b" \t\r\n/>":
            return b""
        if self.xml[head - 2 : head] == b"/>":
            return self.xml[spot.inner : head]
        return self.xml[spot.inner : self._closing(name, head)[1]]

    def units(self, spot: Spot) -> tuple[str, list[int]]:
        """Signs of a text element, and where each begins; one place more stands for its end."""
        return units_in(self.xml, spot.inner, spot.outer)


def units_in(xml: bytes, begin: int, end: int, *, line: str = " ") -> tuple[str, list[int]]:
    """Signs of a range of bytes without tags, and where each begins, and where the last ends.

    Args:
        xml: The part.
        begin: First byte.
        end: Behind the last one.
        line: What a line break of the file is read as.

    Raises:
        Unpatchable: There is a tag in it, or an entity that XML does not know.
    """
    raw = xml[begin:end]
    if b"<" in raw:
        raise Unpatchable(ODD)
    if b"&" not in raw and b"\n" not in raw and b"\r" not in raw:
        signs = raw.decode()
        return signs, [*accumulate(map(len, map(str.encode, signs)), initial=begin)]
    text, places = [], []
    at = begin
    for found in _UNIT.finditer(raw.decode()):
        places.append(at)
        at += len(found[0].encode())
        text.append(_sign(found, line))
    places.append(at)
    return "".join(text), places


def _sign(found: re.Match[str], line: str) -> str:
    name = found[1]
    if name is None:
        return line if found[0] in {"\r\n", "\r", "\n"} else found[0]
    if name in _NAMED:
        return _NAMED[name]
    try:
        code = int(name[2:], 16) if name[:2] == "#x" else int(name[1:])
        sign = chr(code) if name[:1] == "#" else ""
    except (ValueError, OverflowError):
        sign = ""
    if not sign:
        raise Unpatchable(ODD)
    return line if sign == "\n" else sign


def escaped(text: str) -> bytes:
    """Text as it stands between two tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def is_writable(text: str) -> bool:
    """Whether XML can hold a text."""
    return _NOT_XML.search(text) is None


def keeping_blanks(tag: bytes) -> bytes:
    """The start tag of a text element that keeps blanks at its ends."""
    return tag if b"xml:space" in tag else tag[:-1] + _KEPT + b">"


def spliced(xml: bytes, splices: Iterable[tuple[int, int, bytes]]) -> bytes:
    """Bytes with some ranges replaced; of several at one place the first given comes first.

    Raises:
        Unpatchable: Ranges overlap.
    """
    pieces, at = [], 0
    for begin, end, new in sorted(splices, key=lambda each: (each[0], each[1])):
        if begin < at:
            raise Unpatchable(ODD)
        pieces += [xml[at:begin], new]
        at = end
    pieces.append(xml[at:])
    return b"".join(pieces)
