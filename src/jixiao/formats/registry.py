"""Finds the reader for a file: by its bytes first, by its suffix where bytes do not tell."""

import importlib
import pkgutil
from functools import cache

import jixiao.formats.engines as engines
from jixiao.formats.limits import UnreadableDocument
from jixiao.formats.reader import Reader


@cache
def readers() -> tuple[Reader, ...]:
    """All readers, by name of their module.

    Raises:
        TypeError: A module of ``formats.engines`` has no ``READER``, or two claim a suffix.
    """
    found: list[Reader] = []
    owner: dict[str, str] = {}
    for info in sorted(pkgutil.iter_modules(engines.__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{engines.__name__}.{info.name}")
        reader: Reader | None = getattr(module, "READER", None)
        if reader is None:
            message = f"{module.__name__} has no READER; give it one or move it out of engines"
            raise TypeError(message)
        for suffix in reader.suffixes:
            if suffix in owner:
                message = f"{module.__name__} claims {suffix}, which {owner[suffix]} has already"
                raise TypeError(message)
            owner[suffix] = module.__name__
        found.append(reader)
    return tuple(found)


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
