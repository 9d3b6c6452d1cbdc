"""Exact tables for tests, written as a person sees them.

One line a row, cells between pipes; ``^`` is covered by the cell above, ``<`` by the cell to
the left; ``/`` in a cell is a line break when written as `` / ``.
"""

from jixiao.formats.blocks import Blocks, Cell, Paragraph, Table


def table(text: str, index: int = 1) -> Table:
    """A grid table from its picture."""
    rows = [[part.strip(" ") for part in line.split("|")] for line in text.strip().splitlines()]
    found = Table(index)
    for number, row in enumerate(rows, 1):
        for column, words in enumerate(row, 1):
            if words in {"^", "<"}:
                continue
            colspan = _run(row, column, "<")
            rowspan = _run([r[column - 1] if column <= len(r) else "" for r in rows], number, "^")
            text_of_cell = words.replace(" / ", "\n")
            found.cells.append(Cell(text_of_cell, number, column, rowspan, colspan))
    return found


def _run(words: list[str], position: int, sign: str) -> int:
    length = 1
    while position - 1 + length < len(words) and words[position - 1 + length] == sign:
        length += 1
    return length


def blocks(*items: str) -> Blocks:
    """Blocks from pictures of tables (with pipes) and lines of text (without)."""
    found = Blocks()
    for line, item in enumerate(items, 1):
        if "|" in item:
            found.items.append(table(item, sum(1 for _ in found.tables()) + 1))
        else:
            found.items.append(Paragraph(item, line))
    return found
