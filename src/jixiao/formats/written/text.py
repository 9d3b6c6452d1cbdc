r"""Plain text (.txt) as a dump out of Word has it, which ``formats.plain`` reads back.

A cell is a line that begins with a tab, its further paragraphs are lines without one; an empty
line ends the row, two end the table. A form feed begins a page, and the table of contents counts
those pages.
"""

from collections.abc import Iterable, Iterator

from jixiao.formats.written.grids import Slot, is_item, slots
from jixiao.formats.written.signs import printable
from jixiao.model.paper import Chart, Contents, Grid, Heading, Line, Paper, Part, Turn

_GAP = "　"
"""An empty paragraph within a cell: an empty line would end the row."""
_LEADERS = "…" * 6


def text_of(paper: Paper) -> str:
    r"""The paper as lines that end in "\n", pages apart by a form feed."""
    pages = dict(_pages(paper.parts))
    lines: list[str] = []
    for part in paper.parts:
        if isinstance(part, Turn):
            lines.append("\f")
        elif isinstance(part, Contents):
            lines += [part.title, *(f"{words}{_LEADERS}{page}" for words, page in pages.values())]
        else:
            lines += _lines(part)
    return "\n".join(lines).replace("\f\n", "\f") + "\n"


def _pages(parts: Iterable[Part]) -> Iterator[tuple[int, tuple[str, int]]]:
    """Listed headings by their ordinal: words and page, as ``Turn`` counts pages."""
    page = 1
    for at, part in enumerate(parts):
        if isinstance(part, Turn):
            page = 1 if part.starts_numbers else page + 1
        elif isinstance(part, Heading) and part.is_listed:
            yield at, (_one_line(part.text), page)


def _lines(part: Heading | Line | Grid | Chart | Turn) -> Iterator[str]:
    if isinstance(part, Grid):
        yield ""
        yield from _rows(part)
        yield ""
    elif isinstance(part, Heading):
        yield _one_line(part.text)
    elif isinstance(part, Line):
        yield from (_one_line(words) for words in printable(part.text).split("\n"))
    elif isinstance(part, Chart):
        yield from chart_lines(part)


def _one_line(words: str) -> str:
    """Words of a paragraph: a tab would make a cell of it."""
    return printable(words).replace("\t", " ").replace("\n", " ")


def _rows(grid: Grid) -> Iterator[str]:
    """The rows; in the columns of a head and of what it heads, every slot has a line."""
    for at, row in enumerate(slots(grid)):
        is_placed = at < grid.head or is_item(grid.rows[at])
        for slot in row:
            yield from _cell(slot)
            yield from ["\t"] * (slot.box.colspan - 1 if is_placed else 0)
        yield ""


def _cell(slot: Slot) -> Iterator[str]:
    """The lines of a cell; of one that reaches down from above, or across, an empty one."""
    words = "" if slot.is_covered else printable(slot.box.text).replace("\t", " ")
    first, *others = words.strip("\n").split("\n")
    yield f"\t{first}"
    yield from (other if other.strip() else _GAP for other in others)


def chart_lines(chart: Chart) -> Iterator[str]:
    """A chart in words, for those who do not see it: a line for every label."""
    unit = f"（单位：{chart.unit}）" if chart.unit else ""
    yield _one_line(f"图：{chart.title}{unit}")
    for at, label in enumerate(chart.labels):
        said = "，".join(f"{name} {numbers[at]:g}" for name, numbers in chart.series)
        yield _one_line(f"{label}：{said}")
