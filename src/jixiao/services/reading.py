"""Reads performance documents: the one road for command line, Python and everything later."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jixiao.formats.blocks import Boxes
from jixiao.formats.exchange.writing import Source
from jixiao.formats.limits import Limits, UnreadableDocument, limits_from_environment
from jixiao.formats.reader import Read
from jixiao.formats.registry import reader_for
from jixiao.kernel.notices import Notice
from jixiao.model.documents import PerformanceDocument
from jixiao.services.sources import Named, Refused, load, sources

_ARCHIVES = {
    b"Rar!\x1a\x07": "RAR",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
}


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file says.

    Args:
        source: The file: name, sha256, media_type, reader, reader_version, pages.
        documents: One or more, in document order; a file without a form gives one ``NoForm``.
        notices: Doubts about the file as a whole; those about a document are in it.
        rows: (Table, row) to what the row was about when we wrote it, for a workbook of ours.
        boxes: Cell to where it is seen on a page, where the file has pages.
    """

    source: Source
    documents: tuple[PerformanceDocument, ...]
    notices: tuple[Notice, ...] = ()
    rows: Mapping[tuple[int, int], str] = field(default_factory=dict)
    boxes: Boxes = field(default_factory=dict)

    @property
    def as_read(self) -> Read:
        """The same as a value of ``formats``, for its writers."""
        return Read(
            documents=self.documents,
            reader=self.source.reader,
            reader_version=self.source.reader_version,
            media_type=self.source.media_type,
            pages=self.source.pages,
            notices=self.notices,
        )


def read(path: str | Path, *, limits: Limits | None = None) -> FileRead:
    """Read one document (also ``jixiao.read``).

    Args:
        path: A file of any format that is known; for folders and archives see ``read_all``.
        limits: What it may cost, as set by the environment (``JIXIAO_MAX_…``) unless given.

    Raises:
        UnreadableDocument: With one Chinese sentence: file, what is wrong, what to do.
        TypeError: ``path`` is no path.
    """
    _check_path(path)
    limits = limits or limits_from_environment()
    name = str(path)
    found = list(_first_two(sources([path], limits)))
    if not found:
        message = f"{name}：这里没有可以读取的文件，请换成文件再读。"
        raise UnreadableDocument(message)
    if len(found) != 1 or (isinstance(found[0], Named) and not found[0].given):
        message = f"{name}：这里有许多文件，不是一个文件；请逐个读取，或用 read_all 一起读取。"
        raise UnreadableDocument(message)
    return read_source(found[0], limits)


def read_all(
    paths: Iterable[str | Path], *, limits: Limits | None = None
) -> Iterator[FileRead | Refused]:
    """Read files, folders and archives, one after the other.

    Args:
        paths: What to read.
        limits: What one file may cost, as set by the environment unless given.

    Yields:
        What each file says, or why it can not be read; one bad file stops no other.

    Raises:
        TypeError: ``paths`` is one path, or one of them is none.
    """
    if isinstance(paths, str | bytes | os.PathLike):
        message = f"read_all() takes a list of paths, not {paths!r:.80}; write read_all([…])"
        raise TypeError(message)
    given = list(paths)
    for path in given:
        _check_path(path)
    return _read_each(given, limits or limits_from_environment())


def _read_each(paths: list[str | Path], limits: Limits) -> Iterator[FileRead | Refused]:
    for each in sources(paths, limits):
        try:
            yield read_source(each, limits)
        except UnreadableDocument as error:
            yield Refused(each.name, str(error).removeprefix(f"{each.name}："))


def _check_path(path: object) -> None:
    if isinstance(path, bytes | bytearray | memoryview):
        message = (
            "a path is a str or a pathlib.Path, not bytes; "
            'for the bytes of a file use services.reading.read_bytes(data, "name.docx")'
        )
        raise TypeError(message)
    if not isinstance(path, str | Path):
        message = f"a path is a str or a pathlib.Path, not {path!r:.80} ({type(path).__name__})"
        raise TypeError(message)


def read_source(source: Named | Refused, limits: Limits) -> FileRead:
    """Read one source of ``services.sources``.

    Raises:
        UnreadableDocument: With its name in front.
    """
    if isinstance(source, Refused):
        message = f"{source.name}：{source.message}"
        raise UnreadableDocument(message)
    try:
        data = load(source, limits)
    except UnreadableDocument as error:
        message = f"{source.name}：{error}"
        raise UnreadableDocument(message) from None
    return read_bytes(data, source.name, limits=limits)


def read_bytes(data: bytes, name: str, *, limits: Limits | None = None) -> FileRead:
    """Read the bytes of one document.

    Args:
        data: The whole file.
        name: Its name; only the suffix counts, and only where the bytes do not tell.
        limits: What it may cost, as set by the environment unless given.

    Raises:
        UnreadableDocument: With one Chinese sentence: file, what is wrong, what to do.
        TypeError: ``data`` is no bytes.
    """
    if not isinstance(data, bytes):
        message = f"data is the bytes of a file, not {type(data).__name__}; for a path use read()"
        raise TypeError(message)
    limits = limits or limits_from_environment()
    try:
        return _read(data, name, limits)
    except UnreadableDocument as error:
        message = f"{name}：{error}"
        raise UnreadableDocument(message) from None
    except RecursionError:
        message = f"{name}：文件的结构嵌套太深，没有读取；请另存一份后再读。"
        raise UnreadableDocument(message) from None
    except MemoryError:
        message = f"{name}：文件需要的内存太多，没有读取；请拆分后再读。"
        raise UnreadableDocument(message) from None


def _read(data: bytes, name: str, limits: Limits) -> FileRead:
    if not data:
        message = "文件是空的（0 字节），请确认它已保存或下载完整。"
        raise UnreadableDocument(message)
    if len(data) > limits.file_bytes:
        most = limits.file_bytes / 1_000_000
        message = f"文件有 {len(data) / 1_000_000:.1f} MB，超过上限 {most:g} MB，请拆分后再读。"
        raise UnreadableDocument(message)
    for magic, kind in _ARCHIVES.items():
        if data.startswith(magic):
            message = f"这是 {kind} 压缩包，请解压，或改压成 zip 后再读。"
            raise UnreadableDocument(message)
    lower = name.lower()
    suffix = ".perf.txt" if lower.endswith(".perf.txt") else Path(lower).suffix
    reader, fits = reader_for(data, suffix)
    found = reader.read(data, limits)
    notices = found.notices if fits else (_wrong_suffix(suffix, found.reader), *found.notices)
    if data.startswith(b"PK") and b"vbaProject.bin" in data and not _names_macros(found):
        notices = (*notices, Notice("文件里有宏，没有运行，只读取了文字和表格。"))
    source = Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=found.media_type,
        reader=found.reader,
        reader_version=found.reader_version,
        pages=found.pages,
    )
    return FileRead(source, found.documents, notices, found.rows, found.boxes)


def _names_macros(found: Read) -> bool:
    """Whether the engine has already said that there are macros."""
    return any("宏" in each.message for document in found.documents for each in document.notices)


def _wrong_suffix(suffix: str, reader: str) -> Notice:
    message = f"扩展名是 {suffix}，内容却是 {reader} 格式，已按内容读取；请核对文件。"
    return Notice(message)


def _first_two(found: Iterator[Named | Refused]) -> Iterator[Named | Refused]:
    return (each for each, _ in zip(found, range(2), strict=False))
