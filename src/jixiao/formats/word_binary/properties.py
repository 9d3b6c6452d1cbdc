"""Paragraph and character properties (段落、字符属性) from the formatted pages of the stream."""

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from jixiao.formats.word_binary.container import CHARACTERS, PARAGRAPHS, Container
from jixiao.formats.word_binary.text import Piece

_PAGE = 512


class Ending(NamedTuple):
    """The end of a paragraph and what is known of it.

    Args:
        end: Character position behind its mark.
        style: Index of its style.
        block: Its sprms.
        change: Sprms of the piece, laid over them.
    """

    end: int
    style: int
    block: bytes
    change: bytes


class Run(NamedTuple):
    """Characters of one formatting.

    Args:
        start: First character position.
        end: Position behind the last.
        block: Sprms.
    """

    start: int
    end: int
    block: bytes


def endings(container: Container, pieces: list[Piece]) -> list[Ending]:
    """Ends of all paragraphs in order of the text."""
    pages = _pages(container, PARAGRAPHS)
    found: list[Ending] = []
    for piece in pieces:
        limit = piece.offset + (piece.end - piece.start) * piece.width
        for page in _covering(pages, piece.offset, limit):
            for _first, last, at in _entries(container.main, page, 13):
                if last > limit:
                    break
                if last > piece.offset:
                    end = piece.start + (last - piece.offset) // piece.width
                    found.append(Ending(end, *_paragraph(container.main, page, at), piece.change))
    return found


def runs(container: Container, pieces: list[Piece], wanted: tuple[int, ...]) -> Iterator[Run]:
    """Runs in order of the text that may have a wanted sprm; pages without any are skipped."""
    pages = _pages(container, CHARACTERS)
    codes = [code.to_bytes(2, "little") for code in wanted]
    main = container.main
    telling = {
        page for _start, _end, page in pages
        if any(main.find(code, page, page + _PAGE) >= 0 for code in codes)
    }  # fmt: skip
    for piece in pieces:
        if piece.change:
            yield Run(piece.start, piece.end, piece.change)
        if not telling:
            continue
        limit = piece.offset + (piece.end - piece.start) * piece.width
        for page in _covering(pages, piece.offset, limit):
            if page not in telling:
                continue
            for first, last, at in _entries(main, page, 1):
                if last <= piece.offset or not at:
                    continue
                if first >= limit:
                    break
                start = piece.start + (max(first, piece.offset) - piece.offset) // piece.width
                end = piece.start + (min(last, limit) - piece.offset) // piece.width
                place = page + 2 * at
                size = main[place] if place < page + _PAGE else 0
                yield Run(start, end, main[place + 1 : min(place + 1 + size, page + _PAGE)])


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


def _entries(main: bytes, page: int, width: int) -> Iterator[tuple[int, int, int]]:
    """(first byte, byte behind the last, place within the page in words) of a page's entries."""
    count = main[page + _PAGE - 1]
    if 4 * (count + 1) + width * count > _PAGE - 1:
        return iter(())
    bounds = struct.unpack_from(f"<{count + 1}I", main, page)
    begin = page + 4 * (count + 1)
    return zip(bounds, bounds[1:], main[begin : begin + width * count : width], strict=False)


def _paragraph(main: bytes, page: int, at: int) -> tuple[int, bytes]:
    """Style and sprms of a paragraph entry; the count is in words, 0 says that it follows."""
    if not at:
        return 0, b""
    place, end = page + 2 * at, page + _PAGE
    if main[place]:
        first, size = place + 1, 2 * main[place] - 1
    else:
        first, size = place + 2, 2 * main[place + 1]
    entry = main[first : min(first + size, end)]
    return (entry[0] | entry[1] << 8, entry[2:]) if len(entry) > 1 else (0, b"")
