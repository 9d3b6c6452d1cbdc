"""Packed documents: opens a zip and parses its XML within the limits, for every such format."""

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from lxml import etree

from jixiao.formats.limits import Limits, UnreadableDocument

BOMB_FLOOR = 10_000_000
"""Bytes up to which the ratio of a part is not looked at; small parts pack very well."""

_ENCRYPTED = 0x1
_CHUNK = 1 << 20
_PARSER_DEPTH = 256
"""Nesting at which libxml2 itself stops, unless it is told that the tree is huge."""
_SAFE_ENCODINGS = frozenset(
    [
        "utf-8",
        "utf8",
        "us-ascii",
        "ascii",
        "iso-8859-1",
        "latin-1",
        "gb2312",
        "gbk",
        "gb18030",
        "windows-1252",
        "utf-16",
    ]
)
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_NUMBERED = re.compile(r"&#(?:x([0-9a-fA-F]{1,9})|([0-9]{1,9}));")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PROLOG = re.compile(rb"(?:\s|<\?.*?\?>|<!--.*?-->)*+(<!DOCTYPE[^\[>]*\[)?", re.S)

TRUNCATED = "文件不完整或已损坏，打不开。请用 Word 或 WPS 打开原件另存一份，或重新传送后再试。"
LOCKED = "文件有密码，不能读取。请在 Word、WPS 或 Excel 中打开并去掉密码，另存后再试。"
TOO_LARGE = "文件解压后过大，疑似异常压缩文件，已停止读取。请用 Word 或 WPS 另存一份后再试。"
TOO_MANY = "文件内部的部件过多，已停止读取。请用 Word 或 WPS 另存一份后再试。"
ENTITIES = "文件内部带有实体定义，可能是恶意文件，已停止读取。请用 Word 或 WPS 另存一份后再试。"
TOO_DEEP = "文件内部的嵌套层次过深，已停止读取。请用 Word 或 WPS 另存一份后再试。"
BROKEN = "文件内部的内容已损坏，不能读取。请用 Word 或 WPS 打开原件修复并另存后再试。"


class Package:
    """An open zip: its parts are read on demand, and counted.

    Args:
        data: The whole file.
        limits: What it may cost.

    Raises:
        UnreadableDocument: It is no whole zip, has too many parts or a password.
    """

    __slots__ = ("_archive", "_budget", "_folded", "_infos", "_limits")

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise UnreadableDocument(TRUNCATED) from error
        self._infos = self._archive.NameToInfo
        self._limits = limits
        self._budget = limits.unzipped_bytes
        self._folded: dict[str, str] | None = None
        if len(self._archive.filelist) > limits.zip_entries:
            raise UnreadableDocument(TOO_MANY)

    def names(self) -> list[str]:
        """Names of the parts as they are stored, in the order of the archive."""
        return [info.filename for info in self._archive.filelist]

    def find(self, name: str) -> str | None:
        """The stored name of a part; case and kind of slash do not matter. None if missing."""
        if name in self._infos:
            return name
        if self._folded is None:
            self._folded = {_fold(stored): stored for stored in self._infos}
        return self._folded.get(_fold(name))

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None when there is no such part.

        Raises:
            UnreadableDocument: It is encrypted, broken, or larger than the limits allow.
        """
        info = self._info(name)
        if info is None:
            return None
        with _damage_said():
            return self._archive.read(info)

    def size(self, name: str) -> int:
        """Bytes that a part claims to have unpacked, 0 when there is no such part."""
        stored = self.find(name)
        return 0 if stored is None else self._infos[stored].file_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part piece by piece, nothing when there is no such part.

        Raises:
            UnreadableDocument: As ``read`` does.
        """
        info = self._info(name)
        if info is None:
            return
        with _damage_said(), self._archive.open(info) as part:
            while chunk := part.read(_CHUNK):
                yield chunk

    def _info(self, name: str) -> zipfile.ZipInfo | None:
        """What the archive says of a part; it is counted.

        Raises:
            UnreadableDocument: It is encrypted, or larger than the limits allow.
        """
        stored = self.find(name)
        if stored is None:
            return None
        info = self._infos[stored]
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableDocument(LOCKED)
        self._budget -= info.file_size
        suspicious = (
            info.file_size > BOMB_FLOOR
            and info.file_size > self._limits.unzip_ratio * max(info.compress_size, 1)
        )
        if self._budget < 0 or suspicious:
            raise UnreadableDocument(TOO_LARGE)
        return info


@contextlib.contextmanager
def _damage_said() -> Iterator[None]:
    """What goes wrong while a part is unpacked is said in a sentence."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        raise UnreadableDocument(TRUNCATED) from error


def _fold(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def parse_xml(data: bytes, limits: Limits) -> tuple[etree._Element, bool]:
    """Parse XML without entities, DTD or network.

    Args:
        data: The document.
        limits: Nesting allowed.

    Returns:
        The root, and whether it is whole; False when broken parts had to be left out.

    Raises:
        UnreadableDocument: It defines entities, is nested too deeply, or nothing is left of it.
    """
    data = _guarded(data)
    if limits.xml_depth < _PARSER_DEPTH:
        _check_depth(data, limits.xml_depth)
    try:
        return etree.fromstring(data, _parser()), True
    except etree.XMLSyntaxError as error:
        huge = "XML_PARSE_HUGE" in str(error) or "xcessive depth" in str(error)
    _check_depth(data, limits.xml_depth)
    if huge:
        with contextlib.suppress(etree.XMLSyntaxError):
            return etree.fromstring(data, _parser(huge=True)), True
    try:
        root = etree.fromstring(_cleaned(data), _parser(huge=huge, recover=True))
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(BROKEN) from error
    if root is None:
        raise UnreadableDocument(BROKEN)
    return root, False


def _parser(*, huge: bool = False, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=huge,
        recover=recover,
    )


def _guarded(data: bytes) -> bytes:
    """The data with nothing hidden in a rare encoding, and no internal DTD."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"):
        codec = (
            "utf-16" if data[0] in (0xFF, 0xFE) else ("utf-16-le" if data[1] == 0 else "utf-16-be")
        )
        text = data.decode(codec, "replace")
        text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
        data = text.encode("utf-8", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf")
    declared = _DECLARED.match(data)
    if declared and declared[1].decode().lower() not in _SAFE_ENCODINGS:
        raise UnreadableDocument(BROKEN)
    prolog = _PROLOG.match(data)
    if prolog and prolog[1]:
        raise UnreadableDocument(ENTITIES)
    return data


def _cleaned(data: bytes) -> bytes:
    """The data as UTF-8 without the characters that no XML may have, given plainly or by number."""
    declared = _DECLARED.match(data)
    codec = declared[1].decode().lower() if declared else "utf-8"
    text = data.decode("utf-8" if codec == "utf-16" else codec, "replace")
    if declared:
        text = text[len(declared[0]) :].partition("?>")[2]
    text = _NUMBERED.sub(lambda found: found[0] if _is_allowed(found) else "", text)
    return _NOT_TEXT.sub("", text).encode("utf-8", "replace")


def _is_allowed(found: re.Match[str]) -> bool:
    code = int(found[1], 16) if found[1] else int(found[2])
    return (
        code <= 0x10FFFF
        and (code >= 0x20 or code in (9, 10, 13))
        and not _NOT_TEXT.match(chr(code))
    )


def _check_depth(data: bytes, allowed: int) -> None:
    """Raise when elements are nested deeper than allowed; broken XML is judged elsewhere."""
    depth = 0

    def start(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > allowed:
            raise UnreadableDocument(TOO_DEEP)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return
