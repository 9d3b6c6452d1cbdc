"""The walk through content.xml: paragraphs, lists, tables, frames and notes."""

import re
from dataclasses import dataclass, field

from lxml import etree

from jixiao.formats.blocks import Block, Cell, Paragraph, Table
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.opendoc.lists import Lists, put_before
from jixiao.formats.opendoc.names import DRAW, OFFICE, TABLE, TEXT
from jixiao.formats.opendoc.styles import OpenStyles

_BLANK = re.compile(r"[ \t\r\n]+")
_BLANKS = "\u3000\u3000"
_BELIEVED = 64
"""Repetitions of an empty cell or row that are still written out."""
_WIDEST = 1024
_DEEPEST = 1_048_576
_DROPPED = frozenset(
    [f"{TEXT}tracked-changes", f"{TEXT}ruby-text", f"{TEXT}sequence-decls", f"{OFFICE}forms",
     f"{TEXT}variable-decls", f"{TEXT}user-field-decls", f"{TEXT}hidden-text", f"{DRAW}image",
     f"{TEXT}table-of-content-source", f"{OFFICE}event-listeners"]
)  # fmt: skip
_HOLDERS = frozenset(
    [f"{DRAW}frame", f"{DRAW}custom-shape", f"{DRAW}rect", f"{DRAW}g", f"{DRAW}ellipse",
     f"{DRAW}line", f"{DRAW}polygon", f"{DRAW}path"]
)  # fmt: skip
_SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}


@dataclass(slots=True)
class _Place:
    """Where blocks go: a sink, and the lines of a cell when it is one."""

    sink: list[Block]
    depth: int = 0
    cell: tuple[int, int, int] | None = None
    lines: list[str] | None = None
    indented: bool = False
    style: str = ""
    counters: dict[int, int] = field(default_factory=dict)
    level: int = -1
    pending: tuple[str, str] | None = None


class OpenWalker:
    """Reads the children of office:text, of a header or of a note.

    Args:
        styles: Styles of both parts.
        limits: Cells and nesting allowed.
    """

    def __init__(self, styles: OpenStyles, limits: Limits) -> None:
        self.styles = styles
        self.limits = limits
        self.lists = Lists(styles)
        self.items: list[Block] = []
        self.notes: list[str] = []
        self.images = 0
        self._lines = 0
        self._tables = 0
        self._cells = 0
        self._holders: list[etree._Element] = []

    def read(self, container: etree._Element) -> list[Block]:
        """Blocks of a container, in order."""
        place = _Place(self.items)
        self._blocks(container, place)
        return self.items

    def _blocks(self, container: etree._Element, place: _Place) -> None:
        for child in container:
            tag = child.tag
            if tag == f"{TEXT}p" or tag == f"{TEXT}h":
                self._paragraph(child, place)
            elif tag == f"{TABLE}table":
                self._table(child, place)
            elif tag == f"{TEXT}list":
                self._list(child, place)
            elif tag in _HOLDERS:
                self._holder(child, place)
            elif tag not in _DROPPED and child.get(f"{TEXT}display") != "none":
                self._blocks(child, place)

    def _list(self, element: etree._Element, place: _Place) -> None:
        before = (place.style, place.counters, place.level)
        style = element.get(f"{TEXT}style-name", "") or place.style
        if place.level < 0:
            place.counters = self.lists.begin(element, style)
        place.style = style
        place.level += 1
        for item in element:
            if item.tag == f"{TEXT}list-item":
                first = next(iter(item), None)
                if first is None or first.tag != f"{TEXT}list":
                    start = item.get(f"{TEXT}start-value")
                    place.pending = self.lists.number(
                        place.style, place.counters, place.level, start
                    )
                self._blocks(item, place)
            elif item.tag == f"{TEXT}list-header":
                self._blocks(item, place)
            place.pending = None
        place.style, place.counters, place.level = before

    def _paragraph(self, element: etree._Element, place: _Place) -> None:
        outer, self._holders = self._holders, []
        pieces: list[str] = []
        self._inline(element, pieces)
        holders, self._holders = self._holders, outer
        text = "".join(pieces)
        level = 0
        if element.tag == f"{TEXT}h":
            given = element.get(f"{TEXT}outline-level", "1")
            level = int(given) if given.isascii() and given.isdigit() and len(given) < 3 else 1
        if place.pending is not None:
            text, place.pending = put_before(text, place.pending), None
        elif level and place.level < 0 and element.get(f"{TEXT}is-list-header") != "true":
            text = put_before(text, self.lists.heading(level))
        if place.lines is None:
            self._lines += 1
            if text.strip():
                place.sink.append(Paragraph(text.strip("\n"), self._lines, None, level))
        else:
            if not place.lines:
                place.indented = self.styles.is_indented(element.get(f"{TEXT}style-name", ""))
            place.lines.append(text)
        for holder in holders:
            self._holder(holder, place)

    def _holder(self, element: etree._Element, place: _Place) -> None:
        """A frame or a shape: its paragraphs and tables follow as blocks."""
        if place.depth >= self.limits.table_depth:
            return
        self.images += next(element.iter(f"{DRAW}image"), None) is not None
        inner = _Place(place.sink, place.depth + 1)
        self._blocks(element, inner)

    def _inline(self, element: etree._Element, pieces: list[str]) -> None:
        _words(element.text, pieces)
        for child in element:
            tag = child.tag
            if tag in _SIGNS:
                pieces.append(_SIGNS[tag])
            elif tag == f"{TEXT}s":
                count = child.get(f"{TEXT}c", "1")
                pieces.append(
                    " " * min(int(count) if count.isdecimal() and len(count) < 6 else 1, 1000)
                )
            elif tag in _HOLDERS:
                self._holders.append(child)
            elif tag == f"{TEXT}note" or tag == f"{OFFICE}annotation":
                self._note(child)
            elif tag in _DROPPED or not isinstance(tag, str):
                pass
            elif child.get(f"{TEXT}style-name") not in self.styles.hidden:
                self._inline(child, pieces)
            _words(child.tail, pieces)

    def _note(self, element: etree._Element) -> None:
        for paragraph in element.iter(f"{TEXT}p"):
            pieces: list[str] = []
            outer, self._holders = self._holders, []
            self._inline(paragraph, pieces)
            self._holders = outer
            if text := "".join(pieces).strip():
                self.notes.append(text)

    def _table(self, element: etree._Element, place: _Place) -> None:
        if place.depth >= self.limits.table_depth:
            message = "表格嵌套过深，已停止读取。请把嵌套的表格改为普通表格后再试。"
            raise UnreadableDocument(message)
        self._tables += 1
        table = Table(self._tables, parent=place.cell)
        after: list[Block] = []
        indented: list[int] = []
        row = 0
        for line in element.iter(f"{TABLE}table-row"):
            if _owner(line) is not element:
                continue
            repeated = _count(line.get(f"{TABLE}number-rows-repeated"))
            empty = next(line.iter(f"{TEXT}p", f"{TEXT}h"), None) is None
            if empty and repeated > _BELIEVED:
                row = min(row + repeated, _DEEPEST)
                continue
            self._count_cells(line, repeated)
            for _ in range(repeated):
                row += 1
                self._row(line, table, row, after, place.depth, indented)
        firsts = sum(1 for cell in table.cells if cell.column == 1 and cell.text.strip())
        if len(indented) < firsts:
            for at in indented:
                table.cells[at] = table.cells[at]._replace(text=_BLANKS + table.cells[at].text)
        if row:
            place.sink.append(table)
        place.sink.extend(after)

    def _row(
        self,
        line: etree._Element,
        table: Table,
        row: int,
        after: list[Block],
        depth: int,
        indented: list[int],
    ) -> None:
        column = 1
        for element in line:
            covered = element.tag == f"{TABLE}covered-table-cell"
            if not covered and element.tag != f"{TABLE}table-cell":
                continue
            repeated = _count(element.get(f"{TABLE}number-columns-repeated"))
            if covered or (repeated > _BELIEVED and not len(element)):
                column = min(column + repeated, _WIDEST + 1)
                continue
            for _ in range(repeated):
                if column > _WIDEST:
                    break
                inner = _Place(after, depth + 1, (table.index, row, column), [])
                self._blocks(element, inner)
                text = "\n".join(inner.lines or ()).strip("\n")
                if column == 1 and inner.indented and text[:1] not in {"", " ", "\u3000", "\t"}:
                    indented.append(len(table.cells))
                spans = (
                    _count(element.get(f"{TABLE}number-rows-spanned")),
                    min(_count(element.get(f"{TABLE}number-columns-spanned")), _WIDEST),
                )
                table.cells.append(Cell(text, row, column, *spans))
                column += 1

    def _count_cells(self, line: etree._Element, rows: int) -> None:
        """Count what a row will give before it is made: a small file can ask for millions."""
        cells = line.findall(f"{TABLE}table-cell")
        repeated = [(_count(each.get(f"{TABLE}number-columns-repeated")), each) for each in cells]
        wide = sum(count for count, each in repeated if count <= _BELIEVED or len(each))
        self._cells += min(wide, _WIDEST) * rows
        if self._cells > self.limits.cells:
            message = (
                f"文件中的表格单元格超过 {self.limits.cells} 个，已停止读取。"
                "请确认是否选错了文件，或拆成几个文件后再试。"
            )
            raise UnreadableDocument(message)


def _owner(row: etree._Element) -> etree._Element | None:
    """The table of a row."""
    parent = row.getparent()
    while parent is not None and parent.tag != f"{TABLE}table":
        parent = parent.getparent()
    return parent


def _count(text: str | None) -> int:
    """A number of repetitions or of covered places, 1 upwards."""
    if text is None or not text.isascii() or not text.isdigit():
        return 1
    return max(1, min(int(text[:8]), _DEEPEST))


def _words(text: str | None, pieces: list[str]) -> None:
    """Text; blanks of the file itself count once, and not at all at the beginning."""
    if not text:
        return
    text = _BLANK.sub(" ", text)
    if text[0] == " " and (not pieces or pieces[-1][-1:] in {" ", "\n"}):
        text = text[1:]
    if text:
        pieces.append(text)
