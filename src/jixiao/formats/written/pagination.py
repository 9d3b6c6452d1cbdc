"""Where pages break (分页): which page each heading stands on, before any program prints it.

Every distance of lines is exact, so heights follow from counts of lines alone. It is reckoned as
LibreOffice does it, which is near to Word: rows are kept whole unless they are higher than half
a page, heads of tables are repeated, headings stay with what follows them; of the room below a
paragraph and above the next one the larger counts.

Not reckoned: (1) vertical text, (2) merged cells that lack room because a page ends within them,
(3) fonts that are wider or narrower than the usual ones.
"""

from collections.abc import Sequence
from itertools import accumulate
from operator import attrgetter, getitem
from typing import NamedTuple

from jixiao.formats.written.flow import HEADING, Block, Paragraph, Section, clean
from jixiao.formats.written.line_breaks import line_count
from jixiao.model.paper import Box, Chart, Grid, Row
from jixiao.regulation.looks import Lettering, Lining, Looks

_POINTS = 72 / 25.4
_SLACK = 0.02
_shape = attrgetter("colspan", "rowspan", "style")
_Place = tuple[int, int]
"""First column of a cell, and how many it covers."""

CHART_ROOM = 0
"""Room that a line with a chart takes beside its picture, in points."""


class Pages(NamedTuple):
    """What is known of the pages.

    Args:
        headings: Number of the page of each listed heading as it is printed, in order.
        tall: For each table in order, the rows that may be torn, because they are too high.
        total: How many pages there are.
    """

    headings: tuple[int, ...]
    tall: tuple[frozenset[int], ...]
    total: int


def paginated(sections: Sequence[Section], looks: Looks) -> Pages:
    """Where the pages of a document break.

    Args:
        sections: As ``flow.sections`` gives them.
        looks: How everything looks.
    """
    headings: list[int] = []
    tall: list[frozenset[int]] = []
    total = number = 0
    for section in sections:
        sheet = looks.sheet(is_wide=section.is_wide)
        column = _Column(sheet.text_width * _POINTS, sheet.text_height * _POINTS, looks)
        column.place(section.blocks)
        number = 0 if section.restarts else number
        headings += [number + page for page in column.headings]
        tall += column.tall
        total += column.page
        number += column.page
    return Pages(tuple(headings), tuple(tall), total)


class _Rows:
    """Reckons the heights of rows of tables with the same columns.

    Args:
        widths: Of the columns.
        looks: How tables look.
        width: Of the text, in points.
    """

    def __init__(self, widths: tuple[int, ...], looks: Looks, width: float) -> None:
        total = max(sum(widths), 1000)
        self._at = [at * width / total for at in accumulate(widths, initial=0)]
        self._boxes = looks.boxes
        self._table: Lining = looks.table
        self._last = len(widths)
        self._rooms: dict[tuple[int, int, str], _Room] = {}
        self._kinds: dict[tuple[object, ...], _Kind] = {}
        self._merged: dict[_Place, _Merged] = {}

    def heights(self, grid: Grid) -> list[float]:
        """Height of each row; what a merged cell lacks is given to its last row."""
        table = self._table
        found: list[float] = []
        merged = self._merged
        merged.clear()
        for index, row in enumerate(grid.rows):
            height = self._row(row, index, table.inner if index else table.outer)
            if merged:
                for place, (first, last, high) in list(merged.items()):
                    if last <= index:
                        height = max(height, high - sum(found[first:]))
                        del merged[place]
            found.append(height)
        return found

    def _row(self, row: Row, index: int, line: float) -> float:
        """Height of a row, merged cells aside."""
        boxes, merged = row.boxes, self._merged
        key = (*merged, *map(_shape, boxes))
        kind = self._kinds.get(key)
        if kind is None:
            kind = self._kinds[key] = self._kind(boxes)
        highs = list(map(getitem, kind.rooms, [box.text for box in boxes]))
        for at, place in kind.merged:
            merged[place] = _Merged(index, index + boxes[at].rowspan - 1, highs[at] + line)
            highs[at] = 0
        return max(self._table.row, max(highs, default=0) + line)

    def _kind(self, boxes: Sequence[Box]) -> "_Kind":
        """What rows with such boxes below such merged cells have in common."""
        rooms: list[_Room] = []
        merged: list[tuple[int, _Place]] = []
        covered = dict(self._merged.keys())
        column = 0
        for at, box in enumerate(boxes):
            while column in covered:
                column += covered[column]
            if column >= self._last:
                break
            key = (column, box.colspan, box.style)
            room = self._rooms.get(key)
            if room is None:
                room = self._rooms[key] = self._room(*key)
            rooms.append(room)
            if box.rowspan > 1:
                merged.append((at, (column, box.colspan)))
            column += box.colspan
        return _Kind(rooms, merged)

    def _room(self, column: int, colspan: int, style: str) -> "_Room":
        lettering = self._boxes[style]
        left, right = self._at[column], self._at[min(column + colspan, self._last)]
        wide = max((right - left - 2 * self._table.across) / lettering.size * 1000, 1000)
        first = wide - lettering.indent * 1000
        least = lettering.pitch + 2 * self._table.above
        return _Room(wide, first, least, lettering.pitch)


class _Merged(NamedTuple):
    """A merged cell: its first and last row, and the height that its words need."""

    first: int
    last: int
    high: float


class _Room(dict[str, float]):
    """Heights of words in boxes that are alike, reckoned when they are first met.

    Args:
        wide: Width of a line, in thousandths of the height of a letter.
        first: Width of the first line.
        least: Height of one line with the room above and below.
        pitch: Distance of lines.
    """

    def __init__(self, wide: float, first: float, least: float, pitch: float) -> None:
        super().__init__()
        self._wide, self._first = wide, first
        self._least, self._pitch = least, pitch
        self._signs = int(first / 1000)

    def __missing__(self, text: str) -> float:
        if len(text) <= self._signs and "\n" not in text:
            lines = 1
        else:
            paragraphs = clean(text).split("\n")
            lines = sum([line_count(each, self._wide, self._first) for each in paragraphs])
        high = self[text] = self._least + (lines - 1) * self._pitch
        return high


class _Kind(NamedTuple):
    """Rows that differ in their words only.

    Args:
        rooms: Of the boxes that have a place.
        merged: Index and place of each box that is merged downwards.
    """

    rooms: list[_Room]
    merged: list[tuple[int, _Place]]


class _Column:
    """The text of the pages of a section, filled from top to bottom.

    Args:
        width: Of the text in points.
        height: Of the text in points.
        looks: How everything looks.
    """

    def __init__(self, width: float, height: float, looks: Looks) -> None:
        self.page = 1
        self.headings: list[int] = []
        self.tall: list[frozenset[int]] = []
        self._width, self._height = width, height + _SLACK
        self._looks = looks
        self._y = self._after = 0.0
        self._grids: dict[int, list[float]] = {}
        self._columns: dict[tuple[int, ...], _Rows] = {}

    def place(self, blocks: Sequence[Block]) -> None:
        """Place all blocks, one after the other."""
        for index, block in enumerate(blocks):
            is_first_kept = index == 0 or not _keeps(blocks[index - 1])
            if (
                _keeps(block)
                and is_first_kept
                and self._y + self._kept(blocks, index) > self._height
            ):
                self._turn()
            if isinstance(block, Paragraph):
                self._paragraph(block)
            elif isinstance(block, Grid):
                self._grid(block, self._rows(blocks, index))
            else:
                self._whole(self._looks.chart_height * _POINTS + CHART_ROOM)

    def _turn(self) -> None:
        """Go on with the next page, unless this one is empty."""
        if self._y > 0:
            self.page += 1
            self._y = self._after = 0.0

    def _kept(self, blocks: Sequence[Block], index: int) -> float:
        """Height of paragraphs that stay with what follows, and of the beginning of that."""
        total, after = 0.0, 0.0
        for at in range(index, len(blocks)):
            block = blocks[at]
            if isinstance(block, Chart):
                return total + after + self._looks.chart_height * _POINTS + CHART_ROOM
            if isinstance(block, Grid):
                heights = self._rows(blocks, at)
                return total + after + sum(heights[: block.head + 1])
            lettering = block.lettering
            if block.breaks and at > index:
                return total
            if not block.keeps:
                return total + max(lettering.before + block.before, after) + lettering.pitch
            total += self._lines(block) * lettering.pitch
            total += max(lettering.before + block.before, after)
            after = lettering.after
        return total

    def _rows(self, blocks: Sequence[Block], index: int) -> list[float]:
        grid = blocks[index]
        if index not in self._grids and isinstance(grid, Grid):
            rows = self._columns.get(grid.widths)
            if rows is None:
                rows = _Rows(grid.widths, self._looks, self._width)
                self._columns[grid.widths] = rows
            self._grids[index] = rows.heights(grid)
        return self._grids[index]

    def _lines(self, block: Paragraph) -> int:
        lettering = block.lettering
        room = self._width / lettering.size * 1000
        return line_count(block.text, room, room - lettering.indent * 1000)

    def _paragraph(self, block: Paragraph) -> None:
        lettering = block.lettering
        if block.breaks:
            self._turn()
        lines = self._lines(block)
        before = lettering.before + block.before
        self._y += max(before - self._after, 0)
        if block.style == HEADING and self._y + lines * lettering.pitch > self._height:
            self._turn()
        self._set_lines(lines, lettering)
        if block.style == HEADING and block.bookmark:
            self.headings.append(self._first_page)
        self._y += lettering.after
        self._after = lettering.after

    def _set_lines(self, lines: int, lettering: Lettering) -> None:
        self._first_page = 0
        for _ in range(lines):
            if self._y + lettering.pitch > self._height:
                self._turn()
            self._first_page = self._first_page or self.page
            self._y += lettering.pitch

    def _whole(self, height: float) -> None:
        if self._y + height > self._height:
            self._turn()
        self._y += height
        self._after = 0.0

    def _grid(self, grid: Grid, heights: list[float]) -> None:
        tall = frozenset(
            at for at, high in enumerate(heights) if at >= grid.head and high > self._height / 2
        )
        self.tall.append(tall)
        head = sum(heights[: grid.head])
        if self._y + head + (heights[grid.head] if grid.head < len(heights) else 0) > self._height:
            self._turn()
        for at, high in enumerate(heights):
            if at < grid.head:
                self._y += high
            elif at in tall:
                self._torn(high, head)
            else:
                if self._y + high > self._height:
                    self._turn()
                    self._y = head
                self._y += high
        self._y += self._looks.table.outer
        self._after = 0.0

    def _torn(self, high: float, head: float) -> None:
        """A row that goes on over the end of a page."""
        while self._y + high > self._height:
            high -= max(self._height - self._y, 0)
            self.page += 1
            self._y = head
            if head >= self._height:
                break
        self._y += high


def _keeps(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.keeps
