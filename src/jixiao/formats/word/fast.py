"""The fast road: one pass over the bytes of document.xml, for documents without surprises.

What stands between two texts repeats all through a document, so each such piece of mark-up is
understood once and remembered as a list of actions. The grammar is a list of what is known;
anything else raises ``Surprise``, and the walker reads the document instead.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from jixiao.formats.blocks import Block
from jixiao.formats.word.grid import CONTINUE, NORMAL, Grid
from jixiao.formats.word.markup import (
    ATTRIBUTE,
    BEFORE,
    Surprise,
    number,
    properties_in,
    span_in,
)
from jixiao.formats.word.pieces import pieces_of
from jixiao.formats.word.story import Story
from jixiao.formats.word.styles import PLAIN, Shape
from jixiao.formats.word.tokens import PROPERTIES, tokens_of

_SURPRISES = (
    b"xmlns", b"Change", b"txbxContent", b"AlternateContent", b"<w:del ", b"<w:del>", b"<w:del/",
    b"<w:moveFrom ", b"<w:moveFrom>", b"<w:moveFrom/", b"<w:cellDel", b"<w:cellIns", b"<w:vanish",
    b"showingPlcHdr",
    b'="wingdings', b'="Wingdings', b'="webdings', b'="Webdings', b'="symbol', b'="Symbol', b"<!",
    b"<?",
)  # fmt: skip
_TRANSPARENT = frozenset(
    b"r hyperlink ins moveTo smartTag sdt sdtContent fldSimple bookmarkStart bookmarkEnd "
    b"proofErr lastRenderedPageBreak permStart permEnd commentRangeStart commentRangeEnd "
    b"commentReference footnoteReference endnoteReference annotationRef softHyphen "
    b"moveToRangeStart moveToRangeEnd".split()
)
_SIGNS = {b"tab": "\t", b"br": "\n", b"cr": "\n", b"noBreakHyphen": "-", b"ptab": "\t"}

_LONGEST_KNOWN = 4096

_Action = tuple[Callable[["FastReader", Any], None], Any]
Known = tuple[_Action, ...]


def read_fast(xml: bytes, story: Story) -> "FastReader":
    """Read document.xml into a story; gives the reader, which knows the mark-up now.

    Raises:
        Surprise: The story is then half filled and of no use.
    """
    reader = FastReader(story)
    reader.run(*pieces_of(xml))
    if not reader.ended:
        raise Surprise
    return reader


class FastReader:
    """The state between two pieces of mark-up.

    Args:
        story: What is read goes into it.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.ended = False
        self.known: dict[bytes, Known] = {}
        self.shapes: dict[bytes, Shape] = {b"": PLAIN}
        self.sink: list[Block] = story.items
        self.grid: Grid | None = None
        self.row_open = False
        self.span: tuple[int, int, int] | None = None
        self.covered = False
        self.shape: Shape | None = None
        self.pieces: list[str] = []
        self.paragraphs: list[str] = []
        self.first: Shape = PLAIN
        self.fields: list[bool] = []
        self.quiet = False

    def run(self, markups: list[bytes], texts: list[str]) -> None:
        """Go through the pieces of mark-up and the texts between them."""
        known = self.understood(markups)
        for markup, text in zip(markups, texts, strict=False):  # the last piece has no text
            for act, given in known[markup]:
                act(self, given)
            if self.shape is None:
                raise Surprise
            if not self.quiet:
                self.pieces.append(text)
        for act, given in known[markups[-1]]:
            act(self, given)

    def understood(self, markups: list[bytes]) -> dict[bytes, Known]:
        """Every piece of mark-up as what it does."""
        known = self.known
        for markup in set(markups).difference(known):
            is_short = len(markup) <= _LONGEST_KNOWN
            known[markup] = _known(markup) if is_short else understand(markup)
        return known

    def shape_of(self, inner: bytes) -> Shape:
        """What a paragraph is by the inside of its ``w:pPr``."""
        shape = self.shapes.get(inner)
        if shape is None:
            shape = self.shapes[inner] = self.story.styles.shape(properties_in(inner))
        return shape

    def nothing(self, _: None) -> None:
        """Do nothing."""

    def add(self, sign: str) -> None:
        """A sign that has an element of its own."""
        if self.shape is None:
            raise Surprise
        if not self.quiet:
            self.pieces.append(sign)

    def field(self, kind: bytes) -> None:
        """Begin, middle or end of a field: its result is text, its instruction is not."""
        turn_field(self.fields, kind.decode("ascii", "replace"))
        self.quiet = True in self.fields

    def begin_paragraph(self, _: None) -> None:
        """<w:p>."""
        if self.shape is not None or (self.grid is not None and self.span is None):
            raise Surprise
        self.shape = PLAIN

    def set_shape(self, inner: bytes) -> None:
        """<w:pPr>."""
        if self.shape is None or self.pieces:
            raise Surprise
        self.shape = self.shape_of(inner)

    def empty_paragraph(self, _: None) -> None:
        """<w:p/>."""
        self.begin_paragraph(None)
        self.end_paragraph(None)

    def end_paragraph(self, _: None) -> None:
        """</w:p>."""
        shape = self.shape
        if shape is None:
            raise Surprise
        pieces = self.pieces
        if pieces:
            text = pieces[0] if len(pieces) == 1 else "".join(pieces)
            pieces.clear()
        else:
            text = ""
        if self.grid is None:
            self.story.paragraph(text, shape, self.sink)
        else:
            if shape.list_id and not self.covered:
                text = self.story.numbered(text, shape)
            if not self.paragraphs:
                self.first = shape
            self.paragraphs.append(text)
        self.shape = None
        if self.fields:
            self.fields = [False] * len(self.fields)
            self.quiet = False

    def begin_table(self, _: None) -> None:
        """<w:tbl>."""
        if self.grid is not None or self.shape is not None:
            raise Surprise
        self.grid = self.story.grid(None, 0)

    def begin_row(self, _: None) -> None:
        """<w:tr>."""
        if self.grid is None or self.row_open:
            raise Surprise
        self.row_open = True
        self.grid.begin_row()

    def skip(self, columns: int) -> None:
        """<w:gridBefore>."""
        if self.grid is None or not self.row_open or self.grid.column != 1:
            raise Surprise
        self.grid.skip(columns)

    def begin_cell(self, _: None) -> None:
        """<w:tc>."""
        if not self.row_open or self.span is not None:
            raise Surprise
        self.span = (1, NORMAL, NORMAL)

    def set_span(self, span: tuple[int, int, int]) -> None:
        """<w:tcPr>."""
        if self.span is None or self.paragraphs or self.grid is None:
            raise Surprise
        self.span = span
        self.covered = self.grid.is_covered(span[1])

    def end_cell(self, _: None) -> None:
        """</w:tc>."""
        if self.span is None or self.grid is None or self.shape is not None:
            raise Surprise
        paragraphs = self.paragraphs
        text = paragraphs[0] if len(paragraphs) == 1 else "\n".join(paragraphs)
        if "\n" in text:
            text = text.strip("\n")
        self.story.cell(self.grid, text, self.span, self.first.indented)
        self.paragraphs = []
        self.first = PLAIN
        self.span = None
        self.covered = False

    def next_cell(self, given: tuple[tuple[int, int, int], bytes, bool]) -> None:
        """</w:p></w:tc>, perhaps </w:tr><w:tr>, <w:tc><w:tcPr><w:p><w:pPr>: in fewer steps."""
        span, inner, is_next_row = given
        shape, grid, pieces = self.shape, self.grid, self.pieces
        if (
            shape is None or grid is None or self.span is None
            or self.paragraphs or self.fields or shape.list_id
        ):  # fmt: skip
            self.end_paragraph(None)
            self.end_cell(None)
            if is_next_row:
                self.end_row(None)
                self.begin_row(None)
            self.begin_cell(None)
            self.set_span(span)
            self.begin_paragraph(None)
            self.set_shape(inner)
            return
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        pieces.clear()
        self.story.cell(grid, text.strip("\n"), self.span, shape.indented)
        if is_next_row:
            grid.begin_row()
        self.shape = self.shapes.get(inner) or self.shape_of(inner)
        self.span = span
        self.covered = span[1] == CONTINUE and grid.is_covered(CONTINUE)

    def end_row(self, _: None) -> None:
        """</w:tr>."""
        if not self.row_open or self.span is not None:
            raise Surprise
        self.row_open = False

    def end_table(self, _: None) -> None:
        """</w:tbl>."""
        if self.grid is None or self.row_open:
            raise Surprise
        self.sink.append(self.story.close(self.grid))
        self.grid = None

    def end_body(self, _: None) -> None:
        """</w:body>."""
        if self.grid is not None or self.shape is not None or self.ended:
            raise Surprise

    def end(self, _: None) -> None:
        """</w:document>."""
        self.end_body(None)
        self.ended = True


def understand(markup: bytes) -> Known:
    """A piece of mark-up as actions; every byte of it must be known.

    Raises:
        Surprise: It is not.
    """
    if any(surprise in markup for surprise in _SURPRISES):
        raise Surprise
    actions: list[_Action] = []
    for closing, name, attributes, empty, inner in tokens_of(markup):
        if name in PROPERTIES:
            action = _property(name, inner)
        else:
            action = _tag(closing, name, attributes, empty)
        if action is not None:
            actions.append(action)
    return tuple(_shortened(actions))


def _shortened(actions: list[_Action]) -> Iterator[_Action]:
    """Actions with those as one that end a cell and begin the next: most of what a table does."""
    acts = [act for act, _given in actions]
    at = 0
    while at < len(actions):
        for steps in (_TO_NEXT_CELL, _TO_NEXT_ROW):
            behind = at + len(steps)
            if acts[at:behind] == steps:
                has_shape = acts[behind : behind + 1] == [FastReader.set_shape]
                inner = actions[behind][1] if has_shape else b""
                span = actions[behind - 2][1]
                yield FastReader.next_cell, (span, inner, steps is _TO_NEXT_ROW)
                at = behind + has_shape
                break
        else:
            yield actions[at]
            at += 1


_known = lru_cache(maxsize=4096)(understand)


def _property(name: bytes, inner: bytes) -> _Action | None:
    """A property element as an action."""
    if name == b"pPr":
        return FastReader.set_shape, inner
    if name == b"tcPr":
        return FastReader.set_span, span_in(inner)
    if name == b"trPr":
        before = BEFORE.search(inner)
        return (FastReader.skip, number(before) or 0) if before else None
    return None


def _tag(closing: bytes, name: bytes, attributes: bytes, empty: bytes) -> _Action | None:
    """A tag as an action."""
    if name in _TRANSPARENT:
        return None
    if name in _SIGNS and not closing:
        return (FastReader.add, _SIGNS[name]) if empty else None
    if name == b"fldChar" and empty:
        return FastReader.field, dict(ATTRIBUTE.findall(attributes)).get(b"fldCharType", b"")
    if closing:
        if name not in _ENDS:
            raise Surprise
        return _ENDS[name], None
    if name == b"p" and empty:
        return FastReader.empty_paragraph, None
    if name in {b"t", b"rPr"} and empty:
        return None
    if empty or name not in _BEGINNINGS or attributes:
        raise Surprise
    return _BEGINNINGS[name], None


_BEGINNINGS = {
    b"p": FastReader.begin_paragraph, b"tbl": FastReader.begin_table, b"tr": FastReader.begin_row,
    b"tc": FastReader.begin_cell,
}  # fmt: skip
_ENDS = {
    b"p": FastReader.end_paragraph, b"tc": FastReader.end_cell, b"tr": FastReader.end_row,
    b"tbl": FastReader.end_table, b"document": FastReader.end, b"body": FastReader.end_body,
    b"tab": FastReader.nothing, b"br": FastReader.nothing,
}  # fmt: skip
_BEGIN_CELL = [FastReader.begin_cell, FastReader.set_span, FastReader.begin_paragraph]
_TO_NEXT_CELL = [FastReader.end_paragraph, FastReader.end_cell, *_BEGIN_CELL]
_TO_NEXT_ROW = [
    FastReader.end_paragraph, FastReader.end_cell, FastReader.end_row, FastReader.begin_row,
    *_BEGIN_CELL,
]  # fmt: skip


def turn_field(fields: list[bool], kind: str) -> None:
    """Keep the stack of open fields: True while an instruction is being read."""
    if kind == "begin":
        fields.append(True)
    elif kind == "separate" and fields:
        fields[-1] = False
    elif kind == "end" and fields:
        fields.pop()
