"""The quick way to places (快速定位): only the wanted cells and paragraphs are parsed.

It is gone where the reader goes its fast road, so that tables are not nested and nothing stands in
boxes; anything doubtful gives None, and the whole document is walked instead.
"""

import re
from collections.abc import Collection, Iterator

from lxml import etree

from jixiao.formats.blocks import Table
from jixiao.formats.packed import parse_xml
from jixiao.formats.patching.tracing import CellKey, Piece, Place, Traced, TracedInline
from jixiao.formats.word.document import WordDocument
from jixiao.formats.word.fast import read_fast
from jixiao.formats.word.grid import WIDEST
from jixiao.formats.word.markup import BEFORE, Surprise, number, span_in

_BODY = b"<w:body>"
_ODD = (b"dataBinding", b"ontentLocked", b"<w:customXml")
_OUTER = re.compile(rb"<w:(tbl|p)(?=[ />])[^<>]*>")
_PARAGRAPH = re.compile(rb"<w:p(?=[ />])[^<>]*>")
_ROW = re.compile(rb"<w:tr(?=[ >])[^<>]*>")
_CELL = re.compile(rb"<w:tc(?=[ >])[^<>]*>")
_CELL_SHAPE = re.compile(rb"\s*<w:tcPr>(.*?)</w:tcPr>", re.DOTALL)
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
    if any(each in xml for each in _ODD):
        return None
    story = document.story()
    try:
        read_fast(xml, story)
    except Surprise:
        return None
    ranges, first = _ranges(xml, cells, lines)
    made = Traced(None, "", story.items, {}, {}, [])
    has_fields = b"<w:fldChar" in xml
    for key, (begin, end) in [*ranges.items(), (0, first)]:
        if key and has_fields and _in_field(xml, begin, end):
            return None
        root = _parsed(document, xml, begin, end)
        if root is None:
            return None
        made.fragments.append((root, begin, end))
        made.space = root.tag.removesuffix("document")
        if key == 0:
            made.first = next(root.iter(f"{made.space}p"), None)
        elif isinstance(key, int):
            made.lines[key] = _place(root, made.space)
        else:
            made.cells[key] = _place(root, made.space)
    return made if _completed(made) else None


def _ranges(
    xml: bytes, cells: Collection[CellKey], lines: Collection[int]
) -> tuple[dict[CellKey | int, _Range], _Range]:
    """Where the wanted places stand in the bytes, and the first paragraph of all."""
    tables = {key[0] for key in cells}
    found: dict[CellKey | int, _Range] = {}
    body = xml.find(_BODY)
    table = line = 0
    token = _OUTER.search(xml, body)
    while token is not None:
        at = token.end()
        if token[1] == b"tbl":
            table += 1
            end = xml.find(b"</w:tbl>", at)
            if table in tables:
                _cells(xml, (at, end), table, cells, found)
            at = max(end, at)
        else:
            line += 1
            at = _paragraph_end(xml, token)
            if line in lines:
                found[line] = (token.start(), at)
        token = _OUTER.search(xml, at)
    first = _PARAGRAPH.search(xml, body)
    return found, (first.start(), _paragraph_end(xml, first)) if first else (0, 0)


def _paragraph_end(xml: bytes, token: re.Match[bytes]) -> int:
    return token.end() if token[0].endswith(b"/>") else xml.find(b"</w:p>", token.end()) + 6


def _cells(
    xml: bytes,
    inside: _Range,
    table: int,
    cells: Collection[CellKey],
    found: dict[CellKey | int, _Range],
) -> None:
    """Find the wanted cells of a table; rows without any are passed over."""
    rows = {key[1] for key in cells if key[0] == table}
    for row, token in enumerate(_ROW.finditer(xml, *inside), 1):
        if row not in rows:
            continue
        end = xml.find(b"</w:tr>", token.end())
        shape = _ROW_SHAPE.match(xml, token.end())
        before = number(BEFORE.search(shape[1])) if shape else None
        column = 1 + max(0, min(before or 0, WIDEST))
        for cell in _CELL.finditer(xml, token.end(), end):
            shape = _CELL_SHAPE.match(xml, cell.end())
            wide = span_in(shape[1])[0] if shape else 1
            if (table, row, column) in cells:
                found[table, row, column] = (cell.start(), xml.find(b"</w:tc>", cell.end()) + 7)
            column += min(wide, WIDEST) if wide >= 1 else 1


def _in_field(xml: bytes, begin: int, end: int) -> bool:
    """Whether a place has to do with a field that may be computed."""
    if xml.find(b"<w:fldChar", begin, end) >= 0:
        return True
    kinds = (b'w:fldCharType="begin"', b'w:fldCharType="end"')
    return xml.count(kinds[0], 0, begin) != xml.count(kinds[1], 0, begin)


def _parsed(document: WordDocument, xml: bytes, begin: int, end: int) -> etree._Element | None:
    """A piece of the body as a document of its own."""
    head = xml[: xml.find(_BODY) + len(_BODY)]
    if begin >= end:
        return None
    root, whole = parse_xml(head + xml[begin:end] + b"</w:body></w:document>", document.limits)
    return root if whole else None


def _place(root: etree._Element, space: str) -> Place:
    inline = TracedInline(space, b"")
    inline.is_tracing = True
    place = Place()
    for paragraph in root.iter(f"{space}p"):
        inline.text(paragraph)
        if place.paragraphs:
            place.pieces.append(Piece("\n", None))
        place.pieces += inline.pieces()
        place.paragraphs.append(paragraph)
    place.strip()
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
    for item in made.items:
        if isinstance(item, Table):
            for cell in item.cells:
                place = made.cells.get((item.index, cell.row, cell.column))
                if place is not None:
                    yield place, cell.text
        elif item.line in made.lines:
            yield made.lines[item.line], item.text
