"""The slow road: walks the tree of a story and knows all that Word can put into it."""

from collections.abc import Iterator

from lxml import etree

from jixiao.formats.blocks import Block
from jixiao.formats.word.grid import CONTINUE, NORMAL, RESTART, Grid
from jixiao.formats.word.inline import Inline
from jixiao.formats.word.names import COMPATIBILITY
from jixiao.formats.word.plain import PlainRow, PlainTables
from jixiao.formats.word.story import Story
from jixiao.formats.word.styles import PLAIN, Shape, properties_of, whole
from jixiao.kernel.notices import Notice

_ALTERNATE = f"{COMPATIBILITY}AlternateContent"
_ALT_CHUNK = "文档中嵌入了另一份文件（altChunk），其内容没有读取。请在 Word 中打开并另存后再试。"


class Walker:
    """Reads the children of a body, a header, a note or a text box into a story.

    Args:
        story: Where blocks go.
        space: Namespace of the document in braces.
        xml: Bytes that the tree was made of.
    """

    def __init__(self, story: Story, space: str, xml: bytes) -> None:
        self.story = story
        self.space = space
        self.inline = Inline(space, xml)
        self._p = f"{space}p"
        self._tbl = f"{space}tbl"
        self._tr = f"{space}tr"
        self._tc = f"{space}tc"
        self._ppr = f"{space}pPr"
        self._value = f"{space}val"
        self._lost = frozenset(
            space + name
            for name in ("del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr", "tcPr", "trPr", "tblPr",
                         "tblGrid", "tblPrEx", "pPr", "rPr", "customXmlPr")
        )  # fmt: skip
        self._tracked = b":del" in xml or b":moveFrom" in xml
        self._shaping = tuple(space + n for n in ("pStyle", "numPr", "outlineLvl", "ind"))
        self._spanning = tuple(space + n for n in ("gridSpan", "vMerge", "hMerge", "cellDel"))
        self._plain = PlainTables(space, story.styles, self.inline)

    def blocks(self, container: etree._Element, sink: list[Block], depth: int = 0) -> None:
        """Read paragraphs and tables of a container into a sink, in order."""
        carried = ""
        for element in self._flat(container):
            if element.tag == self._p:
                text, shape, joined = self._paragraph(element)
                text = carried + text
                carried = text if joined else ""
                if not joined:
                    boxes = self.inline.take_boxes()
                    self.story.paragraph(text, shape, sink)
                    self._boxes(boxes, sink, depth)
            else:
                if carried:
                    self.story.paragraph(carried, PLAIN, sink)
                    carried = ""
                self._table(element, sink, depth, None)
        if carried:
            self.story.paragraph(carried, PLAIN, sink)
        self._boxes(self.inline.take_boxes(), sink, depth)

    def _boxes(self, boxes: list[etree._Element], sink: list[Block], depth: int) -> None:
        for box in boxes:
            if depth >= self.story.limits.table_depth:
                return
            self.blocks(box, sink, depth + 1)

    def _flat(self, container: etree._Element) -> Iterator[etree._Element]:
        """Paragraphs and tables of a container, whatever they are wrapped in."""
        for child in container:
            tag = child.tag
            if tag == self._p or tag == self._tbl:
                yield child
            elif tag in self._lost or not isinstance(tag, str):
                continue
            elif tag == _ALTERNATE:
                chosen = self.inline.choose(child)
                if chosen is not None:
                    yield from self._flat(chosen)
            elif tag == f"{self.space}altChunk":
                self.story.notices.append(Notice(_ALT_CHUNK))
            elif len(child):
                yield from self._flat(child)

    def _inside(self, container: etree._Element, wanted: str) -> Iterator[etree._Element]:
        """Rows of a table or cells of a row, whatever they are wrapped in."""
        for child in container:
            tag = child.tag
            if tag == wanted:
                yield child
            elif tag in self._lost or not isinstance(tag, str) or tag == self._p:
                continue
            elif tag == _ALTERNATE:
                chosen = self.inline.choose(child)
                if chosen is not None:
                    yield from self._inside(chosen, wanted)
            elif len(child):
                yield from self._inside(child, wanted)

    def _paragraph(self, element: etree._Element) -> tuple[str, Shape, bool]:
        """(Text without number, shape, whether its end is deleted) of a paragraph."""
        text = self.inline.text(element)
        if len(element) and element[0].tag == self._ppr:
            return text, *self._shape(element[0])
        return text, PLAIN, False

    def _shape(self, element: etree._Element) -> tuple[Shape, bool]:
        space = self.space
        joined = False
        if self._tracked:
            for child in element.iterchildren(f"{space}rPr"):
                joined = (
                    next(child.iterchildren(f"{space}del", f"{space}moveFrom"), None) is not None
                )
        if next(element.iterchildren(*self._shaping), None) is None:
            return PLAIN, joined
        return self.story.styles.shape(properties_of(element, space)), joined

    def _table(
        self,
        element: etree._Element,
        sink: list[Block],
        depth: int,
        parent: tuple[int, int, int] | None,
    ) -> None:
        grid = self.story.grid(parent, depth)
        after: list[Block] = []
        plain = self._plain.read(element)
        if plain is not None:
            self._fill(grid, plain)
            sink.append(self.story.close(grid))
            return
        for row in self._inside(element, self._tr):
            before = 0
            deleted = False
            for properties in row.iterchildren(f"{self.space}trPr"):
                for child in properties:
                    if child.tag == f"{self.space}gridBefore":
                        before = whole(child.get(self._value, "")) or 0
                    deleted = deleted or child.tag == f"{self.space}del"
            if deleted:
                continue
            grid.begin_row()
            grid.skip(before)
            for cell in self._inside(row, self._tc):
                self._cell(cell, grid, after, depth)
        sink.append(self.story.close(grid))
        sink.extend(after)

    def _fill(self, grid: Grid, rows: list[PlainRow]) -> None:
        numbered, put = self.story.numbered, self.story.cell
        for before, cells in rows:
            grid.begin_row()
            grid.skip(before)
            for span, paragraphs in cells:
                if len(paragraphs) == 1 and paragraphs[0][1] is PLAIN:
                    text, indented = paragraphs[0][0], False
                else:
                    covered = grid.is_covered(span[1])
                    texts = [t if covered else numbered(t, shape) for t, shape in paragraphs]
                    text = "\n".join(texts)
                    indented = bool(paragraphs) and paragraphs[0][1].indented
                put(grid, text.strip("\n"), span, indented)

    def _cell(self, element: etree._Element, grid: Grid, after: list[Block], depth: int) -> None:
        span, deleted = self._span(element)
        if deleted:
            return
        covered = grid.is_covered(span[1])
        texts: list[str] = []
        first: Shape | None = None
        carried = ""
        for child in self._flat(element):
            if child.tag == self._tbl:
                self._table(child, after, depth + 1, (grid.index, grid.row, grid.column))
                continue
            text, shape, joined = self._paragraph(child)
            text = carried + text
            carried = text if joined else ""
            if joined:
                continue
            boxes = self.inline.take_boxes()
            texts.append(text if covered else self.story.numbered(text, shape))
            first = shape if first is None else first
            self._boxes(boxes, after, depth)
        if carried:
            texts.append(carried)
        joined_text = "\n".join(texts).strip("\n")
        self.story.cell(grid, joined_text, span, first is not None and first.indented)

    def _span(self, element: etree._Element) -> tuple[tuple[int, int, int], bool]:
        """((Columns, merge down, merge right), whether the cell is deleted)."""
        columns, down, right = 1, NORMAL, NORMAL
        deleted = False
        space = self.space
        if len(element) and element[0].tag == f"{space}tcPr":
            for child in element[0].iterchildren(*self._spanning):
                tag = child.tag
                if tag == f"{space}gridSpan":
                    columns = whole(child.get(self._value, "")) or 1
                elif tag == f"{space}vMerge":
                    down = RESTART if child.get(self._value) == "restart" else CONTINUE
                elif tag == f"{space}hMerge":
                    right = RESTART if child.get(self._value) == "restart" else CONTINUE
                elif tag == f"{space}cellDel":
                    deleted = True
        return (columns, down, right), deleted
