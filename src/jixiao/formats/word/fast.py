"""The fast road: one pass over the bytes of document.xml, for documents without surprises.

What stands between two texts repeats all through a document, so each such piece of mark-up is
understood once and remembered as a list of actions. The grammar is a list of what is known;
anything else raises ``Surprise``, and the walker reads the document instead.
"""

import re
from collections.abc import Callable
from typing import Any

from jixiao.formats.blocks import Block
from jixiao.formats.word.grid import CONTINUE, NORMAL, RESTART, Grid
from jixiao.formats.word.names import SPACES
from jixiao.formats.word.story import Story
from jixiao.formats.word.styles import PLAIN, Properties, Shape, is_indented, whole

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
_TOKEN = re.compile(
    rb"<w:(rPr|pPr|tcPr|trPr|tblPr|tblGrid|tblPrEx|sectPr|sdtPr|sdtEndPr|instrText|drawing)"
    rb"(?: [^<>]*)?(?:/>|>(.*?)</w:\1>)"
    rb"|<(/?)w:([A-Za-z]+)((?: [^<>]*[^<>/])?) ?(/?)>",
    re.S,
)
_SURPRISE = re.compile(
    rb"xmlns|Change|txbxContent|AlternateContent|<w:(?:del|moveFrom|cellDel|cellIns|vanish)[ />]"
    rb'|="(?:[Ww]ingdings|[Ww]ebdings|[Ss]ymbol)|<!|<\?'
)
_ATTRIBUTE = re.compile(rb'w:(\w+)="([^"]*)"')
_VALUE = rb'[^<>]*? ?w:val="([^"]*)"'
_SPAN = re.compile(rb"<w:gridSpan " + _VALUE)
_MERGE = re.compile(rb'<w:(vMerge|hMerge)(?: w:val="(\w*)")? ?/?>')
_BEFORE = re.compile(rb"<w:gridBefore " + _VALUE)
_STYLE = re.compile(rb"<w:pStyle " + _VALUE)
_OUTLINE = re.compile(rb"<w:outlineLvl " + _VALUE)
_CENTRED = re.compile(rb'<w:jc [^<>]*?w:val="(?:center|right|end)"')
_INDENT = re.compile(rb"<w:ind ([^<>]*)/>")
_LIST = re.compile(rb"<w:numPr>(.*?)</w:numPr>", re.S)
_LIST_ID = re.compile(rb"<w:numId " + _VALUE)
_LIST_LEVEL = re.compile(rb"<w:ilvl " + _VALUE)
_ENTITY = re.compile(r"&([^;&]*;?)")
_ENTITIES = {"lt;": "<", "gt;": ">", "amp;": "&", "quot;": '"', "apos;": "'"}
_TRANSPARENT = frozenset(
    b"r hyperlink ins moveTo smartTag sdt sdtContent fldSimple bookmarkStart bookmarkEnd "
    b"proofErr lastRenderedPageBreak permStart permEnd commentRangeStart commentRangeEnd "
    b"commentReference footnoteReference endnoteReference annotationRef softHyphen "
    b"moveToRangeStart moveToRangeEnd".split()
)
_SIGNS = {b"tab": b"\t", b"br": b"\n", b"cr": b"\n", b"noBreakHyphen": b"-", b"ptab": b"\t"}

_Action = tuple[Callable[[Any], None], Any]


class Surprise(Exception):  # noqa: N818 -- it is no error: the other road is taken
    """The document has something that this road does not know."""


def read_fast(xml: bytes, story: Story) -> None:
    """Read document.xml into a story.

    Raises:
        Surprise: The story is then half filled and of no use.
    """
    head = _HEAD.match(xml)
    if head is None or xml.find(b"\n", head.end()) >= 0 or xml.find(b"\r", head.end()) >= 0:
        raise Surprise
    encoding = _ENCODING.search(head[1] or b"")
    if encoding and encoding[1].upper() not in {b"UTF-8", b"UTF8"}:
        raise Surprise
    namespaces = _NAMESPACE.findall(head[2])
    if len(namespaces) != 1 or "{" + namespaces[0].decode("ascii", "replace") + "}" not in SPACES:
        raise Surprise
    if _FIRST_LOOK.search(xml, head.end()):
        raise Surprise
    reader = _Reader(story)
    try:
        reader.run(_PIECE.split(memoryview(xml)[head.end() :].tobytes()))
    except UnicodeDecodeError as error:
        raise Surprise from error
    if not reader.ended:
        raise Surprise


_FIRST_LOOK = re.compile(rb"<mc:AlternateContent")


class _Reader:
    """The state between two pieces of mark-up."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.ended = False
        self.known: dict[bytes, tuple[_Action, ...]] = {}
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
        """Go through (mark-up, text, tag) triples; the last mark-up stands alone."""
        known = self.known
        each = iter(parts[:-1])
        for markup, text, tag in zip(each, each, each, strict=True):
            actions = known.get(markup)
            if actions is None:
                actions = known[markup] = self.understand(markup)
            for act, argument in actions:
                act(argument)
            if text is not None:
                if self.shape is None:
                    raise Surprise
                if not self.quiet:
                    self.pieces.append(text)
            elif tag == b"p":
                self.begin_paragraph(None)
            else:
                self.begin_row(None)
        for act, argument in self.understand(parts[-1]):
            act(argument)

    def understand(self, markup: bytes) -> tuple[_Action, ...]:
        """Mark-up as actions; every byte of it must be known."""
        if _SURPRISE.search(markup):
            raise Surprise
        actions: list[_Action] = []
        at = 0
        for token in _TOKEN.finditer(markup):
            if token.start() != at:
                raise Surprise
            at = token.end()
            action = self.property(token) if token[1] else self.tag(token)
            if action is not None:
                actions.append(action)
        if at != len(markup):
            raise Surprise
        return tuple(actions)

    def property(self, token: re.Match[bytes]) -> _Action | None:
        """A property element as an action."""
        name, inner = token[1], token[2] or b""
        if name == b"pPr":
            shape = self.story.styles.shape(_properties(inner))
            return self.set_shape, shape
        if name == b"tcPr":
            return self.set_span, _span(inner)
        if name == b"trPr":
            before = _BEFORE.search(inner)
            return (self.skip, _number(before) or 0) if before else None
        return None

    def tag(self, token: re.Match[bytes]) -> _Action | None:
        """A tag as an action."""
        closing, name, attributes, empty = token[3], token[4], token[5], token[6]
        if name in _TRANSPARENT:
            return None
        if name in _SIGNS and not closing:
            return (self.add, _SIGNS[name]) if empty else None
        if name == b"fldChar" and empty:
            return self.field, dict(_ATTRIBUTE.findall(attributes)).get(b"fldCharType", b"")
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
                text = _ENTITY.sub(_entity, text)
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


def _entity(found: re.Match[str]) -> str:
    name = found[1]
    if name in _ENTITIES:
        return _ENTITIES[name]
    number = name[1:-1]
    if name[:1] != "#" or name[-1:] != ";" or len(number) > 8:
        raise Surprise
    try:
        code = int(number[1:], 16) if number[:1] == "x" else int(number)
    except ValueError as error:
        raise Surprise from error
    if code < 0x20 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF:
        raise Surprise
    return chr(code)


def _number(found: re.Match[bytes] | None) -> int | None:
    return whole(found[1].decode("ascii", "replace")) if found else None


def _span(inner: bytes) -> tuple[int, int, int]:
    """(Columns, merge down, merge right) of a ``w:tcPr``."""
    down = right = NORMAL
    columns = _number(_SPAN.search(inner))
    if b"Merge" in inner:
        for name, value in _MERGE.findall(inner):
            merge = RESTART if value == b"restart" else CONTINUE
            if name == b"vMerge":
                down = merge
            else:
                right = merge
    return columns or 1, down, right


def _properties(inner: bytes) -> Properties:
    """Properties in the bytes of a ``w:pPr``."""
    style = _STYLE.search(inner)
    indent = _INDENT.search(inner)
    numbers = _LIST.search(inner)
    list_id = _LIST_ID.search(numbers[1]) if numbers else None
    names = (
        {
            key.decode(): value.decode("ascii", "replace")
            for key, value in _ATTRIBUTE.findall(indent[1])
        }
        if indent
        else {}
    )
    return Properties(
        style=_text(style),
        list_id=_text(list_id),
        at=_number(_LIST_LEVEL.search(numbers[1])) if numbers else None,
        outline=_number(_OUTLINE.search(inner)),
        indented=bool(names) and is_indented(names) and not _CENTRED.search(inner),
    )


def _text(found: re.Match[bytes] | None) -> str:
    return _ENTITY.sub(_entity, found[1].decode()) if found else ""
