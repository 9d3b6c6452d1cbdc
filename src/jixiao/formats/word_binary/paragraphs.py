"""What a paragraph of a .doc is: in a table or not, its list, its heading level, its row."""

from dataclasses import dataclass, field

from jixiao.formats.word_binary import sprms
from jixiao.formats.word_binary.container import Container
from jixiao.formats.word_binary.rows import RowShape, row_shape
from jixiao.formats.word_binary.styles import Styles

_OLD_LIST = 2047
"""Number of a list that stands for the numbering of Word 6."""
_BODY = 9
"""Outline level that says that it is no heading."""

_STORED = frozenset({sprms.HUGE, sprms.TABLE_PROPERTIES})
"""They name sprms in the stream "Data", which name no others."""

CELL, ROW, OTHER = "c", "r", "o"
"""Kinds of paragraphs: plain text of a cell, end of a row, both not nested; anything else."""


@dataclass(slots=True)
class Properties:
    """What matters of a paragraph.

    Args:
        depth: Nesting of tables, 0 outside.
        row_end: It ends a row and has no text of its own.
        cell_end: Its mark ends a cell of a nested table.
        list_use: Number of its list, 0 for none.
        list_level: Level in it, None when only the style says it.
        outline: Heading level, 0 for body text.
        style: Index of its style.
        row: Shape of the table row, when it ends one.
        kind: ``CELL``, ``ROW`` or ``OTHER``.
    """

    depth: int = 0
    row_end: bool = False
    cell_end: bool = False
    list_use: int = 0
    list_level: int | None = None
    outline: int = 0
    style: int = 0
    row: RowShape = field(default_factory=RowShape)
    kind: str = OTHER


class ParagraphReader:
    """Reads properties; equal ones only once.

    Args:
        container: The file.
        styles: Its styles.
    """

    def __init__(self, container: Container, styles: Styles) -> None:
        self._container = container
        self._styles = styles
        self._known: dict[tuple[int, bytes, bytes], Properties] = {}
        self._by_style: dict[int, Properties] = {}

    def read(self, style: int, block: bytes, change: bytes) -> Properties:
        """The properties of a paragraph.

        Args:
            style: Index of its style.
            block: Its sprms.
            change: Sprms of the piece, laid over them.
        """
        key = style, block, change
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._make(style, block, change)
        return known

    def _make(self, style: int, block: bytes, change: bytes) -> Properties:
        found = list(sprms.sprms(block, sprms.OF_PARAGRAPHS))
        found += sprms.sprms(change)
        style = next((_number(o) for code, o in found if code == sprms.STYLE), style)
        of_style = self._of_style(style)
        made = Properties(of_style.depth, of_style.row_end, of_style.cell_end, of_style.list_use,
                          of_style.list_level, of_style.outline, of_style.style)  # fmt: skip
        row: list[tuple[int, bytes]] = []
        self._apply(made, found, row)
        if made.row_end:
            made.row = row_shape(tuple(row))
        if made.depth == 1 and (made.row_end or not made.list_use):
            made.kind = ROW if made.row_end else CELL
        return made

    def _of_style(self, style: int) -> Properties:
        if style not in self._by_style:
            made = Properties(style=style, outline=self._styles.heading(style))
            for layer in self._styles.layers(style):
                self._apply(made, list(sprms.sprms(layer.paragraph)), [])
            self._by_style[style] = made
        return self._by_style[style]

    def _apply(
        self, made: Properties, found: list[tuple[int, bytes]], row: list[tuple[int, bytes]]
    ) -> None:
        """Lay sprms over properties, later ones over earlier ones."""
        for code, operand in found:
            if code in _STORED:
                self._apply(made, self._stored(operand), row)
            elif code == sprms.IN_TABLE:
                made.depth = max(made.depth, 1) if operand[0] else 0
            elif code == sprms.DEPTH:
                made.depth = max(_number(operand), 0)
            elif code == sprms.DEEPER:
                made.depth = max(made.depth + _number(operand), 0)
            elif code in {sprms.ROW_END, sprms.INNER_ROW_END}:
                made.row_end = bool(operand[0])
            elif code == sprms.INNER_CELL_END:
                made.cell_end = bool(operand[0])
            elif code == sprms.LIST_USE:
                use = _number(operand)
                made.list_use = use if 0 < use < _OLD_LIST else 0
            elif code == sprms.LIST_LEVEL:
                made.list_level = min(operand[0], 8)
            elif code == sprms.OUTLINE:
                made.outline = 0 if operand[0] >= _BODY else operand[0] + 1
            elif code >> 10 & 7 == 5:
                row.append((code, operand))

    def _stored(self, operand: bytes) -> list[tuple[int, bytes]]:
        """Sprms that were too long for their page and lie in the stream "Data"."""
        at = _number(operand)
        data = self._container.data
        if at < 0 or at + 2 > len(data):
            return []
        block = data[at + 2 : at + 2 + int.from_bytes(data[at : at + 2], "little")]
        return list(sprms.sprms(block, sprms.OF_PARAGRAPHS - _STORED))


def _number(operand: bytes) -> int:
    return int.from_bytes(operand, "little", signed=True)
