"""Paragraph and character properties (段落、字符属性) from the formatted pages of the stream."""

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter
from typing import TypeVar

from jixiao.formats.word_binary.container import CHARACTERS, PARAGRAPHS, Container
from jixiao.formats.word_binary.text import Piece

_PAGE = 512
_T = TypeVar("_T")


def endings(
    container: Container, pieces: list[Piece], read: Callable[[int, bytes, bytes], _T]
) -> tuple[list[int], list[_T]]:
    """Ends of all paragraphs in order of the text, and what each paragraph is.

    Args:
        container: The file.
        pieces: Its text.
        read: Makes something of the style, the sprms of a paragraph and the ones laid over them;
            asked once for each entry of a page.

    Returns:
        Character positions behind the marks, and what ``read`` made.
    """
    pages = _pages(container, PARAGRAPHS)
    ends: list[int] = []
    found: list[_T] = []
    for piece in pieces:
        limit = piece.offset + (piece.end - piece.start) * piece.width
        lasts, entries = _stored(container.main, _covering(pages, piece.offset, limit))
        if lasts and (max(lasts) > limit or min(lasts) <= piece.offset):
            lasts, entries = _clipped(lasts, entries, piece.offset, limit)
        width, odd = piece.width, piece.offset % piece.width
        shift = piece.start - piece.offset // width
        ends += [(last - odd) // width + shift for last in lasts]
        made = {
            entry: read(entry[0] | entry[1] << 8, entry[2:], piece.change) if len(entry) > 1
            else read(0, b"", piece.change)
            for entry in set(entries)
        }  # fmt: skip
        found += [made[entry] for entry in entries]
    return ends, found


def _stored(main: bytes, pages: list[int]) -> tuple[list[int], list[bytes]]:
    """Ends of the paragraphs of some pages in bytes of the stream, and their entries."""
    lasts: list[int] = []
    entries: list[bytes] = []
    for page in pages:
        bounds, places = _entries(main, page, 13)
        lasts += bounds[1:]
        if len(places) == 1:
            entries.append(_paragraph(main, page, places[0]))
            continue
        here = {at: _paragraph(main, page, at) for at in set(places)}
        entries += [here[at] for at in places]
    return lasts, entries


def _clipped(
    lasts: list[int], entries: list[bytes], start: int, limit: int
) -> tuple[list[int], list[bytes]]:
    """The entries that end within a piece."""
    inside = [pair for pair in zip(lasts, entries, strict=True) if start < pair[0] <= limit]
    return [last for last, _entry in inside], [entry for _last, entry in inside]


def runs(
    container: Container, pieces: list[Piece], change_of: Callable[[bytes], _T | None]
) -> Iterator[tuple[int, int, _T]]:
    """(first character position, position behind the last, change) of runs in order of the text.

    Args:
        container: The file.
        pieces: Its text.
        change_of: What sprms do to the text of a run, None for nothing; asked once for equal ones.
    """
    known: dict[bytes, _T | None] = {}

    def change(block: bytes) -> _T | None:
        if block not in known:
            known[block] = change_of(block)
        return known[block]

    pages = _pages(container, CHARACTERS)
    for piece in pieces:
        laid = change(piece.change) if piece.change else None
        if laid is not None:
            yield piece.start, piece.end, laid
        limit = piece.offset + (piece.end - piece.start) * piece.width
        for page in _covering(pages, piece.offset, limit):
            bounds, entries = _entries(container.main, page, 1)
            made = {at: change(_run(container.main, page, at)) for at in set(entries) if at}
            if not any(made.values()):
                continue
            for first, last, at in zip(bounds, bounds[1:], entries, strict=False):
                if last <= piece.offset or not at:
                    continue
                if first >= limit:
                    break
                done = made[at]
                if done is None:
                    continue
                start = piece.start + (max(first, piece.offset) - piece.offset) // piece.width
                end = piece.start + (min(last, limit) - piece.offset) // piece.width
                yield start, end, done


def _pages(container: Container, at: int) -> list[tuple[int, int, int]]:
    """(first byte, byte behind the last, place of the page) of every formatted page, in order."""
    plc = container.table(at)
    count = (len(plc) - 4) // 8
    if count < 1:
        return []
    bounds = struct.unpack_from(f"<{count + 1}I", plc)
    numbers = struct.unpack_from(f"<{count}I", plc, 4 * (count + 1))
    return [
        (first, last, _PAGE * (number & 0x3FFFFF))
        for first, last, number in zip(bounds, bounds[1:], numbers, strict=False)
        if _PAGE * (number & 0x3FFFFF) + _PAGE <= len(container.main)
    ]


def _covering(pages: list[tuple[int, int, int]], start: int, end: int) -> list[int]:
    """Places of the pages that hold bytes of a stretch; the list is in order of the bytes."""
    at = bisect_right(pages, start, key=itemgetter(1))
    until = bisect_left(pages, end, lo=at, key=itemgetter(0))
    return [page for _first, _last, page in pages[at:until]]


@cache
def _bounds(count: int) -> Callable[[bytes, int], tuple[int, ...]]:
    """Reads the bounds of a page with so many entries."""
    return struct.Struct(f"<{count + 1}I").unpack_from


def _entries(main: bytes, page: int, width: int) -> tuple[tuple[int, ...], bytes]:
    """Bounds of a page's entries in bytes of the stream, and their places in it in words."""
    count = main[page + _PAGE - 1]
    begin = page + 4 * (count + 1)
    if begin - page + width * count > _PAGE - 1:
        return (), b""
    return _bounds(count)(main, page), main[begin : begin + width * count : width]


def _run(main: bytes, page: int, at: int) -> bytes:
    """Sprms of a character entry."""
    place, end = page + 2 * at, page + _PAGE
    return main[place + 1 : min(place + 1 + main[place], end)] if place < end else b""


def _paragraph(main: bytes, page: int, at: int) -> bytes:
    """Style and sprms of a paragraph entry; the count is in words, 0 says that it follows."""
    if not at:
        return b""
    place = page + 2 * at
    if main[place]:
        first, size = place + 1, 2 * main[place] - 1
    else:
        first, size = place + 2, 2 * main[place + 1]
    return main[first : min(first + size, page + _PAGE)]
