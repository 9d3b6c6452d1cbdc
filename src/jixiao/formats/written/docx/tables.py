"""Tables as XML: exact widths, merged cells, heads repeated on every page."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from jixiao.formats.written.docx.markup import escaped, run, twips
from jixiao.formats.written.docx.styles import HINT, box_style
from jixiao.formats.written.flow import clean
from jixiao.model.paper import Box, Grid
from jixiao.regulation.looks import MIDDLE, Looks


class _Covered(NamedTuple):
    """A merged cell that goes on in lower rows.

    Args:
        rows: How many rows it still covers.
        colspan: Columns covered.
        xml: The cell that continues it.
    """

    rows: int
    colspan: int
    xml: str


class _Opening(NamedTuple):
    """The beginnings of cells of one kind.

    Args:
        start: Of a plain cell.
        merged: Of a cell that goes on below.
        again: The whole cell that continues it.
        properties: Of a paragraph, opened.
    """

    start: str
    merged: str
    again: str
    properties: str


def edges(widths: Sequence[int], width: int) -> tuple[int, ...]:
    """Left edges of columns and the right edge of the last one, in twips.

    Args:
        widths: Of the columns, in thousandths of the text.
        width: Of the text, twips.
    """
    total = max(sum(widths), 1000)
    return tuple(round(at * width / total) for at in accumulate(widths, initial=0))


def table_xml(grid: Grid, looks: Looks, width: int, breakable: frozenset[int]) -> str:
    """A table.

    Args:
        grid: The table.
        looks: How it looks.
        width: Of the text, twips.
        breakable: Rows that may be torn by the end of a page, because they are too high.
    """
    at = edges(grid.widths, width)
    columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(at))
    title = f'<w:tblCaption w:val="{escaped(clean(grid.name))}"/>' if grid.name else ""
    out = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Form"/><w:tblW w:w="{at[-1]}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>{title}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    ]
    cells = _Cells(at, looks)
    height = f'<w:trHeight w:val="{twips(looks.table.row)}"/>'
    plain = f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>"
    torn = f"<w:tr><w:trPr>{height}</w:trPr>"
    head = f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>"
    for index, row in enumerate(grid.rows):
        out.append(head if index < grid.head else torn if index in breakable else plain)
        cells.row(row.boxes, out, keeps=index < grid.head)
        out.append("</w:tr>")
    out.append("</w:tbl>")
    return "".join(out)


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
        self._covered: dict[int, _Covered] = {}
        self._openings: dict[tuple[int, int, str, bool], _Opening] = {}

    def row(self, boxes: Sequence[Box], out: list[str], *, keeps: bool) -> None:
        """Append the cells of a row.

        Args:
            boxes: Cells that begin in it; what is missing at its end is left empty, what does
                not fit any more is left out.
            out: Where the XML goes.
            keeps: Whether the row stays on the page of the next one.
        """
        column = 0
        for box in boxes:
            column = self._skip(column, out)
            if column >= self._last:
                break
            column = self._cell(box, column, out, keeps=keeps)
        column = self._skip(column, out)
        while column < self._last:
            column = self._skip(self._cell(Box(), column, out, keeps=keeps), out)

    def _skip(self, column: int, out: list[str]) -> int:
        while column in self._covered:
            covered = self._covered.pop(column)
            out.append(covered.xml)
            if covered.rows > 1:
                self._covered[column] = covered._replace(rows=covered.rows - 1)
                column += covered.colspan
            else:
                column += covered.colspan
                continue
        return column

    def _cell(self, box: Box, column: int, out: list[str], *, keeps: bool) -> int:
        colspan = min(box.colspan, self._last - column)
        key = (column, colspan, box.style, keeps)
        opening = self._openings.get(key)
        if opening is None:
            opening = self._openings[key] = self._opening(column, colspan, box.style, keeps=keeps)
        text = box.text
        if box.rowspan > 1:
            out.append(f"{opening.merged}{_paragraphs(box, opening.properties)}")
            self._covered[column] = _Covered(box.rowspan - 1, colspan, opening.again)
        elif box.is_open or not _is_easy(text):
            out.append(f"{opening.start}{_paragraphs(box, opening.properties)}")
        elif text:
            out.append(
                f"{opening.start}{opening.properties}<w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
            )
        else:
            out.append(f"{opening.start}{opening.properties}</w:p></w:tc>")
        return column + colspan

    def _opening(self, column: int, colspan: int, style: str, *, keeps: bool) -> _Opening:
        width = self._at[column + colspan] - self._at[column]
        span = f'<w:gridSpan w:val="{colspan}"/>' if colspan > 1 else ""
        is_middle = self._looks.boxes[style].place == MIDDLE
        place = '<w:vAlign w:val="center"/>' if is_middle else ""
        cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}'
        keep = "<w:keepNext/>" if keeps else ""
        named = f'<w:p><w:pPr><w:pStyle w:val="{box_style(style)}"/>'
        return _Opening(
            f"{cell}{place}</w:tcPr>",
            f'{cell}<w:vMerge w:val="restart"/>{place}</w:tcPr>',
            f"{cell}<w:vMerge/>{place}</w:tcPr>{named}</w:pPr></w:p></w:tc>",
            f"{named}{keep}</w:pPr>",
        )


def _is_easy(text: str) -> bool:
    """Whether words are XML as they are; told quickly, and wrongly only of easy ones."""
    return text.isprintable() and not (
        "&" in text or "<" in text or ">" in text or " " in text or '"' in text
        or "“" in text or "”" in text or "—" in text or "…" in text or "·" in text or "’" in text
        or "‘" in text
    )  # fmt: skip


def _paragraphs(box: Box, properties: str) -> str:
    """The paragraphs of a cell and its end."""
    text = clean(box.text)
    letters = HINT if box.is_open else ""
    lines = (f"{properties}{run(line, letters)}</w:p>" for line in text.split("\n"))
    return f"{''.join(lines)}</w:tc>"
