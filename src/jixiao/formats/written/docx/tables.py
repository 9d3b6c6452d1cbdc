"""Tables as XML: exact widths, merged cells, heads repeated on every page."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import NamedTuple

from jixiao.formats.written.docx.markup import escaped, run, twips
from jixiao.formats.written.docx.styles import HINT, box_style
from jixiao.formats.written.flow import clean
from jixiao.kernel.patterns import pattern
from jixiao.model.paper import TEXT, Box, Grid
from jixiao.regulation.looks import MIDDLE, Looks

_HARD = pattern('[&<> "“”—…·’‘]')


class _Covered(NamedTuple):
    """A merged cell that goes on in lower rows.

    Args:
        rows: How many rows it still covers.
        colspan: Columns covered.
        style: Of the box.
    """

    rows: int
    colspan: int
    style: str


_Below = tuple[tuple[int, _Covered], ...]
"""What upper rows cover of a row, by column."""

_Shape = tuple[int, int, str, bool]
"""Of a box, all but its words."""

_shape = attrgetter("colspan", "rowspan", "style", "is_open")


class _Frame(NamedTuple):
    """A row without its words; rows of one shape share it.

    Args:
        xml: Of its cells, ``%b`` where the words of each box stand.
        properties: Of the paragraphs of each box; boxes beyond them have no room.
        below: What the row and those above it cover of the next one.
        is_open: Whether a person must fill in a box of it.
    """

    xml: bytes
    properties: tuple[str, ...]
    below: _Below
    is_open: bool


def edges(widths: Sequence[int], width: int) -> tuple[int, ...]:
    """Left edges of columns and the right edge of the last one, in twips.

    Args:
        widths: Of the columns, in thousandths of the text.
        width: Of the text, twips.
    """
    total = max(sum(widths), 1000)
    return tuple(round(at * width / total) for at in accumulate(widths, initial=0))


class Tables:
    """Makes the tables of a document; what tables with the same columns share is made once.

    Args:
        looks: How tables look.
    """

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._cells: dict[tuple[tuple[int, ...], int], _Cells] = {}
        height = f'<w:trHeight w:val="{twips(looks.table.row)}"/>'
        self._plain = f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>".encode()
        self._torn = f"<w:tr><w:trPr>{height}</w:trPr>".encode()
        self._head = f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>".encode()

    def xml(self, grid: Grid, width: int, breakable: frozenset[int]) -> bytes:
        """A table, in UTF-8.

        Args:
            grid: The table.
            width: Of the text, twips.
            breakable: Rows that may be torn by the end of a page, because they are too high.
        """
        cells = self._cells.get((grid.widths, width))
        if cells is None:
            cells = _Cells(edges(grid.widths, width), self._looks)
            self._cells[grid.widths, width] = cells
        title = f'<w:tblCaption w:val="{escaped(clean(grid.name))}"/>' if grid.name else ""
        out = [cells.opening(title).encode()]
        head, plain = grid.head, self._plain
        for index, row in enumerate(grid.rows):
            is_head = index < head
            out.append(self._head if is_head else self._torn if index in breakable else plain)
            out.append(cells.row(row.boxes, keeps=is_head))
            out.append(b"</w:tr>")
        out.append(b"</w:tbl>")
        return b"".join(out)


class _Cells:
    """Puts the cells of rows under each other.

    Args:
        at: Edges of the columns, twips.
        looks: How boxes look.
    """

    def __init__(self, at: tuple[int, ...], looks: Looks) -> None:
        self._at = at
        self._looks = looks
        self._last = len(at) - 1
        self._below: _Below = ()
        self._frames: dict[tuple[_Below, tuple[_Shape, ...], bool], _Frame] = {}
        self._columns = "".join(f'<w:gridCol w:w="{end - begin}"/>' for begin, end in pairwise(at))

    def opening(self, title: str) -> str:
        """The beginning of a table; no cell of the one before goes on in it.

        Args:
            title: XML that names it, or "".
        """
        self._below = ()
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Form"/><w:tblW w:w="{self._at[-1]}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>{title}</w:tblPr>'
            f"<w:tblGrid>{self._columns}</w:tblGrid>"
        )

    def row(self, boxes: Sequence[Box], *, keeps: bool) -> bytes:
        """The cells of a row.

        Args:
            boxes: Cells that begin in it; what is missing at its end is left empty, what does
                not fit any more is left out.
            keeps: Whether the row stays on the page of the next one.
        """
        shapes = tuple(map(_shape, boxes))
        key = (self._below, shapes, keeps)
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = self._framed(shapes, keeps=keeps)
        self._below = frame.below
        texts = [box.text for box in boxes[: len(frame.properties)]]
        if not frame.is_open and _is_easy("".join(texts)):
            words = [b"<w:r><w:t>%b</w:t></w:r>" % text.encode() if text else b"" for text in texts]
        else:
            words = list(map(_paragraphs, boxes, frame.properties))
        return frame.xml % tuple(words)

    def _framed(self, shapes: tuple[_Shape, ...], *, keeps: bool) -> _Frame:
        covered = dict(self._below)
        out: list[str] = []
        properties: list[str] = []
        column = self._skip(0, covered, out)
        for colspan, rowspan, style, _ in shapes:
            if column >= self._last:
                break
            cell = _Covered(rowspan - 1, min(colspan, self._last - column), style)
            properties.append(_properties(style, keeps=keeps))
            start = '<w:vMerge w:val="restart"/>' if rowspan > 1 else ""
            out.append(f"{self._start(column, cell, start)}{properties[-1]}%b</w:p></w:tc>")
            if rowspan > 1:
                covered[column] = cell
            column = self._skip(column + cell.colspan, covered, out)
        while column < self._last:
            start = self._start(column, _Covered(0, 1, TEXT), "")
            out.append(f"{start}{_properties(TEXT, keeps=keeps)}</w:p></w:tc>")
            column = self._skip(column + 1, covered, out)
        is_open = any(shape[3] for shape in shapes)
        return _Frame("".join(out).encode(), tuple(properties), tuple(covered.items()), is_open)

    def _skip(self, column: int, covered: dict[int, _Covered], out: list[str]) -> int:
        """The first column that no upper row covers; cells that go on are put before it."""
        while column in covered:
            cell = covered.pop(column)
            start = self._start(column, cell, "<w:vMerge/>")
            out.append(f"{start}{_properties(cell.style, keeps=False)}</w:p></w:tc>")
            if cell.rows > 1:
                covered[column] = cell._replace(rows=cell.rows - 1)
            column += cell.colspan
        return column

    def _start(self, column: int, cell: _Covered, merge: str) -> str:
        """The beginning of a cell."""
        width = self._at[column + cell.colspan] - self._at[column]
        span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
        is_middle = self._looks.boxes[cell.style].place == MIDDLE
        place = '<w:vAlign w:val="center"/>' if is_middle else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{place}</w:tcPr>'


def _properties(style: str, *, keeps: bool) -> str:
    """The beginning of a paragraph of a box."""
    keep = "<w:keepNext/>" if keeps else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{box_style(style)}"/>{keep}</w:pPr>'


def _is_easy(text: str) -> bool:
    """Whether words are XML as they are; told quickly, and wrongly only of easy ones."""
    return text.isprintable() and _HARD.search(text) is None


def _paragraphs(box: Box, properties: str) -> bytes:
    """The words of a box; its first paragraph is begun already, its last one not ended."""
    letters = HINT if box.is_open else ""
    lines = clean(box.text).split("\n")
    return f"</w:p>{properties}".join([run(line, letters) for line in lines]).encode()
