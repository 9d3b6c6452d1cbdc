"""The grid of a form by columns (绩效指标表): its cells, gathered once for all rules."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from jixiao.model.project import Indicator, Project
from jixiao.model.target import Target

WORDS = (
    "name", "description", "target", "basis", "actual", "forecast", "deviation_reason", "note",
)  # fmt: skip
"""Cells of a row that hold words of its own, in the order of the page."""
_OF_WORDS = len(WORDS)


class Grid:
    """The cells of some rows.

    Args:
        indicators: The rows.

    Attributes:
        indicators: The rows.
        names: Names (三级指标), "" where a row has none.
        different: The same, each once.
        descriptions: Descriptions, "" where none is printed.
        targets: Words of the targets.
        bases: Words of the bases.
        level1: Keys of level 1.
        level2: Keys of level 2.
        level2_words: Level 2 as printed.
        values: Targets as read.
    """

    __slots__ = (
        "_cells", "_columns", "bases", "descriptions", "different", "indicators", "level1", "level2",
        "level2_words", "names", "targets", "values",
    )  # fmt: skip
    names: Sequence[str]
    different: frozenset[str]
    descriptions: Sequence[str]
    targets: Sequence[str]
    bases: Sequence[str]
    level1: Sequence[str | None]
    level2: Sequence[str | None]
    level2_words: Sequence[str]
    values: Sequence[Target | None]

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self.indicators = indicators
        self._cells: list[tuple[Any, ...]] = list(map(_cells, indicators))
        columns: Sequence[Sequence[Any]] = tuple(zip(*self._cells, strict=True))
        self._columns: Sequence[Sequence[str]] = columns[:_OF_WORDS]
        self.names, self.descriptions, self.targets, self.bases = columns[:4] or _NO_WORDS
        self.different = frozenset(self.names)
        self.level1, self.level2, self.level2_words, self.values = columns[_OF_WORDS:] or _NO_WORDS

    @property
    def words(self) -> list[list[str]]:
        """Of each row the cells of ``WORDS`` that are not empty."""
        return [list(filter(None, cells[:_OF_WORDS])) for cells in self._cells]

    @property
    def all_words(self) -> Iterator[str]:
        """The same, of all rows one after the other."""
        return filter(None, chain.from_iterable(zip(*self._columns, strict=True)))


def _cells(row: Indicator) -> tuple[Any, ...]:
    """Words of the cells of ``WORDS``, and what is understood of some: quicker than a getter."""
    level2, target = row.level2, row.target
    return (
        row.name[0],
        row.description[0],
        target[0],
        row.basis[0],
        row.actual[0],
        row.forecast[0],
        row.deviation_reason[0],
        row.note[0],
        row.level1[1],
        level2[1],
        level2[0],
        target[1],
    )


_NO_WORDS: tuple[tuple[Any, ...], ...] = ((), (), (), ())


class Grids:
    """The grids of the forms of one document, each gathered once."""

    def __init__(self) -> None:
        self._known: dict[int, Grid] = {}

    def of(self, project: Project) -> Grid:
        """The grid of a form of the document."""
        return self._known.get(id(project)) or self._gathered(id(project), project.indicators)

    def late(self, project: Project) -> Grid:
        """The grid of its other half (中期, 长期), which must have rows."""
        rows = project.long_term_indicators
        return self._known.get(id(rows)) or self._gathered(id(rows), rows)

    def all_of(self, project: Project) -> tuple[Grid, ...]:
        """Both, the second one only where the form has it."""
        annual = self.of(project)
        return (annual, self.late(project)) if project.long_term_indicators else (annual,)

    def _gathered(self, key: int, rows: Sequence[Indicator]) -> Grid:
        found = self._known[key] = Grid(rows)
        return found
