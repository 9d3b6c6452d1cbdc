"""The words of a document as lines that know their places, freed of a scraper's noise."""

import re
from dataclasses import dataclass, field

from jixiao.formats.blocks import GRID, Blocks, Cell, Paragraph, Table
from jixiao.formats.layout.flow.script import simplified
from jixiao.kernel.span import Span

_READING_NOISE = re.compile(
    r"(?<=[\u4e00-\u9fff])[（(][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹɡ]{1,7}[）)]"
)
_NOISY_FROM = 3
_LONG_SCREEN = 150
_PAGE_MARKS = tuple(f"{number}、" for number in range(1, 40))


@dataclass(slots=True)
class SourceLine:
    """A line of words.

    Args:
        text: Its characters without noise.
        ordinal: Line or paragraph number as the engine counts, None inside a table.
        page: Page.
        gap: Whether an empty line stands before it.
        offsets: Offset in the source of every character, where noise was taken out.
        cells: (start, end, cell, table index) for a row of a table.
    """

    text: str
    ordinal: int | None
    page: int | None
    gap: bool = False
    offsets: list[int] | None = None
    cells: list[tuple[int, int, Cell, int]] = field(default_factory=list)

    def span(self, start: int, end: int) -> Span:
        """The place of some characters of the line."""
        for begin, stop, cell, table in self.cells:
            if begin <= start <= stop:
                low, high = start - begin, end - begin if end <= stop else None
                return Span(cell.page, table, cell.row, cell.column, cell.line, low, high)
        if self.offsets is not None and self.offsets:
            low = self.offsets[min(start, len(self.offsets) - 1)]
            high = self.offsets[min(max(end - 1, start), len(self.offsets) - 1)] + 1
            return Span(page=self.page, line=self.ordinal, start=low, end=high)
        return Span(page=self.page, line=self.ordinal, start=start, end=end)


@dataclass(slots=True)
class Source:
    """A document as lines, and all its words without white space for finding heads.

    Args:
        lines: The lines.
        squeezed: All characters but white space and pipes, traditional ones simplified.
        places: (line, offset) of every character of ``squeezed``.
    """

    lines: list[SourceLine]
    squeezed: str
    places: list[tuple[int, int]]

    def raw(self, line: int, start: int, end: int) -> str:
        """Some characters of a line."""
        return self.lines[line].text[start:end]


def source_of(blocks: Blocks) -> Source:
    """Lines of all paragraphs and of the tables that are no exact grids."""
    lines: list[SourceLine] = []
    last: int | None = None
    for item in blocks.items:
        if isinstance(item, Paragraph):
            gap = last is not None and item.line is not None and item.line > last + 1
            lines += _paragraph(item, gap=gap)
            last = item.line
        elif item.shape != GRID:
            lines += _table(item)
    if sum(len(_READING_NOISE.findall(line.text)) for line in lines) >= _NOISY_FROM:
        lines = [_without_noise(line) for line in lines]
    _drop_page_marks(lines)
    squeezed: list[str] = []
    places: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        for offset, sign in enumerate(line.text):
            if sign != "|" and not sign.isspace():
                squeezed.append(sign)
                places.append((number, offset))
    return Source(lines, simplified("".join(squeezed)), places)


def _paragraph(item: Paragraph, *, gap: bool) -> list[SourceLine]:
    if "\n" not in item.text:
        return [SourceLine(item.text, item.line, item.page, gap)]
    found = []
    start = 0
    for part in item.text.split("\n"):
        offsets = list(range(start, start + len(part)))
        found.append(SourceLine(part, item.line, item.page, gap, offsets))
        start += len(part) + 1
    return found


def _table(table: Table) -> list[SourceLine]:
    found = []
    for row in table.rows():
        text = ""
        cells = []
        for cell in row:
            cells.append((len(text), len(text) + len(cell.text), cell, table.index))
            text += cell.text.replace("\n", " ") + " | "
        if row:
            found.append(SourceLine(text, None, row[0].page, cells=cells))
    return found


def _drop_page_marks(lines: list[SourceLine]) -> None:
    """Take out the counters (1、 2、 3、) that document libraries put before every screen of text.

    They stand before long lines only, count up from 1, and cut sentences and words in two.
    """
    long = [line for line in lines if len(line.text) >= _LONG_SCREEN]
    marked = [line for line in lines if line.text.startswith(_PAGE_MARKS)]
    if len(marked) < 2 or not set(map(id, marked)) & set(map(id, long)):
        return
    for number, line in enumerate(marked, 1):
        if not line.text.startswith(f"{number}、") or (
            len(line.text) < _LONG_SCREEN and number < len(marked)
        ):
            return
    for number, line in enumerate(marked, 1):
        cut = len(f"{number}、")
        line.offsets = (line.offsets or list(range(len(line.text))))[cut:]
        line.text = line.text[cut:]


def _without_noise(line: SourceLine) -> SourceLine:
    kept: list[int] = []
    at = 0
    for match in _READING_NOISE.finditer(line.text):
        kept += range(at, match.start())
        at = match.end()
    kept += range(at, len(line.text))
    if len(kept) == len(line.text):
        return line
    text = "".join(line.text[index] for index in kept)
    offsets = [line.offsets[index] for index in kept] if line.offsets else kept
    return SourceLine(text, line.ordinal, line.page, line.gap, offsets)
