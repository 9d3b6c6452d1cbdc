"""Looks at papers: whether tables are whole, and what they say."""

from collections.abc import Iterator

from jixiao.model.documents import PerformanceDocument
from jixiao.model.paper import Grid, Line, Paper
from jixiao.services.reading import read_bytes


def outline(text: str) -> tuple[PerformanceDocument, ...]:
    """The documents of an outline (.perf.txt)."""
    return tuple(read_bytes(text.encode(), "甲.perf.txt").documents)


def faults(paper: Paper) -> list[str]:
    """What is wrong with the tables of a paper: slots covered twice or not at all."""
    return [fault for part in paper.parts if isinstance(part, Grid) for fault in _faults(part)]


def _faults(grid: Grid) -> Iterator[str]:
    columns = len(grid.widths)
    if abs(sum(grid.widths) - 1000) > columns:
        yield f"{grid.name}: widths add up to {sum(grid.widths)}"
    if grid.head >= len(grid.rows):
        yield f"{grid.name}: no row below its head"
    down = [0] * columns
    for at, row in enumerate(grid.rows):
        free = [column for column in range(columns) if not down[column]]
        if sum(box.colspan for box in row.boxes) != len(free):
            yield f"{grid.name}: row {at} does not fill its {len(free)} free columns"
            return
        for box in row.boxes:
            for column in free[: box.colspan]:
                down[column] = box.rowspan
            del free[: box.colspan]
        down = [max(0, each - 1) for each in down]
    if any(down):
        yield f"{grid.name}: a cell reaches below the last row"


def lines(paper: Paper, *, is_open: bool = False) -> list[str]:
    """Words of the paragraphs outside of tables."""
    return [part.text for part in paper.parts if isinstance(part, Line) and part.is_open == is_open]


def table(paper: Paper, name: str) -> list[list[str]]:
    """Words of the first table whose name begins so, row by row; □ where people must write."""
    grid = next(
        part for part in paper.parts if isinstance(part, Grid) and part.name.startswith(name)
    )
    return [[box.text or ("□" if box.is_open else "") for box in row.boxes] for row in grid.rows]
