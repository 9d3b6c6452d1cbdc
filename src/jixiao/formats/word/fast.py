"""The fast road: one pass over the bytes of document.xml, for documents without surprises.

What stands between two texts repeats all through a document, so each such piece of mark-up is
understood once and remembered as a list of actions. The grammar is a list of what is known;
anything else raises ``Surprise``, and the walker reads the document instead.
"""

import re
from collections.abc import Callable
from typing import Any

from jixiao.formats.blocks import Block
from jixiao.formats.word.grid import CONTINUE, NORMAL, Grid
from jixiao.formats.word.markup import (
    ATTRIBUTE,
    BEFORE,
    ENTITY,
    Surprise,
    entity,
    number,
    properties_in,
    span_in,
)
from jixiao.formats.word.names import SPACES
from jixiao.formats.word.story import Story
from jixiao.formats.word.styles import PLAIN, Shape
from jixiao.formats.word.tokens import PROPERTIES, tokens_of

_PIECE = re.compile(
    rb'<w:(?:t(?: xml:space="preserve")?>([^<\x00-\x08\x0b\x0c\x0e-\x1f]*)</w:t>'
    rb"|(p|tr)(?: w[^<>]*[^<>/])?>)"
)
_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml([^<>?]*)\?>)?\s*<w:document\s([^<>]*)>\s*"
    rb"(?:<w:background[^<>]*/>)?\s*<w:body>"
)
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']*)["']""")
_NAMESPACE = re.compile(rb"""xmlns:w=["']([^"']*)["']""")
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
_SIGNS = {b"tab": b"\t", b"br": b"\n", b"cr": b"\n", b"noBreakHyphen": b"-", b"ptab": b"\t"}

_Action = tuple[Callable[[Any], None], Any]
_GENERIC, NOTHING, _SHAPED, _NEXT_CELL = range(4)
"""What a piece of mark-up does: some actions, none, the properties of a paragraph, a cell ends and
the next begins. All but the first are so frequent that they have ways of their own."""
Known = tuple[int, Any, tuple[_Action, ...]]


def read_fast(xml: bytes, story: Story) -> "FastReader":
    """Read document.xml into a story; gives the reader, which knows the mark-up now.

    Raises:
        Surprise: The story is then half filled and of no use.
    """
    reader = FastReader(story)
    try:
        reader.run(parts_of(xml))
    except UnicodeDecodeError as error:
        raise Surprise from error
    if not reader.ended:
        raise Surprise
    return reader


def parts_of(xml: bytes) -> list[Any]:
    """The body as (mark-up, text, tag) triples, the last mark-up alone, or a surprise."""
    head = _HEAD.match(xml)
    if head is None or xml.find(b"\n", head.end()) >= 0 or xml.find(b"\r", head.end()) >= 0:
        raise Surprise
    encoding = _ENCODING.search(head[1] or b"")
    if encoding and encoding[1].upper() not in {b"UTF-8", b"UTF8"}:
        raise Surprise
    namespaces = _NAMESPACE.findall(head[2])
    if len(namespaces) != 1 or "{" + namespaces[0].decode("ascii", "replace") + "}" not in SPACES:
        raise Surprise
    if b"<mc:AlternateContent" in xml:
        raise Surprise
    parts = _PIECE.split(xml[head.end() :])
    every = b"|".join(dict.fromkeys(parts[::3]))
    if any(surprise in every for surprise in _SURPRISES):
        raise Surprise
    return parts


class FastReader:
    """The state between two pieces of mark-up.

    Args:
        story: What is read goes into it.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.ended = False
        self.known: dict[bytes, Known] = {}
        self.shapes: dict[bytes, Shape] = {}
        self.spans: dict[bytes, tuple[int, int, int]] = {}
        self.sink: list[Block] = story.items
        self.grid: Grid | None = None
        self.row_open = False
        self.span: tuple[int, int, int] | None = None
        self.covered = False
        self.shape: Shape | None = None
        self.pieces: list[bytes] = []
        self.paragraphs: list[str] = []
        self.first: Shape = PLAIN
        self.fields: list[bool] = []
        self.quiet = False

    def run(self, parts: list[Any]) -> None:
        """Go through the triples."""
        known = self.understood(parts)
        each = iter(parts[:-1])
        for markup, text, tag in zip(each, each, each, strict=True):
            kind, argument, actions = known[markup]
            if kind == _NEXT_CELL:
                self.next_cell(argument)
            elif kind == _SHAPED:
                if self.shape is None or self.pieces:
                    raise Surprise
                self.shape = argument
            elif kind == _GENERIC:
                for act, given in actions:
                    act(given)
            if text is not None:
                if self.shape is None:
                    raise Surprise
                if not self.quiet:
                    self.pieces.append(text)
            elif tag == b"p":
                if self.shape is not None or (self.grid is not None and self.span is None):
                    raise Surprise
                self.shape = PLAIN
            else:
                self.begin_row(None)
        for act, given in known[parts[-1]][2]:
            act(given)

    def understood(self, parts: list[Any]) -> dict[bytes, Known]:
        """Every piece of mark-up as what it does."""
        known = self.known
        for markup in parts[::3]:
            if markup not in known:
                known[markup] = self.understand(markup)
        return known

    def understand(self, markup: bytes) -> Known:
        """Mark-up as actions; every byte of it must be known."""
        actions: list[_Action] = []
        for closing, name, attributes, empty, inner in tokens_of(markup):
            if name in PROPERTIES:
                action = self.property(name, inner)
            else:
                action = self.tag(closing, name, attributes, empty)
            if action is not None:
                actions.append(action)
        acts = tuple(act for act, _given in actions)
        if not acts:
            return NOTHING, None, ()
        if acts == (self.set_shape,):
            return _SHAPED, actions[0][1], tuple(actions)
        if acts == (self.end_paragraph, self.end_cell, self.begin_cell, self.set_span):
            return _NEXT_CELL, actions[3][1], tuple(actions)
        return _GENERIC, None, tuple(actions)

    def property(self, name: bytes, inner: bytes) -> _Action | None:
        """A property element as an action."""
        if name == b"pPr":
            shape = self.shapes.get(inner)
            if shape is None:
                shape = self.shapes[inner] = self.story.styles.shape(properties_in(inner))
            return self.set_shape, shape
        if name == b"tcPr":
            span = self.spans.get(inner)
            if span is None:
                span = self.spans[inner] = span_in(inner)
            return self.set_span, span
        if name == b"trPr":
            before = BEFORE.search(inner)
            return (self.skip, number(before) or 0) if before else None
        return None

    def tag(self, closing: bytes, name: bytes, attributes: bytes, empty: bytes) -> _Action | None:
        """A tag as an action."""
        if name in _TRANSPARENT:
            return None
        if name in _SIGNS and not closing:
            return (self.add, _SIGNS[name]) if empty else None
        if name == b"fldChar" and empty:
            return self.field, dict(ATTRIBUTE.findall(attributes)).get(b"fldCharType", b"")
        if closing:
            ends = {b"p": self.end_paragraph, b"tc": self.end_cell, b"tr": self.end_row,
                    b"tbl": self.end_table, b"document": self.end, b"body": self.end_body,
                    b"tab": self.nothing, b"br": self.nothing}  # fmt: skip
            if name not in ends:
                raise Surprise
            return ends[name], None
        if name == b"p" and empty:
            return self.empty_paragraph, None
        if name in {b"t", b"rPr"} and empty:
            return None
        if empty or name not in {b"tbl", b"tc"} or attributes:
            raise Surprise
        return (self.begin_table if name == b"tbl" else self.begin_cell), None

    def nothing(self, _: None) -> None:
        """Do nothing."""

    def add(self, sign: bytes) -> None:
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

    def set_shape(self, shape: Shape) -> None:
        """<w:pPr>."""
        if self.shape is None or self.pieces:
            raise Surprise
        self.shape = shape

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
            text = (pieces[0] if len(pieces) == 1 else b"".join(pieces)).decode()
            self.pieces = []
            if "&" in text:
                text = ENTITY.sub(entity, text)
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

    def next_cell(self, span: tuple[int, int, int]) -> None:
        """</w:p></w:tc><w:tc><w:tcPr>: as the actions do it, shorter for a cell of one text."""
        shape, grid, pieces = self.shape, self.grid, self.pieces
        if (
            shape is None or grid is None or self.span is None or len(pieces) != 1
            or self.paragraphs or self.fields or shape.list_id
        ):  # fmt: skip
            self.end_paragraph(None)
            self.end_cell(None)
            self.begin_cell(None)
            self.set_span(span)
            return
        text = pieces[0].decode()
        pieces.clear()
        if "&" in text:
            text = ENTITY.sub(entity, text)
        if "\n" in text:
            text = text.strip("\n")
        self.story.cell(grid, text, self.span, shape.indented)
        self.shape = None
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


def turn_field(fields: list[bool], kind: str) -> None:
    """Keep the stack of open fields: True while an instruction is being read."""
    if kind == "begin":
        fields.append(True)
    elif kind == "separate" and fields:
        fields[-1] = False
    elif kind == "end" and fields:
        fields.pop()
