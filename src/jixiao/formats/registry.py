"""Finds the reader for a file, by its bytes first, and the writer for a suffix."""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

import jixiao.formats.engines as engines
from jixiao.formats.limits import UnreadableDocument
from jixiao.formats.reader import Reader
from jixiao.formats.writer import UnwritableDocument, Writer


@cache
def _modules() -> tuple[ModuleType, ...]:
    """The modules of ``formats.engines``, by name.

    Raises:
        TypeError: A module has neither ``READER`` nor ``WRITER``.
    """
    found = []
    for info in sorted(pkgutil.iter_modules(engines.__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{engines.__name__}.{info.name}")
        if not hasattr(module, "READER") and not hasattr(module, "WRITER"):
            message = f"{module.__name__} has no READER and no WRITER; give it one or move it out of engines"
            raise TypeError(message)
        found.append(module)
    return tuple(found)


@cache
def readers() -> tuple[Reader, ...]:
    """All readers, by name of their module.

    Raises:
        TypeError: Two modules read the same suffix.
    """
    found = [(each, each.READER) for each in _modules() if hasattr(each, "READER")]
    _claimed((module, suffix) for module, reader in found for suffix in reader.suffixes)
    return tuple(reader for _, reader in found)


@cache
def writers() -> dict[str, Writer]:
    """Suffix in lower case with the dot to its writer, by name of their module.

    Raises:
        TypeError: Two modules write the same suffix.
    """
    found = [(each, each.WRITER) for each in _modules() if hasattr(each, "WRITER")]
    _claimed((module, writer.suffix) for module, writer in found)
    return {writer.suffix: writer for _, writer in found}


def _claimed(claims: Iterator[tuple[ModuleType, str]]) -> None:
    owner: dict[str, str] = {}
    for module, suffix in claims:
        if suffix in owner:
            message = f"{module.__name__} claims {suffix}, which {owner[suffix]} has already"
            raise TypeError(message)
        owner[suffix] = module.__name__


def writer_for(suffix: str) -> Writer:
    """The writer for a suffix in lower case with the dot.

    Raises:
        UnwritableDocument: No writer knows it.
    """
    if (writer := writers().get(suffix)) is not None:
        return writer
    known = "、".join(writers())
    message = f"写不出这种文件（{suffix or '没有扩展名'}），可以写的是 {known}。"
    raise UnwritableDocument(message)


def reader_for(data: bytes, suffix: str) -> tuple[Reader, bool]:
    """The reader for some bytes, and whether the suffix fits them.

    Args:
        data: The whole file.
        suffix: Suffix in lower case with the dot, "" for none.

    Raises:
        UnreadableDocument: No reader knows such bytes.
    """
    by_suffix = next((reader for reader in readers() if suffix in reader.suffixes), None)
    if by_suffix is not None and by_suffix.sniff(data):
        return by_suffix, True
    by_content = next((reader for reader in readers() if reader.sniff(data)), None)
    if by_content is not None:
        return by_content, by_suffix is None
    if by_suffix is not None:
        return by_suffix, True
    message = (
        f"不认识这种文件（{suffix or '没有扩展名'}）。"
        "请换成 Word、PDF、Excel、网页、文本或图片文件再试。"
    )
    raise UnreadableDocument(message)
