"""The quick way to places (快速定位): only the wanted cells and paragraphs are parsed.

It is gone where the reader goes its fast road, so that tables are not nested and nothing stands in
boxes; anything doubtful gives None, and the whole document is walked instead.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from jixiao.formats.blocks import Table
from jixiao.formats.packed import parse_xml
from jixiao.formats.patching.tracing import CellKey, Piece, Place, Traced, TracedInline
from jixiao.formats.word.document import WordDocument
from jixiao.formats.word.fast import read_fast
from jixiao.formats.word.grid import WIDEST
from jixiao.formats.word.inline import flat
from jixiao.formats.word.markup import BEFORE, Surprise, number, span_in

_BODY = b"<w:body>"
_ODD = (b"dataBinding", b"ontentLocked", b"<w:customXml")
_FIELD = b"<w:fldChar"
_LOOK, _LOOK_END = b"<w:rPr>", b"</w:rPr>"
_OUTER = re.compile(rb"<w:(tbl|p)(?=[ />])[^<>]*>")
_PARAGRAPH = re.compile(rb"<w:p(?=[ />])[^<>]*>")
_ROW = re.compile(rb"<w:tr(?=[ >])[^<>]*>")
_CELL = re.compile(rb"<w:tc(?=[ >])[^<>]*>")
_CELL_END = b"</w:tc>"
_SHAPE = b"<w:tcPr>"
_ROW_SHAPE = re.compile(rb"\s*<w:trPr>(.*?)</w:trPr>", re.DOTALL)
_Range = tuple[int, int]


def quickly_traced(
    document: WordDocument, xml: bytes, cells: Collection[CellKey], lines: Collection[int]
) -> Traced | None:
    """As ``traced``, for documents without surprises; None for all others.

    Args:
        document: The document.
        xml: Its main part.
        cells: (Table, row, column) of the cells that are wanted.
        lines: Ordinals of the paragraphs that are wanted.
    """
    story = document.story()
    try:
        reader = read_fast(xml, story)
    except Surprise:
        return None
    markups = b"\0".join(reader.known)  # each once: far shorter than the part
    if any(each in markups for each in _ODD):
        return None
    ranges, first = _Finder(xml, cells, lines).ranges()
    stretches = [first, *ranges.values()]
    body = _parsed(document, xml, stretches)
    if body is None or (_FIELD in markups and _starts_in_field(xml, stretches)):
        return None
    space = body.tag.rpartition("}")[0] + "}"
    made = Traced(body, space, story.items, {}, {}, stretches, body[0], reader)
    places = _places(body, space)[1:]
    for (key, (begin, end)), place in zip(ranges.items(), places, strict=True):
        if begin <= first[0] < end:
            made.first = place.paragraphs[0]  # one element for what stands once
        if isinstance(key, int):
            made.lines[key] = place
        else:
            made.cells[key] = place
    return made if _completed(made) else None


class _Finder:
    """Finds wanted places among the bytes; tables and rows without any are passed over."""

    def __init__(self, xml: bytes, cells: Collection[CellKey], lines: Collection[int]) -> None:
        self.xml = xml
        self.cells = cells
        self.lines = lines
        self.rows: dict[tuple[int, int], int] = {}
        for table, row, column in cells:
            self.rows[table, row] = max(self.rows.get((table, row), 0), column)
        self.tables = {key[0] for key in cells}
        self.found: dict[CellKey | int, _Range] = {}
        self.spans: dict[bytes, int] = {}

    def ranges(self) -> tuple[dict[CellKey | int, _Range], _Range]:
        """Where the wanted places stand, and the first paragraph of all."""
        xml = self.xml
        body = xml.find(_BODY)
        table = line = 0
        token = _OUTER.search(xml, body)
        while token is not None:
            at = token.end()
            if token[1] == b"tbl":
                table += 1
                end = xml.find(b"</w:tbl>", at)
                if table in self.tables:
                    self._table(at, end, table)
                at = max(end, at)
            else:
                line += 1
                at = self._paragraph_end(token)
                if line in self.lines:
                    self.found[line] = (token.start(), at)
            token = _OUTER.search(xml, at)
        first = _PARAGRAPH.search(xml, body)
        return self.found, (first.start(), self._paragraph_end(first)) if first else (0, 0)

    def _paragraph_end(self, token: re.Match[bytes]) -> int:
        if token[0].endswith(b"/>"):
            return token.end()
        return self.xml.find(b"</w:p>", token.end()) + 6

    def _table(self, at: int, last: int, table: int) -> None:
        row = 0
        token = _ROW.search(self.xml, at, last)
        while token is not None:
            row += 1
            end = self.xml.find(b"</w:tr>", token.end(), last)
            if end < 0:
                return
            if (table, row) in self.rows:
                self._row(token.end(), end, (table, row))
            token = _ROW.search(self.xml, end, last)

    def _row(self, at: int, last: int, place: tuple[int, int]) -> None:
        shape = _ROW_SHAPE.match(self.xml, at)
        before = number(BEFORE.search(shape[1])) if shape else None
        column = 1 + max(0, min(before or 0, WIDEST))
        for each in self.xml[at:last].split(_CELL_END):
            token = _CELL.search(each)
            if token is None or column > self.rows[place]:
                return
            end = at + len(each) + len(_CELL_END)
            if (*place, column) in self.cells:
                self.found[(*place, column)] = (at + token.start(), end)
            column += self._width(each, token.end())
            at = end

    def _width(self, cell: bytes, at: int) -> int:
        """Columns of a cell whose start tag ends at a place."""
        if not cell.startswith(_SHAPE, at):
            return 1
        shape = cell[at + len(_SHAPE) : cell.find(b"</w:tcPr>", at)]
        wide = self.spans.get(shape)
        if wide is None:
            wide = self.spans[shape] = span_in(shape)[0]
        return min(wide, WIDEST) if wide >= 1 else 1


def _starts_in_field(xml: bytes, ranges: Sequence[_Range]) -> bool:
    """Whether a place begins where a field is open: what it is cannot be told from the place."""
    at = depth = 0
    for begin in sorted(begin for begin, _ in ranges):
        depth += xml.count(b'w:fldCharType="begin"', at, begin)
        depth -= xml.count(b'w:fldCharType="end"', at, begin)
        if depth:
            return True
        at = begin
    return False


def _parsed(document: WordDocument, xml: bytes, ranges: Sequence[_Range]) -> etree._Element | None:
    """Stretches of the body as a body of their own: an element each, without looks of words."""
    if any(begin >= end for begin, end in ranges):
        return None
    head, *others = b"".join(xml[begin:end] for begin, end in ranges).split(_LOOK)
    pieces = [xml[: xml.find(_BODY) + len(_BODY)], head]
    pieces += (each.partition(_LOOK_END)[2] for each in others)
    pieces.append(b"</w:body></w:document>")
    root, whole = parse_xml(b"".join(pieces), document.limits)
    body = next(root.iterchildren("{*}body"), None)
    return body if whole and body is not None and len(body) == len(ranges) else None


def _places(body: etree._Element, space: str) -> list[Place]:
    """What each element of a body says, in one pass: to begin one costs as much as many steps."""
    inline = TracedInline(space, b"")
    inline.is_tracing = True
    paragraph, text, signs = f"{space}p", f"{space}t", inline.plain_tags()
    places = {root: Place() for root in body}
    hard: list[etree._Element] = []
    root, place = body, Place()
    for part in body.iter(f"{space}tc", paragraph, text, *signs, *inline.hard_tags()):
        if part in places:
            root, place = part, places[part]
        tag = part.tag
        if tag == text:
            if said := flat(part.text):
                place.pieces.append(Piece(said, part))
        elif tag in signs:
            place.pieces.append(Piece(signs[tag], part))
        elif tag == paragraph:
            if place.paragraphs:
                place.pieces.append(Piece("\n", None))
            place.paragraphs.append(part)
        elif part is not root:
            hard.append(root)
    for each in places.values():
        each.strip()
    return list((places | {root: _place(root, space, inline) for root in hard}).values())


def _place(root: etree._Element, space: str, inline: TracedInline) -> Place:
    """What an element of the body says, where it needs a look at what is around its parts."""
    place = Place()
    for paragraph in root.iter(f"{space}p"):
        inline.text(paragraph)
        if place.paragraphs:
            place.pieces.append(Piece("\n", None))
        place.pieces += inline.pieces()
        place.paragraphs.append(paragraph)
    place.strip()
    inline.forget()
    return place


def _completed(made: Traced) -> bool:
    """Put before the places what the reader puts there; False where that is not certain."""
    for place, shown in _shown(made):
        text = place.text
        if not shown.endswith(text):
            return False
        if len(shown) > len(text):
            place.pieces.insert(0, Piece(shown[: len(shown) - len(text)], None))
    return True


def _shown(made: Traced) -> Iterator[tuple[Place, str]]:
    """The places with what the reader makes of them."""
    tables = {table for table, _, _ in made.cells}
    for item in made.items:
        if isinstance(item, Table):
            for cell in item.cells if item.index in tables else ():
                place = made.cells.get((item.index, cell.row, cell.column))
                if place is not None:
                    yield place, cell.text
        elif item.line in made.lines:
            yield made.lines[item.line], item.text
