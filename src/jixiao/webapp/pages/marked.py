"""Parts as printed, with the numbers of doubtful places at their cells."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiao.webapp.pages.paper import Cell, Table, Words, sheet
from jixiao.webapp.queries.plans import PartSeen
from jixiao.webapp.queries.uploads import Doubt


class MarkedCell(NamedTuple):
    """A cell with the numbers of its doubts."""

    cell: Cell
    numbers: tuple[int, ...]


class MarkedTable(NamedTuple):
    """A table of such cells."""

    name: str
    rows: tuple[tuple[MarkedCell, ...], ...]


class MarkedWords(NamedTuple):
    """A heading or a paragraph with the numbers of its doubts."""

    words: Words
    numbers: tuple[int, ...]


class MarkedSheet(NamedTuple):
    """One part on paper.

    Args:
        title: What people call it.
        items: Words and tables, in order.
        loose: Doubts of this part that no cell on the paper shows.
    """

    title: str
    items: tuple[MarkedWords | MarkedTable, ...]
    loose: tuple[Doubt, ...]


def marked(parts: Sequence[PartSeen], doubts: Sequence[Doubt]) -> list[MarkedSheet]:
    """Every part as printed, with its doubts."""
    return [_sheet(each, [d for d in doubts if d.part == each.pk]) for each in parts]


def _sheet(part: PartSeen, doubts: Sequence[Doubt]) -> MarkedSheet:
    open_ones = {each.number: each for each in doubts}
    items = tuple(_items(sheet(part).items, open_ones))
    return MarkedSheet(part.title, items, tuple(open_ones.values()))


def _items(
    items: Sequence[Words | Table], open_ones: dict[int, Doubt]
) -> Iterator[MarkedWords | MarkedTable]:
    for each in items:
        if isinstance(each, Words):
            yield MarkedWords(each, _taken(each.path, open_ones))
        else:
            rows = tuple(
                tuple(MarkedCell(cell, _taken(cell.path, open_ones)) for cell in row.cells)
                for row in each.rows
            )
            yield MarkedTable(each.name, rows)


def _taken(path: str, open_ones: dict[int, Doubt]) -> tuple[int, ...]:
    """Numbers of the doubts about a cell, or about the row of which it is the first cell."""
    if not path:
        return ()
    found = [
        number
        for number, each in open_ones.items()
        if each.path and (path == each.path or path.startswith((f"{each.path}.", f"{each.path}[")))
    ]
    for number in found:
        del open_ones[number]
    return tuple(found)
