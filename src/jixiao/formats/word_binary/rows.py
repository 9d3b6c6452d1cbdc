"""Rows of a table in a .doc: where their cells begin and end, and which are merged."""

import struct
from dataclasses import dataclass, field

from jixiao.formats.word_binary import sprms

_FIRST, _MERGED, _VERTICAL, _RESTART = 0x01, 0x02, 0x20, 0x40
_CELL = 20
_MOST_CELLS = 64
"""Word has 63 columns; one operand byte cannot say many more."""


@dataclass(slots=True)
class RowShape:
    """The cells of a row.

    Args:
        edges: Left edges of the cells and the right edge of the last, in twips; empty if unknown.
        flags: Merging of each cell as the file says it.
    """

    edges: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)

    def goes_on(self, at: int) -> bool:
        """Whether a cell is the lower part of one above it."""
        flags = self.flags[at] if at < len(self.flags) else 0
        return bool(flags & _VERTICAL) and not flags & _RESTART

    def groups(self) -> list[range]:
        """Cells that are one by horizontal merging; a group begins where its first mark recurs."""
        found: list[range] = []
        first = 0
        for at, flags in enumerate(self.flags):
            mark = flags & (_FIRST | _MERGED)
            if mark and first and mark != first:
                found[-1] = range(found[-1].start, at + 1)
            else:
                found.append(range(at, at + 1))
                first = mark
        return found


def row_shape(row: tuple[tuple[int, bytes], ...]) -> RowShape:
    """The shape that the sprms of a row end give, laid over each other in order."""
    shape = RowShape()
    gap = 0
    for code, operand in row:
        if code in {sprms.TABLE_DEFINITION, sprms.TABLE_DEFINITION_OLD}:
            shape = _definition(operand)
        elif code == sprms.GAP:
            gap = _short(operand)
        elif code == sprms.LEFT and shape.edges:
            shift = _short(operand) - gap - shape.edges[0]
            shape.edges = [edge + shift for edge in shape.edges]
        elif code in _CHANGES:
            _change(shape, code, operand)
    return shape


def _definition(operand: bytes) -> RowShape:
    count = min(operand[0], _MOST_CELLS) if operand else 0
    if not count or len(operand) < 1 + 2 * (count + 1):
        return RowShape()
    edges = list(struct.unpack_from(f"<{count + 1}h", operand, 1))
    begin = 1 + 2 * (count + 1)
    flags = [
        int.from_bytes(operand[at : at + 2], "little")
        for at in range(begin, begin + _CELL * count, _CELL)
    ]
    return RowShape(edges, flags)


def _change(shape: RowShape, code: int, operand: bytes) -> None:
    """Changes that were made behind the definition of the row."""
    if len(operand) < 2 or not shape.edges:
        return
    first = operand[0]
    if code == sprms.VERTICAL_MERGE:
        if first < len(shape.flags):
            kind = {1: _VERTICAL, 3: _VERTICAL | _RESTART}.get(operand[1], 0)
            shape.flags[first] = shape.flags[first] & ~(_VERTICAL | _RESTART) | kind
        return
    last = min(operand[1], len(shape.flags))
    if code == sprms.MERGE:
        for at in range(first, last):
            shape.flags[at] = shape.flags[at] & ~3 | (_FIRST if at == first else _MERGED)
    elif code == sprms.SPLIT:
        for at in range(first, last):
            shape.flags[at] &= ~3
    elif code == sprms.CELL_WIDTHS and len(operand) == 4:
        _set_widths(shape, first, last, _short(operand[2:]))
    elif code == sprms.DELETE_CELLS and first < last:
        gone = shape.edges[last] - shape.edges[first]
        shape.edges[first:] = [edge - gone for edge in shape.edges[last:]]
        del shape.flags[first:last]
    elif code == sprms.INSERT_CELLS and len(operand) == 4:
        count, width = min(operand[1], _MOST_CELLS), _short(operand[2:])
        first = min(first, len(shape.flags))
        added = [shape.edges[first] + width * (number + 1) for number in range(count)]
        behind = [edge + width * count for edge in shape.edges[first + 1 :]]
        shape.edges[first + 1 :] = added + behind
        shape.flags[first:first] = [0] * count


def _set_widths(shape: RowShape, first: int, last: int, width: int) -> None:
    for at in range(first, last):
        shift = shape.edges[at] + width - shape.edges[at + 1]
        shape.edges[at + 1 :] = [edge + shift for edge in shape.edges[at + 1 :]]


def _short(operand: bytes) -> int:
    return int.from_bytes(operand[:2], "little", signed=True)


_CHANGES = frozenset({
    sprms.VERTICAL_MERGE, sprms.MERGE, sprms.SPLIT, sprms.CELL_WIDTHS, sprms.DELETE_CELLS,
    sprms.INSERT_CELLS,
})  # fmt: skip
