"""Plain tables (普通表格): a table of the tree in one pass, when nothing in it needs more care."""

from lxml import etree

from jixiao.formats.word.grid import CONTINUE, NORMAL, RESTART
from jixiao.formats.word.inline import Inline, flat
from jixiao.formats.word.styles import PLAIN, Shape, Styles, properties_of, whole

Span = tuple[int, int, int]
PlainCell = tuple[Span, list[tuple[str, Shape]]]
PlainRow = tuple[int, list[PlainCell]]


class PlainTables:
    """Reads tables whose cells hold nothing but paragraphs.

    Starting an iteration costs more than many steps of it, so the whole table is one.

    Args:
        space: Namespace of the document in braces.
        styles: Styles of the document.
        inline: Knows which elements are signs and which need care.
    """

    def __init__(self, space: str, styles: Styles, inline: Inline) -> None:
        self._space = space
        self._styles = styles
        self._value = f"{space}val"
        self._signs = inline.plain_tags()
        # functions, not methods: a circle would hold the whole file until circles are searched for
        own = type(self)
        self._actions = {
            f"{space}{name}": action
            for name, action in [
                ("tr", own._row), ("tc", own._cell), ("p", own._paragraph),
                ("gridBefore", own._before), ("gridSpan", own._wide), ("vMerge", own._down),
                ("hMerge", own._right), ("pStyle", own._shape), ("numPr", own._shape),
                ("outlineLvl", own._shape), ("ind", own._shape),
            ]
        }  # fmt: skip
        hard = ("tbl", "pPrChange", "tcPrChange", "trPrChange", "cellDel", "altChunk")
        self._t = f"{space}t"
        self._tags = (self._t, *self._actions, *self._signs, *inline.hard_tags(),
                      *(space + name for name in hard))  # fmt: skip
        self._begin()

    def _begin(self) -> None:
        self._rows: list[list[PlainCell]] = []
        self._befores: list[int] = []
        self._span = [1, NORMAL, NORMAL]
        self._paragraphs: list[tuple[str, Shape]] = []
        self._pieces: list[str] | None = None
        self._now = PLAIN
        self._in_cell = False
        self._ok = True

    def read(self, table: etree._Element) -> list[PlainRow] | None:
        """(Free columns before, cells) of every row; None when the table is not plain."""
        self._begin()
        parts = table.iter(*self._tags)
        next(parts)
        actions, signs, text_tag = self._actions, self._signs, self._t
        for part in parts:
            tag = part.tag
            if tag == text_tag:
                if self._pieces is None:
                    return None
                self._pieces.append(flat(part.text))
            elif tag in actions:
                actions[tag](self, part)
            elif tag in signs and self._pieces is not None:
                self._pieces.append(signs[tag])
            else:
                return None
        self._end_cell()
        return list(zip(self._befores, self._rows, strict=True)) if self._ok else None

    def _end_cell(self) -> None:
        if self._in_cell:
            self._end_paragraph()
            columns, down, right = self._span
            self._rows[-1].append(((columns, down, right), self._paragraphs))
            self._in_cell = False

    def _end_paragraph(self) -> None:
        if self._pieces is not None:
            self._paragraphs.append(("".join(self._pieces), self._now))
            self._pieces = None

    def _row(self, _part: etree._Element) -> None:
        self._end_cell()
        self._rows.append([])
        self._befores.append(0)

    def _cell(self, _part: etree._Element) -> None:
        self._end_cell()
        self._ok = self._ok and bool(self._rows)
        self._span = [1, NORMAL, NORMAL]
        self._paragraphs = []
        self._in_cell = bool(self._rows)

    def _paragraph(self, _part: etree._Element) -> None:
        self._ok = self._ok and self._in_cell
        self._end_paragraph()
        self._pieces = []
        self._now = PLAIN

    def _before(self, part: etree._Element) -> None:
        self._ok = self._ok and bool(self._rows) and not self._in_cell
        if self._ok:
            self._befores[-1] = whole(part.get(self._value, "")) or 0

    def _wide(self, part: etree._Element) -> None:
        self._span[0] = whole(part.get(self._value, "")) or 1

    def _down(self, part: etree._Element) -> None:
        self._span[1] = RESTART if part.get(self._value) == "restart" else CONTINUE

    def _right(self, part: etree._Element) -> None:
        self._span[2] = RESTART if part.get(self._value) == "restart" else CONTINUE

    def _shape(self, part: etree._Element) -> None:
        parent = part.getparent()
        if self._now is PLAIN and parent is not None:
            self._now = self._styles.shape(properties_of(parent, self._space))
