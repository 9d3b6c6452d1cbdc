"""A packed document that is to be changed (待改文件): what forbids it, and its parts by name."""

import posixpath
import re
from collections.abc import Mapping

from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.packed import LOCKED, Package
from jixiao.formats.patching.container import repacked
from jixiao.formats.patching.orders import Unpatchable
from jixiao.formats.reader import OLE

_SIGNED = (
    "文件带有数字签名，改动或加批注会使签名失效，没有改。请先在 Word 或 WPS 里去掉签名，"
    "或在没有签名的副本上改。"
)
_OLD = "这是 97-2003 格式的文件，不能直接改。请在 Word、Excel 或 WPS 里另存为新格式后再试。"
_RELATION = re.compile(rb"<Relationship\s[^<>]*>")
_CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS = b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships/"
_ODD = "文件的部件清单写法少见，改动它不保险，没有改。请用 Word 或 WPS 另存一份后再试。"


class Patches:
    """A package and the parts of it that get new bytes.

    Args:
        data: The whole file.
        limits: What it may cost.

    Raises:
        Unpatchable: It is signed, has a password, or is no zip.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        if data.startswith(OLE):
            raise Unpatchable(LOCKED if "EncryptedPackage".encode("utf-16-le") in data else _OLD)
        self.data = data
        try:
            self.package = Package(data, limits)
        except UnreadableDocument as error:
            raise Unpatchable(str(error)) from None
        if any(name.lower().startswith("_xmlsignatures/") for name in self.package.names()):
            raise Unpatchable(_SIGNED)
        self._new: dict[str, bytes] = {}
        self._old: dict[str, bytes | None] = {}

    def read(self, name: str) -> bytes | None:
        """A part as it is now, None when there is none."""
        stored = self.package.find(name) or name
        if stored in self._new:
            return self._new[stored]
        if stored not in self._old:
            self._old[stored] = self.package.read(stored)
        return self._old[stored]

    def write(self, name: str, content: bytes) -> None:
        """Give a part new bytes; it is made when there is none."""
        stored = self.package.find(name) or name
        if not stored.isascii():
            raise Unpatchable(_ODD)
        if self.read(stored) != content:
            self._new[stored] = content

    def packed(self) -> bytes:
        """The file with its new parts; the same bytes when there are none."""
        return repacked(self.data, self._new) if self._new else self.data

    @property
    def parts(self) -> Mapping[str, bytes]:
        """The new parts by their stored names."""
        return self._new

    def declare(self, part: str, media_type: str) -> None:
        """Name the media type of a part in the list of content types, once."""
        xml = self.read(_CONTENT_TYPES)
        if xml is None:
            raise Unpatchable(_ODD)
        name = f'PartName="/{part}"'.encode()
        if name.lower() not in xml.lower():
            entry = b'<Override %b ContentType="%b"/>' % (name, media_type.encode())
            self.write(_CONTENT_TYPES, _before_end(xml, b"Types", entry))

    def declare_suffix(self, suffix: str, media_type: str) -> None:
        """Name the media type of all parts with a suffix, once."""
        xml = self.read(_CONTENT_TYPES)
        if xml is None:
            raise Unpatchable(_ODD)
        name = f'Extension="{suffix}"'.encode()
        if name.lower() not in xml.lower():
            entry = b'<Default %b ContentType="%b"/>' % (name, media_type.encode())
            at = xml.find(b"<Override")
            at = at if at >= 0 else xml.find(b"</Types>")
            if at < 0:
                raise Unpatchable(_ODD)
            self.write(_CONTENT_TYPES, xml[:at] + entry + xml[at:])

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """(Kind, part) of the inner relations of a part by their ids; "" is the whole package."""
        xml = self.read(relations_of(part)) or b""
        folder = part.rpartition("/")[0]
        found = {}
        for each in map(_attributes, _RELATION.findall(xml)):
            target = each.get("Target", "")
            if each.get("TargetMode") != "External":
                path = target if target.startswith("/") else f"{folder}/{target}"
                name = posixpath.normpath("/" + path).lstrip("/")
                found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], name)
        return found

    def relate(self, part: str, kind: str, target: str) -> str:
        """The id of the relation from a part to another of a kind, made if there is none.

        Args:
            part: Where it begins, "word/document.xml".
            kind: Last word of its type, "comments".
            target: Where it leads, as seen from the folder of the part.
        """
        name = relations_of(part)
        xml = self.read(name) or _HEAD + b"<Relationships " + _RELATIONS + b"></Relationships>"
        known = [_attributes(each) for each in _RELATION.findall(xml)]
        for each in known:
            kind_of = each.get("Type", "").rpartition("/")[2]
            if kind_of == kind and each.get("Target", "") == target:
                return each.get("Id", "")
        taken = {each.get("Id", "") for each in known}
        number = 1
        while f"jxId{number}" in taken:
            number += 1
        office = _STRICT if _STRICT in xml else _OFFICE
        entry = b'<Relationship Id="jxId%d" Type="%b%b" Target="%b"/>' % (
            number, office, kind.encode(), target.encode(),
        )  # fmt: skip
        self.write(name, _before_end(xml, b"Relationships", entry))
        return f"jxId{number}"


def relations_of(part: str) -> str:
    """Name of the part that holds the relations of a part."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _attributes(tag: bytes) -> dict[str, str]:
    found = re.findall(r"""([\w:]+)\s*=\s*["']([^"']*)["']""", tag.decode("utf-8", "replace"))
    return dict(found)


def _before_end(xml: bytes, name: bytes, entry: bytes) -> bytes:
    """XML with an entry more at the end of its root."""
    at = xml.rfind(b"</%b>" % name)
    if at < 0 and re.search(rb"<%b(?:\s[^<>]*)?/>\s*\Z" % name, xml):
        head = xml.rstrip()[:-2]
        return head + b">" + entry + b"</%b>" % name
    if at < 0:
        raise Unpatchable(_ODD)
    return xml[:at] + entry + xml[at:]
