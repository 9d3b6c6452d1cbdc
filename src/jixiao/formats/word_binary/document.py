"""A .doc as blocks: walks the paragraphs and puts tables, lists, boxes and notes together."""

import re
import struct
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from operator import lt

from jixiao.formats.blocks import Blocks, Paragraph
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.word_binary.container import HEADERS, SHAPES, TEXT_BOXES, Container
from jixiao.formats.word_binary.grids import OpenTable
from jixiao.formats.word_binary.lists import Lists
from jixiao.formats.word_binary.paragraphs import (
    CELL,
    ROW,
    ParagraphReader,
    Properties,
)
from jixiao.formats.word_binary.properties import endings
from jixiao.formats.word_binary.signs import PrintedText, printed_text
from jixiao.formats.word_binary.styles import Styles
from jixiao.formats.word_binary.text import pieces_of, text_of

TOO_DEEP = "表格里嵌套的表格层数过多，已停止读取。请把内层的表格移出来，另存后再试。"
TOO_MANY = "文件里的表格过大，已停止读取。请把文件拆成几份再试。"

_CELL_MARK = "\x07"
_PLAIN_ROW = re.compile(f"{CELL}{{1,256}}{ROW}")
"""In the kinds of paragraphs: the cells of a row and its end."""
_SEPARATORS, _KINDS = 6, 6
_FOOTERS = frozenset({2, 3, 5})
"""Of the stories of a section: even and odd header, even and odd footer, first of both."""


class Walk:
    """Walks stories of the text and makes blocks of them.

    Args:
        container: The file.
        limits: Nesting and cells allowed.
    """

    def __init__(self, container: Container, limits: Limits) -> None:
        self._container = container
        self._limits = limits
        styles = Styles(container)
        pieces = pieces_of(container)
        self._text = text_of(container, pieces)
        self._printed: PrintedText = printed_text(container, pieces, styles, self._text)
        self._read = ParagraphReader(container, styles).read
        self._ends, self._found = endings(container, pieces, self._read)
        self._split = _is_split(self._text, self._ends)
        self._blocks = Blocks()
        self._open: list[OpenTable] = []
        self._boxes: list[tuple[int, int, int]] = []
        self._carried = ""
        self._lines = self._tables = self._cells = 0

    @cached_property
    def _lists(self) -> Lists:
        return Lists(self._container)

    def blocks(self) -> Blocks:
        """The whole document."""
        starts = [0]
        for length in self._container.lengths:
            starts.append(min(starts[-1] + max(length, 0), len(self._text)))
        self._boxes = self._anchored(starts[6], starts[7])
        self._story(0, starts[1])
        while self._boxes:
            _at, start, end = self._boxes.pop(0)
            self._story(start, end)
        self._headers(starts[2], starts[3])
        for start, end in ((starts[1], starts[2]), (starts[4], starts[6])):
            self._blocks.footers += self._plain(start, end)
        return self._blocks

    def _story(self, start: int, end: int) -> None:
        """Blocks of one story; a text box stands behind the paragraph or table of its anchor."""
        ends, found = self._within(start, end)
        kinds = "".join([properties.kind for properties in found])
        at, last = 0, len(ends)
        while at < last:
            properties = found[at]
            if len(self._open) > properties.depth:
                self._flush()
                self._close(properties.depth)
            row = self._split and _PLAIN_ROW.match(kinds, at)
            if row and self._plain_row(start, ends[at : row.end()]):
                at = row.end() - 1
                self._open[-1].end_row(found[at].row)
            else:
                self._paragraph(start, ends[at], properties)
            start = ends[at]
            at += 1
            while not self._open and self._boxes and self._boxes[0][0] < start:
                _at, first, behind = self._boxes.pop(0)
                self._story(first, behind)
        self._flush()
        self._close(0)

    def _within(self, start: int, end: int) -> tuple[list[int], list[Properties]]:
        """Paragraph ends in a story; where the file has lost them, each mark is one."""
        first = bisect_right(self._ends, start)
        behind = bisect_right(self._ends, end)
        ends, found = self._ends[first:behind], self._found[first:behind]
        if not self._split:
            known = zip(ends, found, strict=True)
            ends, found = [], []
            for place, properties in known:
                inner = [*self._marks(start, place - 1), place]
                ends += inner
                found += [properties] * len(inner)
                start = place
        start = ends[-1] if ends else start
        rest = [place for place in self._marks(start, end) if place < end]
        if start < end:
            rest.append(end)
        return ends + rest, found + [self._read(0, b"", b"")] * len(rest)

    def _marks(self, start: int, end: int) -> list[int]:
        """Places behind the paragraph and cell marks of a stretch."""
        found: list[int] = []
        at = start
        stretch = self._text[start:end]
        if "\r" not in stretch and _CELL_MARK not in stretch:
            return found
        for part in stretch.replace(_CELL_MARK, "\r").split("\r")[:-1]:
            at += len(part) + 1
            found.append(at)
        return found

    def _plain_row(self, start: int, ends: list[int]) -> bool:
        """Read the cells of a row at once, False when something in it needs more care.

        Args:
            start: Its first character.
            ends: Places behind its paragraphs, the last of which is the mark of the row.
        """
        stretch = self._text[start : ends[-2]]
        marks = stretch.count("\r") + stretch.count(_CELL_MARK)
        if marks != len(ends) - 1 or self._carried or not self._printed.is_plain(start, ends[-1]):
            return False
        if not self._open:
            self._begin()
        table = self._open[-1]
        if table.lines:
            return False
        texts = stretch.replace("\r", "\n").split(_CELL_MARK)
        del texts[-1]
        table.cells += texts
        self._count(len(texts))
        return True

    def _paragraph(self, start: int, end: int, properties: Properties) -> None:
        if properties.depth > self._limits.table_depth:
            raise UnreadableDocument(TOO_DEEP)
        while len(self._open) < properties.depth:
            self._begin()
        mark = self._text[end - 1]
        table = self._open[-1] if self._open else None
        deleted = self._printed.is_cut(end - 1)
        if table is not None and properties.row_end:
            table.end_row(properties.row, keep=not deleted)
            self._carried = ""
            return
        ends_cell = mark == _CELL_MARK or (properties.cell_end and properties.depth > 1)
        text = self._carried + self._printed.between(start, end - 1 if mark in "\r\x07" else end)
        self._carried = ""
        if deleted and not ends_cell:
            self._carried = text
            return
        if properties.list_use:
            use, level, style = properties.list_use, properties.list_level, properties.style
            text = self._lists.put_before(text, use, level, style)
        if table is None:
            self._body(text, properties)
            return
        table.lines.append(text.strip("\n") if "\x0c" in self._text[start:end] else text)
        if ends_cell:
            self._count(1)
            table.end_cell()

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > self._limits.cells:
            raise UnreadableDocument(TOO_MANY)

    def _body(self, text: str, properties: Properties) -> None:
        self._lines += 1
        text = text.strip("\n")
        if text.strip():
            level = properties.outline
            self._blocks.items.append(Paragraph(text, self._lines, None, level))

    def _flush(self) -> None:
        """Text whose paragraph mark is deleted, with nothing behind it to join."""
        text, self._carried = self._carried, ""
        if text and self._open:
            self._open[-1].lines.append(text)
        elif text:
            self._body(text, Properties())

    def _begin(self) -> None:
        self._tables += 1
        holder = None
        if self._open:
            holder = (len(self._open[-1].rows), len(self._open[-1].cells))
        self._open.append(OpenTable(self._tables, holder))

    def _close(self, depth: int) -> None:
        while len(self._open) > depth:
            table = self._open.pop()
            if self._open:
                self._open[-1].inner.append(table)
            else:
                self._blocks.items += table.close()

    def _anchored(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """(anchor, first, behind the last) of the text boxes in order of their anchors."""
        shapes, boxes = self._container.table(SHAPES), self._container.table(TEXT_BOXES)
        count = (len(shapes) - 4) // 30
        anchors = {
            struct.unpack_from("<i", shapes, 4 * (count + 1) + 26 * at)[0]:
            struct.unpack_from("<I", shapes, 4 * at)[0]
            for at in range(max(count, 0))
        }  # fmt: skip
        count = (len(boxes) - 4) // 26
        found: list[tuple[int, int, int]] = []
        for at in range(max(count, 0)):
            first, last = struct.unpack_from("<II", boxes, 4 * at)
            (shape,) = struct.unpack_from("<i", boxes, 4 * (count + 1) + 22 * at + 14)
            first, last = start + first, min(start + last, end)
            if first < last and self._text[first:last].strip("\r"):
                while self._text[last - 2 : last] == "\r\r":
                    last -= 1  # a box ends with a mark of its own
                found.append((anchors.get(shape, len(self._text)), first, last))
        return sorted(found)

    def _headers(self, start: int, end: int) -> None:
        plc = self._container.table(HEADERS)
        places = struct.unpack_from(f"<{len(plc) // 4}I", plc)
        for number, (first, last) in enumerate(pairwise(places)):
            if number < _SEPARATORS or start + last > end:
                continue
            footer = (number - _SEPARATORS) % _KINDS in _FOOTERS
            kept = self._blocks.footers if footer else self._blocks.headers
            text = "\n".join(self._plain(start + first, start + last))
            if text and text not in kept:
                kept.append(text)

    def _plain(self, start: int, end: int) -> list[str]:
        """Paragraphs of a story that is kept apart, without tables."""
        found: list[str] = []
        for at in [*self._marks(start, end), end]:
            text = self._printed.between(start, at).replace("\x07", "").strip()
            if text:
                found.append(text)
            start = at
        return found


def _is_split(text: str, ends: list[int]) -> bool:
    """Whether paragraphs are in order and every paragraph or cell mark is the end of one."""
    if not all(map(lt, ends, ends[1:])):
        return False
    marks = text.count("\r") + text.count(_CELL_MARK)
    lasts = "".join([text[end - 1 : end] for end in ends])
    return lasts.count("\r") + lasts.count(_CELL_MARK) == marks
