"""The paper of a plan for reviewing: read-only cells with their marks, or only what moved."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jixiao.comparing.changes import ADDED, Change
from jixiao.model.documents import PerformanceDocument
from jixiao.model.paper import Box, Grid, Heading, Line
from jixiao.reports.places import part_words
from jixiao.services.editing import UneditablePlace, words_at
from jixiao.services.writing import Choices, on_paper
from jixiao.webapp.queries.margin import FindingSeen
from jixiao.webapp.queries.rounds import CommentState, Moved, path_of


class Marks(NamedTuple):
    """What is said about places of a part.

    Args:
        findings: What the rules say.
        comments: What people say.
        moved: What moved in it, None when nothing is compared.
        asked: Whether a change was asked for, by its place.
    """

    findings: Sequence[FindingSeen] = ()
    comments: Sequence[CommentState] = ()
    moved: Moved | None = None
    own: frozenset[str] = frozenset()


class Cell(NamedTuple):
    """A cell of a table, or words outside of one.

    Args:
        text: Its words.
        colspan: Columns covered.
        rowspan: Rows covered.
        style: How it is set.
        path: Where its words stand in the part, "" for words of the form.
        label: What it is called, for those who do not see the form.
        was: The words before, None when they are the same.
        is_own: Whether it was changed without being asked for.
        flags: Findings on it.
        discs: Comments on it.
        level: Of a heading, 1 upwards.
    """

    text: str
    colspan: int
    rowspan: int
    style: str
    path: str
    label: str
    was: str | None
    is_own: bool
    flags: tuple[FindingSeen, ...]
    discs: tuple[CommentState, ...]
    level: int = 0


class Fold(NamedTuple):
    """A stretch that did not move: how many rows are not shown."""

    rows: int


class Table(NamedTuple):
    """A table: its widths, rows of cells or folds, its name."""

    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...] | Fold, ...]
    name: str


Item = Cell | Table | Fold


def excerpt(
    document: PerformanceDocument, marks: Marks, *, only_moved: bool = False
) -> tuple[Item, ...]:
    """A part as it is printed, with its marks.

    Args:
        document: The document with nothing but this part.
        marks: What is said about it.
        only_moved: Whether what did not move is folded.
    """
    paper = on_paper([document], Choices()).paper
    cell = _maker(document, marks)
    items: list[Item] = []
    for each in paper.parts:
        if isinstance(each, Heading):
            items.append(cell(Box(each.text, leaf=each.leaf))._replace(level=each.level))
        elif isinstance(each, Line):
            made = cell(Box(each.text, style=each.style, leaf=each.leaf))
            items.append(made if not only_moved or made.was is not None else Fold(1))
        elif isinstance(each, Grid):
            items.append(_table(each, cell, only_moved=only_moved))
    return tuple(_together(items))


def _together(items: Iterable[Item]) -> Iterator[Item]:
    """Neighbouring folds as one."""
    rows = 0
    for each in items:
        if isinstance(each, Fold):
            rows += each.rows
            continue
        if rows:
            yield Fold(rows)
        rows = 0
        yield each
    if rows:
        yield Fold(rows)


def _maker(document: PerformanceDocument, marks: Marks) -> Callable[[Box], Cell]:
    """Makes cells of boxes; each mark stands on one cell only, the first that fits."""
    changes = {
        path_of(side.where): each
        for each in (marks.moved.changes if marks.moved else ())
        if (side := each.new) is not None
    }
    flags = {id(each): each for each in marks.findings}
    discs = {id(each): each for each in marks.comments}

    def take(left: dict[int, FindingSeen], path: str) -> tuple[FindingSeen, ...]:
        found = tuple(each for each in left.values() if each.path and _covers(path, each.path))
        for each in found:
            del left[id(each)]
        return found

    def said(path: str) -> tuple[CommentState, ...]:
        found = tuple(each for each in discs.values() if each.path and _covers(path, each.path))
        for each in found:
            del discs[id(each)]
        return found

    def made(box: Box) -> Cell:
        path = path_of(box.leaf or "")
        if not path:
            return Cell(box.text, box.colspan, box.rowspan, box.style, "", "", None, False, (), ())
        label = part_words(box.leaf or "", [document])
        was, is_own = _was(path, changes, marks)
        return Cell(
            box.text, box.colspan, box.rowspan, box.style, path, label, was, is_own,
            take(flags, path), said(path),
        )  # fmt: skip

    return made


def _covers(cell: str, path: str) -> bool:
    """Whether a mark at a path belongs on a cell: on it, within it, or on its whole row."""
    return cell == path or _below(path, cell) or _below(cell, path)


def _below(path: str, above: str) -> bool:
    return path.startswith((f"{above}.", f"{above}["))


def _was(path: str, changes: Mapping[str, Change], marks: Marks) -> tuple[str | None, bool]:
    """The words that stood on a cell before, None when they are the same."""
    if marks.moved is None or marks.moved.old is None:
        return None, False
    for at, change in changes.items():
        if at == path or _below(at, path):
            old = path_of(change.old.where) if change.old else path
            if at != path and old.endswith(at[len(path) :]):
                old = old.removesuffix(at[len(path) :])
            try:
                return words_at(marks.moved.old, old if change.old else path), at in marks.own
            except UneditablePlace:
                return "", at in marks.own
        if change.kind == ADDED and _below(path, at):
            return "", at in marks.own
    return None, False


def _table(grid: Grid, cell: Callable[[Box], Cell], *, only_moved: bool) -> Table:
    made = [tuple(cell(box) for box in row.boxes) for row in grid.rows]
    if not only_moved:
        return Table(grid.widths, tuple(made), grid.name)
    kept = _kept(made)
    slots = _slots(made, len(grid.widths))
    rows: list[tuple[Cell, ...] | Fold] = []
    for at in range(len(made)):
        if kept[at]:
            rows.append(_rejoined(slots, at, kept))
        elif rows and isinstance(last := rows[-1], Fold):
            rows[-1] = Fold(last.rows + 1)
        else:
            rows.append(Fold(1))
    return Table(grid.widths, tuple(rows), grid.name)


def _kept(rows: Sequence[tuple[Cell, ...]]) -> list[bool]:
    """Rows with a change or a comment, and the heads right above them."""
    kept = [any(each.was is not None or each.discs for each in row) for row in rows]
    for at, row in enumerate(rows):
        if row and not any(each.path for each in row):
            following = range(at + 1, len(rows))
            end = next((n for n in following if not any(c.path for c in rows[n])), len(rows))
            kept[at] = any(kept[at + 1 : end])
    return kept


def _slots(rows: Sequence[tuple[Cell, ...]], width: int) -> list[list[Cell | None]]:
    """Every slot of a table with the cell that covers it."""
    slots: list[list[Cell | None]] = [[None] * width for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for each in row:
            while column < width and slots[at][column] is not None:
                column += 1
            for line in slots[at : at + each.rowspan]:
                line[column : column + each.colspan] = [each] * each.colspan
            column += each.colspan
    return slots


def _rejoined(slots: list[list[Cell | None]], at: int, kept: Sequence[bool]) -> tuple[Cell, ...]:
    """The cells that begin in a kept row, merged over the kept rows right below it."""
    row: list[Cell] = []
    above = slots[at - 1] if at and kept[at - 1] else None
    for column, each in enumerate(slots[at]):
        is_begun = column and slots[at][column - 1] is each
        if each is None or is_begun or (above is not None and above[column] is each):
            continue
        rows = 1
        while at + rows < len(slots) and kept[at + rows] and slots[at + rows][column] is each:
            rows += 1
        row.append(each._replace(rowspan=rows))
    return tuple(row)
