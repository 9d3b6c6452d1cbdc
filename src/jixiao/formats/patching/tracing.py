"""Reads a Word story and remembers which element every sign of the wanted places came from.

It is the reader itself that walks; only what it hands on is watched. So a place is counted here
exactly as it was counted when the document was read.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from jixiao.formats.blocks import Block, Table
from jixiao.formats.word.document import WordDocument
from jixiao.formats.word.fast import FastReader
from jixiao.formats.word.grid import Grid
from jixiao.formats.word.inline import Inline, flat
from jixiao.formats.word.names import SPACES
from jixiao.formats.word.plain import PlainRow, PlainTables
from jixiao.formats.word.story import Story
from jixiao.formats.word.styles import Shape
from jixiao.formats.word.walker import Walker

CellKey = tuple[int, int, int]
"""(Table, row, column) of a cell."""


class Piece(NamedTuple):
    """Signs that came from one element.

    Args:
        text: The signs.
        element: ``w:t`` or an element that is a sign; None for signs that stand nowhere, such as
            the number of a list.
    """

    text: str
    element: etree._Element | None


@dataclass(slots=True)
class Place:
    """A cell, or a paragraph outside of tables.

    Args:
        pieces: Its text in the order in which it is read.
        paragraphs: Its ``w:p`` elements.
        is_boxed: Whether it stands in a text box.
    """

    pieces: list[Piece] = field(default_factory=list)
    paragraphs: list[etree._Element] = field(default_factory=list)
    is_boxed: bool = False

    @property
    def text(self) -> str:
        """Its text, as the reader gives it."""
        return "".join(piece.text for piece in self.pieces)

    def strip(self) -> None:
        """Take line breaks away at both ends, as the reader does; their elements go too."""
        pieces = self.pieces
        while pieces and not pieces[0].text.strip("\n"):
            del pieces[0]
        while pieces and not pieces[-1].text.strip("\n"):
            del pieces[-1]


@dataclass(slots=True)
class _Group:
    """Paragraphs that a deleted end joins to one: mostly just one."""

    pieces: list[Piece]
    paragraphs: list[etree._Element]
    is_open: bool


class _Watch:
    """What is wanted, and what has been found of it.

    Args:
        wanted: (Table, row, column) of the cells that are wanted.
        lines: Ordinals of the paragraphs that are wanted.
    """

    def __init__(self, wanted: Collection[CellKey], lines: Collection[int]) -> None:
        self.wanted = wanted
        self.tables = {table for table, _, _ in wanted}
        self.lines = lines
        self.cells: dict[CellKey, Place] = {}
        self.in_cell = False
        self.paragraphs: dict[int, Place] = {}
        self.frames: list[list[_Group]] = [[]]
        self.boxes = 0
        self.counted = 0
        self.table = 0

    def take(self) -> Place:
        """All groups of the innermost frame as one place."""
        groups, self.frames[-1] = self.frames[-1], []
        place = Place(is_boxed=self.boxes > 0)
        for at, group in enumerate(groups):
            if at:
                place.pieces.append(Piece("\n", None))
            place.pieces += group.pieces
            place.paragraphs += group.paragraphs
        place.strip()
        return place


class TracedInline(Inline):
    """Gives the text of paragraphs together with the elements it came from."""

    def __init__(self, space: str, xml: bytes) -> None:
        super().__init__(space, xml)
        self.is_tracing = False
        self.origins: dict[int, etree._Element] = {}

    def text(self, paragraph: etree._Element) -> str:
        """The text of a paragraph; where every sign of it came from is kept while tracing."""
        if not self.is_tracing:
            return super().text(paragraph)
        self.origins = {}
        return self._plainly(paragraph) or self._slow(paragraph)

    def _plainly(self, paragraph: etree._Element) -> str:
        """The text of a paragraph of nothing but texts, "" for all others."""
        self._out = []
        if self._fields:
            return ""
        for element in paragraph.iter(*self._wanted):
            if element.tag == self._t:
                self.origins[len(self._out)] = element
                self._out.append(flat(element.text))
            elif element.tag != self._tab or not element.attrib:
                self.origins = {}
                return ""
        return "".join(self._out)

    def pieces(self) -> list[Piece]:
        """The pieces of the paragraph that was read last."""
        return [Piece(text, self.origins.get(at)) for at, text in enumerate(self._out) if text]

    def forget(self) -> None:
        """Close the fields that are open and forget the boxes: what comes stands elsewhere."""
        self._fields = []
        self._boxes = []

    def _sign(self, child: etree._Element, tag: str, font: str) -> None:
        if (tag == self._t and not font) or tag in self._signs:
            self.origins[len(self._out)] = child
        super()._sign(child, tag, font)


class _TracedStory(Story):
    """A story that notes the places of what it is given."""

    watch: _Watch

    def numbered(self, text: str, shape: Shape) -> str:
        made = super().numbered(text, shape)
        groups = self.watch.frames[-1]
        if groups and len(made) > len(text):
            groups[-1].pieces.insert(0, Piece(made[: len(made) - len(text)], None))
        return made

    def paragraph(self, text: str, shape: Shape, sink: list[Block]) -> None:
        before = len(sink)
        super().paragraph(text, shape, sink)
        self.watch.counted += 1
        place = self.watch.take()
        if self.watch.counted in self.watch.lines:
            made = sink[-1].text if len(sink) > before else ""  # type: ignore[union-attr]
            missing = len(made) - len(place.text)
            if missing > 0:
                place.pieces.insert(0, Piece(made[:missing], None))
            self.watch.paragraphs[self.watch.counted] = place

    def grid(self, parent: tuple[int, int, int] | None, depth: int) -> Grid:
        made = super().grid(parent, depth)
        self.watch.table = made.index
        return made

    def cell(self, grid: Grid, text: str, span: tuple[int, int, int], indented: bool) -> None:
        key = (grid.index, grid.row, grid.column)
        if key in self.watch.wanted:
            self.watch.cells[key] = self.watch.take()
        super().cell(grid, text, span, indented)


class _Tables:
    """Reads plain tables at once, but for those that are wanted sign by sign."""

    def __init__(self, plain: PlainTables, watch: _Watch) -> None:
        self._inner = plain
        self._watch = watch

    def read(self, table: etree._Element) -> list[PlainRow] | None:
        """As ``PlainTables`` does; None for a table that is wanted."""
        return None if self._watch.table in self._watch.tables else self._inner.read(table)


class _TracedWalker(Walker):
    """A walker that says where it is."""

    def __init__(self, story: _TracedStory, space: str, xml: bytes) -> None:
        super().__init__(story, space, xml)
        self.watch = story.watch
        self.traced = self.inline = TracedInline(space, xml)
        self._plain = _Tables(self._plain, self.watch)  # type: ignore[assignment]
        self._depth = 0

    def _paragraph(self, element: etree._Element) -> tuple[str, Shape, bool]:
        watch = self.watch
        is_line = self._depth == 0 and watch.counted + 1 in watch.lines
        self.traced.is_tracing = is_line or (self._depth > 0 and watch.in_cell)
        text, shape, joined = super()._paragraph(element)
        pieces = self.traced.pieces() if self.traced.is_tracing else []
        groups = watch.frames[-1]
        if groups and groups[-1].is_open:
            groups[-1].pieces += pieces
            groups[-1].paragraphs.append(element)
            groups[-1].is_open = joined
        else:
            groups.append(_Group(pieces, [element], joined))
        return text, shape, joined

    def _table(
        self,
        element: etree._Element,
        sink: list[Block],
        depth: int,
        parent: tuple[int, int, int] | None,
    ) -> None:
        watch = self.watch
        outer, in_cell = watch.table, watch.in_cell
        self._depth += 1
        watch.frames.append([])
        super()._table(element, sink, depth, parent)
        watch.frames.pop()
        self._depth -= 1
        watch.table, watch.in_cell = outer, in_cell

    def _cell(self, element: etree._Element, grid: Grid, after: list[Block], depth: int) -> None:
        watch = self.watch
        watch.in_cell = (grid.index, grid.row, grid.column) in watch.wanted
        watch.frames.append([])
        super()._cell(element, grid, after, depth)
        watch.frames.pop()

    def _boxes(self, boxes: list[etree._Element], sink: list[Block], depth: int) -> None:
        if not boxes:
            return
        outer, self._depth = self._depth, 0
        self.watch.boxes += 1
        self.watch.frames.append([])
        super()._boxes(boxes, sink, depth)
        self.watch.frames.pop()
        self.watch.boxes -= 1
        self._depth = outer


@dataclass(slots=True)
class Traced:
    """A story with the places that were wanted.

    Args:
        root: Root of document.xml, or a body of those parts of it that have been parsed.
        space: Its namespace in braces.
        items: Blocks as the reader gives them.
        cells: Wanted cells.
        lines: Wanted paragraphs by their ordinal.
        ranges: (First byte, behind the last byte) of what has been parsed.
        first: The first paragraph.
        reader: Who has read it by the fast road, None where the walker has.
    """

    root: etree._Element
    space: str
    items: list[Block]
    cells: dict[CellKey, Place]
    lines: dict[int, Place]
    ranges: list[tuple[int, int]]
    first: etree._Element | None = None
    reader: FastReader | None = None


def traced(
    document: WordDocument, xml: bytes, cells: Collection[CellKey], lines: Collection[int]
) -> Traced | None:
    """Read document.xml and trace some places; None when it has no body or is damaged.

    Args:
        document: The document.
        xml: Its main part.
        cells: (Table, row, column) of the cells that are wanted.
        lines: Ordinals of the paragraphs that are wanted.
    """
    root = document.parsed(xml)
    if root is None or document.notices:
        return None
    body = next((child for child in root.iter(*(f"{s}body" for s in SPACES))), None)
    if body is None:
        return None
    space = body.tag.rpartition("}")[0] + "}"
    plain = document.story()
    story = _TracedStory(plain.limits, plain.styles, plain._numbering)
    story.watch = _Watch(cells, lines)
    walker = _TracedWalker(story, space, xml)
    for each in root.iterchildren(f"{space}body"):
        walker.blocks(each, story.items)
    _indent(story)
    first = next(root.iter(f"{space}p"), None)
    watch = story.watch
    whole = [(0, len(xml))]
    return Traced(root, space, story.items, watch.cells, watch.paragraphs, whole, first)


def _indent(story: _TracedStory) -> None:
    """Put before cells the blanks that the grid has put there."""
    for table in story.items:
        if isinstance(table, Table) and table.index in story.watch.tables:
            for cell in table.cells:
                place = story.watch.cells.get((table.index, cell.row, cell.column))
                if place is not None and len(cell.text) > len(place.text):
                    extra = cell.text[: len(cell.text) - len(place.text)]
                    place.pieces.insert(0, Piece(extra, None))
