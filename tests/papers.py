"""Papers for the tests of writers: any document that can be read, as it would be printed."""

from jixiao.formats.blocks import Blocks, Paragraph, Table
from jixiao.formats.layout.titles import is_title
from jixiao.model.paper import TITLE, UNIT_LINE, Box, Grid, Heading, Line, Paper, Part, Row


def paper_of(blocks: Blocks) -> Paper:
    """The paragraphs and tables of a file as parts of a paper, in their order."""
    parts: list[Part] = []
    for item in blocks.items:
        if isinstance(item, Table):
            _style_lines_above(parts)
            parts.append(grid_of(item))
        elif item.text.strip():
            parts.append(_line(item))
    return Paper("文稿", tuple(parts))


def _line(paragraph: Paragraph) -> Part:
    text = paragraph.text.strip()
    if paragraph.level:
        return Heading(text, paragraph.level)
    return Line(text)


def _style_lines_above(parts: list[Part]) -> None:
    """Short lines right above a table are its title and the line of year, unit and amounts."""
    for at in range(len(parts) - 1, max(len(parts) - 6, -1), -1):
        part = parts[at]
        if not isinstance(part, Line) or len(part.text) > 60 or part.text.endswith(("。", "；")):
            break
        parts[at] = part._replace(style=TITLE if is_title(part.text) else UNIT_LINE)
        if is_title(part.text):
            break


def grid_of(table: Table) -> Grid:
    """A table as a grid; slots that no cell covers become empty cells."""
    height, width = len(table.rows()), table.width
    taken: set[tuple[int, int]] = set()
    rows: list[list[tuple[int, Box]]] = [[] for _ in range(height)]
    for cell in table.cells:
        box = Box(cell.text, cell.colspan, min(cell.rowspan, height - cell.row + 1))
        rows[cell.row - 1].append((cell.column, box))
        taken |= {
            (row, column)
            for row in range(cell.row, cell.row + box.rowspan)
            for column in range(cell.column, cell.column + cell.colspan)
        }
    for row in range(1, height + 1):
        rows[row - 1] += [(at, Box()) for at in range(1, width + 1) if (row, at) not in taken]
    printed = tuple(Row(tuple(box for _, box in sorted(row, key=lambda pair: pair[0])))
                    for row in rows)  # fmt: skip
    return Grid((1000 // width,) * width, printed, name=table.title)
