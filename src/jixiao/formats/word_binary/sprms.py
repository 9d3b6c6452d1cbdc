"""Single property modifiers (sprm): how long each is, and the ones that matter here."""

from collections.abc import Iterator

TABLE_DEFINITION, TABLE_DEFINITION_OLD, TABS = 0xD608, 0xD606, 0xC615

STYLE, LIST_LEVEL, LIST_USE, OUTLINE = 0x4600, 0x260A, 0x460B, 0x2640
IN_TABLE, ROW_END, DEPTH, DEEPER = 0x2416, 0x2417, 0x6649, 0x664A
INNER_CELL_END, INNER_ROW_END = 0x244B, 0x244C
HUGE, TABLE_PROPERTIES = 0x6646, 0x646B
LEFT, GAP, MERGE, SPLIT = 0x9601, 0x9602, 0x5624, 0x5625
INSERT_CELLS, DELETE_CELLS, CELL_WIDTHS, VERTICAL_MERGE = 0x7621, 0x5622, 0x7623, 0xD62B

OF_PARAGRAPHS = frozenset({
    STYLE, LIST_LEVEL, LIST_USE, OUTLINE, IN_TABLE, ROW_END, DEPTH, DEEPER, INNER_CELL_END,
    INNER_ROW_END, HUGE, TABLE_PROPERTIES, TABLE_DEFINITION, TABLE_DEFINITION_OLD, LEFT, GAP, MERGE,
    SPLIT, INSERT_CELLS, DELETE_CELLS, CELL_WIDTHS, VERTICAL_MERGE,
})  # fmt: skip
"""All that matter of a paragraph and of a row of a table."""

DELETED, HIDDEN, SYMBOL, CHARACTER_STYLE = 0x0800, 0x083C, 0x6A09, 0x4A30
SPECIAL, FONT = 0x0855, 0x4A4F

_SIZES = (1, 1, 2, 4, 2, 2, -1, 3)
_UNKNOWN_TABS = 255


def sprms(block: bytes, wanted: frozenset[int] | None = None) -> Iterator[tuple[int, bytes]]:
    """Pairs of code and operand; ends at the first that does not fit.

    The operand of a variable one comes without its count. Only wanted ones are given, if such are
    named.
    """
    at, end = 0, len(block)
    while at + 2 < end:
        code = block[at] | block[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13]
        if size < 0:
            if code in {TABLE_DEFINITION, TABLE_DEFINITION_OLD}:
                size = (block[at] | (block[at + 1] << 8 if at + 1 < end else 0)) - 1
                at += 2
            else:
                size = block[at]
                at += 1
                if code == TABS and size == _UNKNOWN_TABS:
                    size = _tabs(block, at)
        if size < 0 or at + size > end:
            return
        if wanted is None or code in wanted:
            yield code, block[at : at + size]
        at += size


def _tabs(block: bytes, at: int) -> int:
    """Bytes of a change of tabs that is longer than its count can say; -1 when it is cut off."""
    if at >= len(block):
        return -1
    deleted = 1 + 4 * block[at]
    return deleted + 1 + 3 * block[at + deleted] if at + deleted < len(block) else -1
