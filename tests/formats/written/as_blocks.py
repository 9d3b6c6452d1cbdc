"""A paper as a reader would see it: what a writer that makes no mistake gives back."""

from jixiao.formats.blocks import Block, Blocks, Cell, Paragraph, Table
from jixiao.model.paper import Grid, Heading, Line, Paper, Part


def blocks_of(paper: Paper) -> Blocks:
    """Headings and lines as paragraphs, tables with all their spans."""
    items: list[Block] = []
    tables = 0
    for line, part in enumerate(paper.parts, 1):
        if isinstance(part, Grid):
            tables += 1
            items.append(_table(part, tables))
        elif isinstance(part, Heading | Line):
            items.append(_paragraph(part, line))
    return Blocks(items)


def _paragraph(part: Part, line: int) -> Paragraph:
    assert isinstance(part, Heading | Line)
    return Paragraph(part.text, line, level=part.level if isinstance(part, Heading) else 0)


def _table(grid: Grid, index: int) -> Table:
    cells = []
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(grid.rows, 1):
        x = 1
        for box in row.boxes:
            while (y, x) in taken:
                x += 1
            cells.append(Cell(box.text, y, x, box.rowspan, box.colspan))
            slots = {(y + down, x + right) for down in range(box.rowspan)
                     for right in range(box.colspan)}  # fmt: skip
            assert not slots & taken, f"row {y} column {x} of {grid.name} is covered twice"
            taken |= slots
    height, width = len(grid.rows), len(grid.widths)
    assert taken == {(y, x) for y in range(1, height + 1) for x in range(1, width + 1)}, grid.name
    return Table(index, cells)
