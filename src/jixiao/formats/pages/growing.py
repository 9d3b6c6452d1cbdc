"""A table that grows page by page: repeated heads, torn rows and merged cells that go on."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

from jixiao.formats.blocks import Cell
from jixiao.formats.pages.geometry import Box, Line, PageCell, PageTable
from jixiao.formats.pages.indents import MARK, are_indented, start_of
from jixiao.formats.pages.seams import Pair, Seam
from jixiao.formats.pages.tagged import TaggedRows, rows_met
from jixiao.regulation.words import meanings, plain

ALIKE = 4.0
"""Edges on different pages this near are one edge."""
HEAD_ROWS = 4
"""The most rows of a head that is repeated on each page."""
NO_SHIFT = 6.0
"""Points within which the starts of cells are not told apart."""
RECENT = 800
"""Cells before a page break that tell how the columns of a table are filled."""
SPACE = 0.3
"""Share of the page that a row leaves free below it only when its table ends there."""


@dataclass(slots=True)
class GrownCell:
    """A cell of the whole table, its edges in the space of the first page."""

    text: str
    row: int
    rowspan: int
    x0: float
    x1: float
    page: int
    room: float
    place: Box
    first: Line | None = None
    box: Box | None = None

    @property
    def last_row(self) -> int:
        """The last row that it covers."""
        return self.row + self.rowspan - 1


class GrowingTable:
    """A table of which the parts on the first pages are known.

    Args:
        part: Its part on the first page.
        page: The first page.
        has_whole_rows: Whether it is known that no page break tears words.
        tags: What tells the rows that page breaks tear, where it can be trusted.
    """

    def __init__(
        self,
        part: PageTable,
        page: int,
        *,
        has_whole_rows: bool = False,
        tags: TaggedRows | None = None,
    ) -> None:
        self._has_whole_rows = has_whole_rows
        self._tags = tags
        self.page = self.last_page = page
        self.rows = 0
        self.grown: list[GrownCell] = []
        self.boxes: dict[tuple[int, int], tuple[int, Box]] = {}
        self.row_texts: list[tuple[str, ...]] = []
        self.last = part
        # What each next page asks for, so that long tables are not gone over for each page.
        self._tail: list[GrownCell] = []
        self._xs: set[float] = set()
        self._heads: list[int] = []
        self._looked_at = 0
        self._shift = 0.0
        self._take(part, page, 0, 0)

    def goes_on(self, part: PageTable, page: int, bottom: float) -> bool:
        """Whether the first part on a page belongs to this table.

        Args:
            part: The part.
            page: Its page.
            bottom: Lower edge of the body of the pages.
        """
        if page != self.last_page + 1 or part.ruled != self.last.ruled:
            return False
        width, last_width = part.xs[-1] - part.xs[0], self.last.xs[-1] - self.last.xs[0]
        if abs(width - last_width) > ALIKE:
            return False
        if self._repeated(part):
            return True
        shift = self.last.xs[0] - part.xs[0]
        edges = [x + shift for x in part.xs]
        if not _among(edges, self._edges()) and not _among(list(self.last.xs), edges):
            return False
        if self._is_new(part):
            return False
        free = bottom - self.last.y1
        return free < SPACE * bottom or free < part.ys[1] - part.ys[0] + 20

    def add(self, part: PageTable, page: int) -> None:
        """Takes the part on the next page."""
        self._shift = min(self._xs, default=part.xs[0]) - part.xs[0]
        self._take(part, page, self._repeated(part), self.rows)
        self.last, self.last_page = part, page

    def _edges(self) -> list[float]:
        return sorted(self._xs)

    def _head_rows(self) -> list[int]:
        """The rows that head columns, from 0 upwards."""
        rows = self.row_texts
        self._heads += [n for n in range(self._looked_at, len(rows)) if _is_head(rows[n])]
        self._looked_at = len(rows)
        return self._heads

    def _repeated(self, part: PageTable) -> int:
        """Rows at the top of a part that repeat the head of this table."""
        texts = _row_texts(part)
        if not any(texts[0]):
            return 0
        for start in (0, *self._head_rows()):
            if _same(self.row_texts[start], texts[0]):
                count = 1
                while (
                    count < min(HEAD_ROWS, len(texts) - 1)
                    and start + count < len(self.row_texts)
                    and _same(self.row_texts[start + count], texts[count])
                    and any(texts[count])
                ):
                    count += 1
                return _whole(part, kept) if (kept := _head_like(texts[:count])) else 0
        return 0

    def _mend(self, part: PageTable, drop: int, fresh: list[GrownCell]) -> None:
        """Takes from below a repeated head what an office program let fall out of its cells."""
        if not drop:
            return
        texts = _row_texts(part)
        start = next(
            (n for n, own in enumerate(self.row_texts) if _same(own, texts[0])), len(self.row_texts)
        )
        lost = {
            cell.column: own[len(short) :]
            for cell, own, short in zip(
                (cell for cell in part.cells if cell.row == 1),
                self.row_texts[start] if start < len(self.row_texts) else (),
                texts[0],
                strict=False,
            )
            if own != short
        }
        for cell in part.cells:
            words = lost.get(cell.column)
            if words and cell.row == drop + 1 and "".join(cell.text.split()).startswith(words):
                for each in fresh:
                    if each.row == drop + 1 and abs(each.x0 - self._shift - cell.box.x0) < 1:
                        each.text = each.text.removeprefix(words).lstrip()

    def _is_new(self, part: PageTable) -> bool:
        """Whether a part begins as this table began, with other words: the next form."""
        texts = _row_texts(part)
        if _is_head(texts[0]):
            return bool(self._head_rows())
        first, own = plain(texts[0][0]), plain(self.row_texts[0][0])
        labels = meanings("labels")
        if labels.get(first) in ("project_code", "project_name", "department_name"):
            return first == own or bool(self._head_rows())
        return bool(first) and first == own and len(self.row_texts) > 1 and first in labels

    def _take(self, part: PageTable, page: int, drop: int, offset: int) -> None:
        """Puts the cells below row ``drop`` of a part under the rows that are there."""
        fresh = [_grown(cell, page, self._shift) for cell in part.cells if cell.row > drop]
        if not fresh:
            return
        self._mend(part, drop, fresh)
        texts = _row_texts(part)[drop:]
        offset -= drop
        if self.grown:
            seam = self._seam(fresh, drop + 1)
            is_torn, carried = self._met(seam, part, page, drop)
            if is_torn:
                offset -= 1
                for pair in seam.pairs:
                    pair.glue(same_row=True)
                fresh = [cell for cell in fresh if cell.row > drop + 1]
                texts = texts[1:]
            else:
                gone = set()
                for pair in carried:
                    pair.glue(same_row=False)
                    gone.add(id(pair.below))
                fresh = [cell for cell in fresh if id(cell) not in gone]
        for cell in fresh:
            cell.row += offset
        self.grown += fresh
        self._xs.update(x for cell in fresh for x in (cell.x0, cell.x1))
        self.row_texts += texts
        ends = (*self._tail, *fresh)
        self.rows = max((cell.last_row for cell in ends), default=0)
        self._tail = [cell for cell in ends if cell.last_row == self.rows]
        while len(self.row_texts) < self.rows:
            self.row_texts.append(())

    def _met(
        self, seam: Seam, part: PageTable, page: int, drop: int
    ) -> tuple[bool, Sequence[Pair]]:
        """Whether a page break tore a row, and the pairs that are one merged cell if it did not."""
        if self._has_whole_rows:
            return False, [*takewhile(lambda pair: not pair.below.text, seam.carried())]
        if self._tags is not None:
            told = rows_met(self._tags, self.last, part, page, drop)
            if told is not None:
                begun = {left + self._shift for left in told.begun_above}
                return told.is_torn and seam.complete, seam.carried_as(begun)
        return seam.torn(), seam.carried()

    def _seam(self, fresh: list[GrownCell], first: int) -> Seam:
        """The row above a page break and the row below it."""
        recent, tail = self.grown[-RECENT:], self._tail
        pairs = []
        keys: dict[int, tuple[int, int]] = {}
        heads = [cell for cell in fresh if cell.row == first]
        for cell in heads:
            above = next(
                (
                    other
                    for other in tail
                    if abs(other.x0 - cell.x0) < ALIKE and abs(other.x1 - cell.x1) < ALIKE
                ),
                None,
            )
            if above is not None:
                pairs.append(Pair(above, cell))
                keys[id(pairs[-1])] = (round(above.x0), round(above.x1))
        complete = len(pairs) == len(heads)
        merged: set[tuple[int, int]] = set()
        filled: Counter[tuple[int, int]] = Counter()
        count: Counter[tuple[int, int]] = Counter()
        ends = {id(cell) for pair in pairs for cell in (pair.above, pair.below)}
        merged |= {
            (round(cell.x0), round(cell.x1))
            for cell in (*fresh, *(cell for cell in recent if not self._in_head(cell)))
            if cell.rowspan > 1
        }
        for cell in (*recent, *fresh):
            key = (round(cell.x0), round(cell.x1))
            if id(cell) not in ends:
                count[key] += 1
                filled[key] += bool(cell.text)
        for pair in pairs:
            key = keys[id(pair)]
            pair.merges = key in merged
            pair.steady = count[key] < 2 or filled[key] >= 0.7 * count[key]
        return Seam(pairs, complete)

    def _in_head(self, cell: GrownCell) -> bool:
        """Whether a cell stands in a row that heads the columns."""
        row = cell.row - 1
        return row < len(self.row_texts) and _is_head(self.row_texts[row])

    def _below(self) -> set[int]:
        """The cells of the first column that stand under others of it, by identity."""
        cells = [cell for cell in self.grown if cell.first is not None]
        insets = [cell.first[1] - cell.box[0] for cell in cells if cell.first and cell.box]
        if not insets or (
            max(insets) - min(insets) < NO_SHIFT
            and not any(cell.first and cell.first[0].startswith("　") for cell in cells)
        ):
            return set()
        width = min(cell.x1 for cell in cells) + ALIKE
        first = [
            (cell, start)
            for cell in cells
            if cell.x1 < width
            and cell.first
            and cell.box
            and (start := start_of(cell.first, cell.box)) is not None
            and not self._in_head(cell)
        ]
        marks = are_indented([start for _, start in first])
        return {id(cell) for (cell, _), mark in zip(first, marks, strict=True) if mark}

    def cells(self) -> list[Cell]:
        """All cells with their columns counted over all pages."""
        positions = self._edges()
        edges = _clusters(positions)
        found = []
        below = self._below()
        middles = [(a + b) / 2 for a, b in pairwise(edges)]
        nearest = {x: bisect_left(middles, x) for x in positions}
        for cell in self.grown:
            left, right = nearest[cell.x0], nearest[cell.x1]
            width = right - left if right > left else 1
            text = cell.text.strip()
            if id(cell) in below and left == 0 and right == 1:
                text = MARK + text
            found.append(Cell(text, cell.row, left + 1, cell.rowspan, width, cell.page))
            self.boxes[cell.row, left + 1] = cell.page, cell.place
        found.sort(key=lambda cell: (cell.row, cell.column))
        return found


def _grown(cell: PageCell, page: int, shift: float) -> GrownCell:
    text, row, _, rowspan, _, box, room, first = cell
    left, right = box[0] + shift, box[2] + shift
    return GrownCell(
        text, row, rowspan, left, right, page, room, box, first, box if first else None
    )


def _row_texts(part: PageTable) -> list[tuple[str, ...]]:
    """The words of each row, without white space."""
    rows: list[list[str]] = [[] for _ in range(len(part.ys) - 1)]
    for text, row, *_ in part.cells:
        rows[row - 1].append("".join(text.split()) if text else "")
    return [tuple(row) or ("",) for row in rows]


def _same(own: tuple[str, ...], texts: tuple[str, ...]) -> bool:
    """Whether a row repeats another; a few cells may have lost their last signs."""
    if own == texts:
        return True
    if len(own) != len(texts):
        return False
    lost = [(a, b) for a, b in zip(own, texts, strict=True) if a != b]
    return 2 * len(lost) < len(own) and all(b and a.startswith(b) for a, b in lost)


@lru_cache(4096)
def _is_head(texts: tuple[str, ...]) -> bool:
    """Whether a row holds at least two words that head columns, and not much else."""
    columns, activity = meanings("columns"), meanings("activity_columns")
    words = [plain(text) for text in texts if text]
    known = sum(word in columns or word in activity for word in words)
    return known >= 2 and known * 2 >= len(words)


def _head_like(rows: list[tuple[str, ...]]) -> int:
    """How many rows at the top may be a head: below one stand data, the same only by chance.

    Words that head columns end a head. Where they are unknown, a row with a number is no head.
    """
    heads = [number for number, row in enumerate(rows, start=1) if _is_head(row)]
    if heads:
        return heads[-1]
    data = (number for number, row in enumerate(rows) if any(map(str.isdigit, "".join(row))))
    return next(data, len(rows))


def _whole(part: PageTable, count: int) -> int:
    """Rows of a head, with those into which its cells reach."""
    return max(
        (cell.row + cell.rowspan - 1 for cell in part.cells if cell.row <= count), default=count
    )


def _among(edges: list[float], others: list[float]) -> bool:
    near = {round(other) for other in others}
    return all(
        any(round(edge) + step in near for step in (0, -1, 1, -2, 2, -3, 3)) for edge in edges
    )


def _clusters(positions: list[float]) -> list[float]:
    found: list[float] = []
    start = 0
    for index, (here, after) in enumerate(pairwise([*positions, float("inf")])):
        if after - here > ALIKE:
            found.append(sum(positions[start : index + 1]) / (index + 1 - start))
            start = index + 1
    return found
