"""Rows below the last item of a list that are ready to be filled in."""

import re

from jixiao.formats.written.grids import Slot, is_item, slots
from jixiao.model.paper import LABEL, Box, Grid, Row

READY = 3
"""Ready rows below a list."""
_LEAF = "ready"
_LIST = re.compile(r"(?:documents\[\d+\]\.)?(?:projects\[\d+\]\.)?\w+")


def with_ready_rows(grid: Grid) -> Grid:
    """The table with empty rows below each of its lists; labels beside the list reach down to them."""
    every = list(slots(grid))
    rows: list[list[Box]] = [list(row.boxes) for row in grid.rows]
    ready: dict[int, Row] = {}
    for at, row in enumerate(grid.rows):
        following = grid.rows[at + 1] if at + 1 < len(every) else Row(())
        if not is_item(row) or _list_of(following) == _list_of(row):
            continue
        boxes = []
        for slot in every[at]:
            top, index = _origin(every, at, slot)
            longer = slot.is_covered and not is_free(slot.box)
            if longer or top + slot.box.rowspan - 1 > at:
                box = rows[top][index]
                rows[top][index] = box._replace(rowspan=box.rowspan + READY)
            else:
                boxes.append(_emptied(slot.box))
        ready[at] = Row(tuple(boxes))
    made: list[Row] = []
    for at, (row, found) in enumerate(zip(grid.rows, rows, strict=True)):
        made.append(row._replace(boxes=tuple(found)))
        made += [ready[at]] * READY if at in ready else []
    return grid._replace(rows=tuple(made))


def is_free(box: Box) -> bool:
    """Whether a person may type into a cell."""
    return box.is_open or box.leaf is not None or box.entry is not None


def is_ready(row: Row) -> bool:
    """Whether it is one of the rows that are ready to be filled in."""
    return any((box.leaf or "").partition(".")[0] == _LEAF for box in row.boxes)


def _list_of(row: Row) -> str:
    """The list that an item belongs to; of lists within lists the outer one."""
    found = _LIST.match(row.key) if row.key and is_item(row) else None
    return found[0] if found else ""


def _origin(every: list[list[Slot]], at: int, slot: Slot) -> tuple[int, int]:
    """Row in which a cell begins, and its index among the cells that begin there."""
    while slot.is_covered:
        at -= 1
        slot = next(each for each in every[at] if each.column == slot.column)
    begin = [each for each in every[at] if not each.is_covered]
    return at, begin.index(slot)


def _emptied(box: Box) -> Box:
    """The same cell in a row that is ready to be filled in."""
    if box.style == LABEL or not is_free(box):
        return box._replace(text="", rowspan=1)
    leaf = f"{_LEAF}.{(box.leaf or '').rpartition('.')[2]}"
    return box._replace(text="", rowspan=1, leaf=leaf, is_open=True)
