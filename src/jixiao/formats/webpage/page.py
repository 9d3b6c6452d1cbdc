"""A web page as blocks: the walk through its tree, paragraphs, tables, lists."""

import re

from lxml import etree

from jixiao.formats.blocks import Block, Blocks, Paragraph, Table
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.webpage.grid import WIDEST, SpanGrid
from jixiao.formats.webpage.look import is_hidden, is_indented, list_number, tabs
from jixiao.kernel.notices import Notice
from jixiao.kernel.span import Span

_DROPPED_TAGS = (
    "script style nav head template noscript svg iframe object applet audio video canvas del "
    "button datalist colgroup col rt rp"
)
_BLOCK_TAGS = (
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article header footer main aside center "
    "form fieldset legend blockquote address pre body html caption figure figcaption hr tr td th "
    "tbody thead tfoot details summary menu dir"
)
_DROPPED = frozenset(_DROPPED_TAGS.split())
_BLOCK = frozenset(_BLOCK_TAGS.split())
_SECTIONS = frozenset({"tbody", "thead", "tfoot"})
_BLANK = re.compile(r"[ \t\r\n\f\x0b]+")
_TOO_WIDE = f"网页中的表格超过 {WIDEST} 列，后面的列没有读取，请用原件核对。"
_MAXIMUM = 4_000
"""Rows or columns that a span is believed to cover at most."""


class Page:
    """Reads elements into blocks.

    Args:
        limits: Cells and nesting allowed.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.blocks = Blocks()
        self._lines = 0
        self._tables = 0
        self._cells = 0
        self.images = 0

    def read(self, root: etree._Element) -> Blocks:
        """The whole page."""
        flow = _Flow(self, self.blocks.items, None, 0)
        flow.element(root)
        flow.end_line()
        return self.blocks

    def paragraph(self, text: str, level: int, sink: list[Block]) -> None:
        """Add a paragraph; an empty one is left out."""
        if text.strip():
            self._lines += 1
            sink.append(Paragraph(text, self._lines, None, level))

    def table(self, element: etree._Element, flow: "_Flow") -> None:
        """Read a table into the sink of the flow in which it stands."""
        if flow.depth >= self.limits.table_depth:
            message = "表格嵌套过深，已停止读取。请把网页中的表格另存为 Word 或 Excel 文件后再试。"
            raise UnreadableDocument(message)
        rows = list(_rows(element))
        if _is_frame(rows):
            for row in rows:
                for cell in row:
                    inner = _Flow(self, flow.sink, flow.parent, flow.depth + 1)
                    inner.children(cell)
                    inner.end_line()
            return
        self._tables += 1
        table = Table(self._tables, parent=flow.parent)
        after: list[Block] = []
        grid = SpanGrid(20 * self.limits.cells)
        for row in rows:
            grid.begin_row()
            for cell in row:
                if cell.tag in ("td", "th") and not is_hidden(cell):
                    self._cell(cell, grid, table.index, after, flow.depth)
        table.cells = grid.cells()
        if table.cells:
            flow.sink.append(table)
        flow.sink.extend(after)

    def _cell(
        self, cell: etree._Element, grid: SpanGrid, index: int, after: list[Block], depth: int
    ) -> None:
        column = grid.free_column()
        if column is None:
            if not self.blocks.notices:
                self.blocks.notices.append(Notice(_TOO_WIDE, "", Span(table=index)))
            return
        self._cells += 1
        if self._cells > self.limits.cells:
            message = (
                f"网页中的表格单元格超过 {self.limits.cells} 个，已停止读取。"
                "请确认是否选错了文件，或拆成几个文件后再试。"
            )
            raise UnreadableDocument(message)
        flow = _Flow(self, after, (index, grid.row, column), depth + 1)
        flow.lines = []
        flow.indented = is_indented(cell.get("style"))
        flow.children(cell)
        flow.end_line()
        rows, columns = _span(cell.get("rowspan")), _span(cell.get("colspan")) or 1
        grid.cell("\n".join(flow.lines), rows, columns, flow.indented)


class _Flow:
    """Words in a row: in the page itself, or in one cell (then ``lines`` is a list)."""

    __slots__ = ("depth", "indented", "level", "lines", "page", "parent", "pieces", "prefix",
                 "preserve", "sink")  # fmt: skip

    def __init__(
        self, page: Page, sink: list[Block], parent: tuple[int, int, int] | None, depth: int
    ) -> None:
        self.page = page
        self.sink = sink
        self.parent = parent
        self.depth = depth
        self.pieces: list[str] = []
        self.lines: list[str] | None = None
        self.level = 0
        self.prefix = ""
        self.preserve = False
        self.indented = False

    def end_line(self) -> None:
        """End the paragraph."""
        if not self.pieces:
            return
        text = "".join(self.pieces)
        self.pieces = []
        text = "\n".join(line.strip(" ") for line in text.split("\n")).strip("\n")
        text = re.sub(" {2,}", " ", text).replace("\xa0", " ").rstrip(" ")
        if self.prefix and text:
            gap = " " if self.prefix[-1] == "." and text[0].isdigit() else ""
            text = self.prefix + gap + text
            self.prefix = ""
        if self.lines is None:
            self.page.paragraph(text, self.level, self.sink)
        elif text:
            self.lines.append(text)

    def words(self, text: str | None) -> None:
        """Text of the page; blanks and line breaks of the source are one blank."""
        if not text:
            return
        if self.preserve:
            self.pieces.append(text.replace("\r\n", "\n").replace(" ", "\xa0"))
            return
        text = _BLANK.sub(" ", text)
        if text != " " or self.pieces:
            self.pieces.append(text)

    def children(self, element: etree._Element) -> None:
        """What stands in an element."""
        self.words(element.text)
        number = _first_number(element) if element.tag == "ol" else 0
        for child in element:
            if child.tag == "li":
                given = child.get("value", "")
                number = int(given) if given.isdecimal() and len(given) < 8 else number
                self.prefix = list_number(child, number)
                number += 1
            if isinstance(child.tag, str):
                self.element(child)
            self.words(child.tail)

    def element(self, element: etree._Element) -> None:
        """An element with what stands in it."""
        tag = element.tag
        if tag in _DROPPED or is_hidden(element):
            return
        if tag == "br":
            self.pieces.append("\n")
        elif tag == "table":
            self.end_line()
            for caption in element.iterchildren("caption"):
                self.element(caption)
            self.page.table(element, self)
        elif tag in _BLOCK:
            self._block(element)
        elif tag in {"input", "select", "textarea"}:
            self.words(_control(element))
        elif tag == "img":
            self.page.images += 1
        elif tag == "span" and (count := tabs(element.get("style"))):
            self.pieces.append("\t" * count)
        else:
            self.children(element)

    def _block(self, element: etree._Element) -> None:
        self.end_line()
        tag = element.tag
        apart = _apart(element, self.page.blocks)
        if apart is not None:
            inner = _Flow(self.page, [], None, self.depth)
            inner.lines = []
            inner.children(element)
            inner.end_line()
            apart.extend(inner.lines)
            return
        if self.lines == [] and not self.indented:
            centred = "center" in (element.get("style") or "") or element.get("align") == "center"
            self.indented = not centred and is_indented(element.get("style"))
        level, preserve = self.level, self.preserve
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.level = int(tag[1])
        self.preserve = self.preserve or tag == "pre"
        self.children(element)
        self.end_line()
        self.level, self.preserve = level, preserve


def _rows(table: etree._Element) -> list[etree._Element]:
    """Rows of a table itself, the foot last."""
    rows: list[etree._Element] = []
    foot: list[etree._Element] = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in _SECTIONS and not is_hidden(child):
            (foot if child.tag == "tfoot" else rows).extend(child.iterchildren("tr"))
    return [row for row in rows + foot if not is_hidden(row)]


def _is_frame(rows: list[etree._Element]) -> bool:
    """Whether a table only holds others in place: one cell a row, tables within."""
    if not rows or any(len(row) > 1 for row in rows):
        return False
    return any(next(row.iter("table"), None) is not None for row in rows)


def _span(text: str | None) -> int:
    """A span as given; 1 when it is none, 0 for "down to the end"."""
    digits = (text or "").strip()
    if not digits.isascii() or not digits.isdigit():
        return 1
    return min(int(digits[:8]), _MAXIMUM)


def _first_number(element: etree._Element) -> int:
    start = element.get("start", "").strip()
    return int(start) if start.isascii() and start.isdigit() and len(start) < 8 else 1


def _control(element: etree._Element) -> str:
    """What a field of a form shows."""
    if element.tag == "textarea":
        return element.text or ""
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = next((o for o in options if o.get("selected") is not None), None)
        chosen = chosen if chosen is not None else next(iter(options), None)
        return (chosen.text or "") if chosen is not None else ""
    kind = element.get("type", "text").lower()
    if kind in {"checkbox", "radio"}:
        return "☑" if element.get("checked") is not None else "☐"
    return element.get("value", "") if kind in {"text", "number", "date"} else ""


def _apart(element: etree._Element, blocks: Blocks) -> list[str] | None:
    """Where a page header, a footer or a note of a saved document goes, None for the body."""
    title = element.get("title")
    if title == "header":
        return blocks.headers
    if title == "footer" or element.get("id", "").startswith(
        ("sdfootnote", "sdendnote", "_ftn", "_edn", "ftn", "edn")
    ):
        return blocks.footers
    return None
