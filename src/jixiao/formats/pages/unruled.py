"""Tables without upright rulings, told by the words that head columns and by alignment.

They are taken for tables only when a row holds several words that head columns, or when
horizontal rulings of one length stand above each other; all else stays text.
"""

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from jixiao.formats.pages.geometry import Box, Line, PageCell, PageTable, Ruling, Word
from jixiao.formats.pages.grid import split_rulings
from jixiao.formats.pages.lines import flow, into_lines
from jixiao.kernel.notices import Notice
from jixiao.kernel.span import Span
from jixiao.regulation.words import meanings, plain

HEADS = 3
"""Words in one line that head columns make it the head of a table."""
BARS = 4
"""Horizontal rulings of one length above each other make a table."""
GUTTER = 3.0
"""Points of white between two columns."""
LOOSE = 3.2
"""Lines further apart than this many heights do not belong to one table."""
ROW_GAP = 1.3
"""Rows stand this much further apart than the lines of a cell."""
MOST_LINES = 4
"""Lines with words in most columns that a row has on average, when gaps part the rows."""

Row = list[Word]


def unruled_tables(
    lines: list[Line],
    words: Sequence[Word],
    rulings: Sequence[Ruling],
    page: int,
    notices: list[Notice],
) -> tuple[list[PageTable], list[Line]]:
    """Tables among the lines outside of grids, and the lines that remain.

    Args:
        lines: Lines outside of grids.
        words: The words of these lines.
        rulings: All rulings of the page.
        page: Number of the page.
        notices: Takes a doubt for each table whose rows had to be guessed.
    """
    if len(words) < 2 * HEADS:
        return [], lines
    bars = _bars(rulings) if rulings else []
    if not heads_columns(words) and len(bars) < BARS:
        return [], lines
    rows = _rows(words)
    found: list[PageTable] = []
    used: set[int] = set()
    start = 0
    while start < len(rows):
        taken = _extent(rows, start, bars)
        if taken is None:
            start += 1
            continue
        end, intervals = taken
        table, doubtful = _table(rows[start:end], intervals, bars)
        found.append(table)
        used |= {id(word) for row in rows[start:end] for word in row}
        if doubtful:
            message = f"第{page}页的表格没有横竖框线，行和列是按文字对齐推断的，请对照原件。"
            notices.append(Notice(message, span=Span(page=page)))
        start = end
    if not found:
        return [], lines
    return found, into_lines([word for word in words if id(word) not in used], wide="\t")


def heads_columns(words: Sequence[Word]) -> bool:
    """Whether enough of some words head columns."""
    return sum(plain(word.text) in _heads() for word in words if len(word.text) < 14) >= HEADS


def _heads() -> dict[str, str]:
    return meanings("columns")


def _bars(rulings: Sequence[Ruling]) -> list[tuple[float, float, float]]:
    """Horizontal rulings (height, start, end) of which several have the same length."""
    across, _ = split_rulings(rulings)
    return [
        (stroke.at, stroke.start, stroke.end)
        for stroke in across
        if stroke.end - stroke.start > 100
        and sum(
            abs(other.start - stroke.start) < 4 and abs(other.end - stroke.end) < 4
            for other in across[:400]
        )
        >= HEADS
    ]


def _rows(words: Sequence[Word]) -> list[Row]:
    """Words by line, from top to bottom and left to right."""
    rows: list[Row] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda word: word.y0 + word.y1):
        here = (word.y0 + word.y1) / 2
        if rows and here - middle <= 0.5 * min(height, word.y1 - word.y0):
            rows[-1].append(word)
        else:
            rows.append([word])
            middle, height = here, word.y1 - word.y0
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return rows


Interval = tuple[float, float]


def _merged(intervals: list[Interval]) -> list[Interval]:
    """Intervals with those that overlap, or have no gutter between them, made one."""
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if found and start - found[-1][1] < GUTTER:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _extent(
    rows: list[Row], start: int, bars: list[tuple[float, float, float]]
) -> tuple[int, list[Interval]] | None:
    """The row behind a table that begins at a row, and its columns; None for no table."""
    row = rows[start]
    heads = [word for word in row if plain(word.text) in _heads()]
    limit = float("inf")
    if len(heads) < HEADS or 2 * len(heads) < len(row):
        under = _stack(row, bars)
        if len(under) < BARS:
            return None
        limit = under[-1]
    intervals = _merged([(word.x0, word.x1) for word in row])
    needed = max(len(intervals), 2) if limit < float("inf") else len(intervals)
    end = start + 1
    while end < len(rows):
        before, here = rows[end - 1][0], rows[end][0]
        if here.y0 > limit or (
            limit == float("inf") and here.y0 - before.y1 > LOOSE * (here.y1 - here.y0)
        ):
            break
        wider = _merged([*intervals, *((word.x0, word.x1) for word in rows[end])])
        if len(wider) < needed:
            break
        intervals = wider
        needed = max(needed, min(len(wider), needed + 1)) if limit < float("inf") else needed
        end += 1
    if end - start < 2 or len(intervals) < 2:
        return None
    return end, intervals


def _stack(row: Row, bars: list[tuple[float, float, float]]) -> list[float]:
    """Heights of the rulings that stand above each other, when a row is the first of them."""
    top = row[0].y0
    over = [bar for bar in bars if bar[0] <= top + 2 and bar[1] - 4 <= row[0].x0 <= bar[2]]
    if not over or top - over[-1][0] > 40:
        return []
    _, start, end = over[-1]
    same = [bar[0] for bar in bars if abs(bar[1] - start) < 4 and abs(bar[2] - end) < 4]
    below = [at for at in same if at >= over[-1][0]]
    return below if len(row) > 1 else []


def _table(
    rows: list[Row], intervals: list[Interval], bars: list[tuple[float, float, float]]
) -> tuple[PageTable, bool]:
    """A table of lines, and whether its rows had to be guessed."""
    middles = [(a[1] + b[0]) / 2 for a, b in itertools.pairwise(intervals)]
    xs = (intervals[0][0] - 2, *middles, intervals[-1][1] + 2)
    top, bottom = rows[0][0].y0, max(word.y1 for word in rows[-1])
    between = [at for at, _, _ in bars if top < at < bottom]
    guessed = len(between) < 2
    groups = _by_gap(rows, middles) if guessed else _by_bar(rows, between)
    edges = [
        (
            max(word.y1 for row in above for word in row)
            + min(word.y0 for row in below for word in row)
        )
        / 2
        for above, below in itertools.pairwise(groups)
    ]
    ys = (top - 1, *edges, bottom + 1)
    cells: list[PageCell] = []
    for number, group in enumerate(groups):
        own: list[list[Word]] = [[] for _ in intervals]
        for row in group:
            for word in row:
                own[bisect_right(middles, (word.x0 + word.x1) / 2)].append(word)
        for column, inside in enumerate(own):
            box = Box(xs[column], ys[number], xs[column + 1], ys[number + 1])
            text, room = flow(into_lines(inside), *intervals[column]) if inside else ("", 0.0)
            cells.append(PageCell(text.strip(), number + 1, column + 1, 1, 1, box, room))
    return PageTable(xs, ys, cells, ruled=False), guessed


def _by_bar(rows: list[Row], bars: list[float]) -> list[list[Row]]:
    """Lines between two rulings are one row."""
    groups: dict[int, list[Row]] = {}
    for row in rows:
        middle = (row[0].y0 + row[0].y1) / 2
        groups.setdefault(bisect_right(bars, middle), []).append(row)
    return list(groups.values())


def _by_gap(rows: list[Row], middles: list[float]) -> list[list[Row]]:
    """Lines are rows where they stand further apart, or hold words in most of the columns."""
    pitches = [b[0].y0 - a[0].y0 for a, b in itertools.pairwise(rows)]
    tight = min(pitches)
    held = [{bisect_right(middles, (word.x0 + word.x1) / 2) for word in row} for row in rows[1:]]
    gaps = sum(pitch > ROW_GAP * tight for pitch in pitches)
    # One gap, as below the head, does not say that all rows are parted by gaps.
    full = sum(2 * len(columns) > len(middles) for columns in held)
    spaced = gaps > 0 and full <= MOST_LINES * (gaps + 1)
    groups = [[rows[0]]]
    for pitch, row, columns in zip(pitches, rows[1:], held, strict=True):
        if pitch > ROW_GAP * tight:
            begins = True
        elif spaced:
            begins = False
        else:
            # The last column and one more: a value with its name.
            begins = len(columns) >= 2 and (len(middles) in columns or len(middles) - 1 in columns)
        if begins:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups
