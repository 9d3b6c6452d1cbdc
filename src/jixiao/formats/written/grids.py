"""Places of the cells of a printed table: which slot of the grid is covered by which cell."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jixiao.model.paper import Box, Grid, Row


class Slot(NamedTuple):
    """A cell of the grid as it stands in one row.

    Args:
        box: The cell over it.
        column: First column of the cell, 0 upwards.
        is_covered: Whether the cell began in a row above.
    """

    box: Box
    column: int
    is_covered: bool


def slots(grid: Grid) -> Iterator[list[Slot]]:
    """The cells over each row, from left to right; those that reach down from above too.

    Raises:
        ValueError: A slot is covered twice or not at all, or a cell reaches out of the table.
    """
    width = len(grid.widths)
    below: dict[int, tuple[Box, int]] = {}  # column to the cell and the rows that it still covers
    for number, row in enumerate(grid.rows):
        found: list[Slot] = []
        boxes = iter(row.boxes)
        column = 0
        while column < width:
            reaching, left = below.pop(column, (None, 0))
            box = reaching or next(boxes, None)
            if box is None or column + box.colspan > width:
                raise _misfit(grid, number, column)
            found.append(Slot(box, column, reaching is not None))
            left = (left if reaching else box.rowspan) - 1
            if left:
                below[column] = (box, left)
            column += box.colspan
        if next(boxes, None) is not None:
            raise _misfit(grid, number, column)
        yield found
    if below:
        raise _misfit(grid, len(grid.rows), min(below))


def _misfit(grid: Grid, row: int, column: int) -> ValueError:
    name = grid.name or "a grid"
    return ValueError(f"{name}: row {row + 1}, column {column + 1} is not covered exactly once")


_ITEM = re.compile(r".*\.(?!projects\[)\w+\[\d+\]")


def is_item(row: Row) -> bool:
    """Whether a row is about one item of a list that may grow: an indicator, an activity.

    >>> is_item(Row((), "documents[0].projects[0].indicators[3]")), is_item(Row((), None))
    (True, False)
    """
    return row.key is not None and _ITEM.fullmatch(row.key) is not None
