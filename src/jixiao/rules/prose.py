"""The words of a document as one text, for rules about wording: one search instead of hundreds."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from operator import attrgetter
from typing import NamedTuple

from jixiao.model.documents import PerformanceDocument, Section
from jixiao.rules.grid import Grids
from jixiao.rules.marks import (
    SPACES,
    TELLING,
    TELLING_TOO,
    bones_of,
    places_of,
    signs_of,
    unpaired,
    unquoted,
)
from jixiao.rules.passages import (
    OF_DOCUMENT,
    OF_PROJECT,
    Passage,
    before_projects,
    of_activities,
    of_project,
    of_row,
)
from jixiao.rules.repeats import doubled, doubled_signs
from jixiao.rules.told import Told, starts_of

SEPARATOR = "\x1e"
"""Stands between two passages; no pattern of a rule may match across it."""

_DOCUMENT_WORDS = attrgetter(*(f"{field}.raw" for field in OF_DOCUMENT))
_PROJECT_WORDS = attrgetter(*(f"{field}.raw" for field in OF_PROJECT))
TOLD = frozenset(
    {"section", "objective", "use_of_funds", "duty", "activity_description", "activity_objective"}
)
"""Fields that hold sentences."""
_MOSTLY = 0.8
_BEFORE = -1
_MADE = tuple.__new__
"""Makes a named tuple of values in order: half as long as calling its class."""


class Found(NamedTuple):
    """A match of a pattern within one passage: the match's words and their offset there."""

    passage: Passage
    words: str
    start: int
    match: re.Match[str]


class Spot(NamedTuple):
    """Some words within one passage, and their offset there."""

    passage: Passage
    words: str
    start: int


class Prose:
    """All words of a document that a person wrote, in document order.

    Merged cells filled down (level 1 and 2, repeated duties) are not in it. Words are gathered at
    once; what a passage is and where it stands is reckoned only for those that a rule asks about.
    """

    def __init__(self, document: PerformanceDocument, grids: Grids | None = None) -> None:
        self.document = document
        self._grids = Grids() if grids is None else grids
        self._parts: dict[tuple[int, int], list[Passage]] = {}
        self._known: dict[int, Passage] = {}
        self._rows: dict[int, list[int]] = {}

    @cached_property
    def _words(self) -> "_Words":
        return _words(self.document, self._grids)

    def __len__(self) -> int:
        return len(self._words.raws)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, none empty."""
        found = list(self._part(_BEFORE, 0))
        for at in range(len(self.document.projects)):
            for part in range(len(self._begins(at))):
                found += self._part(at, part)
        return (*found, *self._part(len(self.document.projects), 0))

    @cached_property
    def text(self) -> str:
        """All passages, with ``SEPARATOR`` between them."""
        return SEPARATOR.join(self._words.raws)

    @cached_property
    def different(self) -> str:
        """All passages, those that come again once: what is not in it is not in ``text``.

        It is ``text`` itself where little comes again.
        """
        return SEPARATOR.join(self._once) if self._is_repeated else self.text

    @cached_property
    def _once(self) -> dict[str, None]:
        """All passages, those that come again once."""
        return dict.fromkeys(self._words.raws)

    @cached_property
    def _is_repeated(self) -> bool:
        """Whether so many come again that it is worth while to search each once."""
        return len(self._once) < len(self._words.raws) * _MOSTLY

    @cached_property
    def told(self) -> Told:
        """What the passages say that hold sentences."""
        ordinals = self._words.told
        raws = [self._words.raws[at] for at in ordinals]
        return Told(raws, ordinals, self.signs & SPACES)

    @cached_property
    def signs(self) -> frozenset[str]:
        """Those rare signs that occur (``marks.signs_of``)."""
        return signs_of(self.bones)

    @cached_property
    def doubled_signs(self) -> frozenset[str]:
        """Signs that stand twice in a row somewhere."""
        return doubled_signs(self.different)

    @cached_property
    def doubled(self) -> list[tuple[int, int]]:
        """Words of ``text`` that stand twice in a row, as (offset, length of one)."""
        found = doubled(self.different)
        return doubled(self.text) if found and self._is_repeated else found

    @cached_property
    def bones(self) -> bytes:
        """What ``marks.bones_of`` leaves of ``different``."""
        return bones_of(self.different)

    @cached_property
    def unpaired(self) -> list[int]:
        """Ordinals of the passages whose brackets are not simply pairs of one width."""
        return self._odd(unpaired)

    @cached_property
    def unquoted(self) -> list[int]:
        """Ordinals of the passages whose quotation marks are not simply pairs."""
        return self._odd(unquoted)

    def _odd(self, told_by: Callable[[bytes], list[int]]) -> list[int]:
        """Ordinals of the passages whose bones are odd."""
        found = told_by(self.bones)
        if found and self._is_repeated:
            return told_by(bones_of(self.text))
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return starts_of(self._words.raws)

    @property
    def of_projects(self) -> range:
        """Ordinals of the passages that belong to projects."""
        return range(self._words.begins[1], self._words.begins[-1])

    def passage(self, ordinal: int) -> Passage:
        """The passage of an ordinal, 0 upwards; those of the same part are reckoned with it."""
        found = self._known.get(ordinal)
        if found is None:
            begins = self._words.begins
            at = bisect_right(begins, ordinal) - 1
            first, part = begins[at], 0
            if 0 < at < len(begins) - 1:
                rows = self._begins(at - 1)
                part = bisect_right(rows, ordinal - first) - 1
                first += rows[part]
            self._known.update(enumerate(self._part(at - 1, part), first))
            found = self._known[ordinal]
        return found

    @property
    def sections(self) -> list[Passage]:
        """What stands under headings."""
        return [passage for passage in self._part(_BEFORE, 0) if passage.field == "section"]

    def _begins(self, at: int) -> list[int]:
        """Where the parts of a project begin: what stands above its rows (0), each of its rows."""
        found = self._rows.get(at)
        if found is None:
            counts = [
                len(row) for grid in self._grids.all_of(self.document.projects[at])
                for row in grid.words
            ]  # fmt: skip
            begins = self._words.begins
            above = begins[at + 2] - begins[at + 1] - sum(counts)
            found = self._rows[at] = list(accumulate((above, *counts), initial=0))[:-1]
        return found

    def _part(self, at: int, part: int) -> list[Passage]:
        """The passages before the projects (-1), of a part of a project, of the activities."""
        found = self._parts.get((at, part))
        if found is None:
            projects = self.document.projects
            if at == _BEFORE:
                passages = before_projects(self.document, self._words.own)
            elif at == len(projects):
                passages = self._words.activities
            elif part:
                passages = of_row(projects[at], at, part - 1)
            else:
                passages = of_project(projects[at], at)
            found = self._parts[at, part] = passages
        return found

    def find(self, pattern: re.Pattern[str], signs: str = "") -> Iterator[Found]:
        """Every match of a pattern, with its passage; matches across passages are left out.

        Args:
            pattern: The pattern.
            signs: All signs that a match may begin with; where they are rare, this is quicker.
        """
        raws = self._words.raws
        if self._is_repeated and not any(_matches(pattern, self.different, signs)):
            return
        for match in _matches(pattern, self.text, signs):
            at = bisect_right(self._starts, match.start()) - 1
            start = match.start() - self._starts[at]
            if start + len(match[0]) <= len(raws[at]):
                yield _MADE(Found, (self.passage(at), match[0], start, match))

    def spots(self, words: Iterable[str]) -> Iterator[Spot]:
        """Every occurrence of some words; much quicker than a pattern where there is none."""
        for word in self.said(words):
            at = self.text.find(word)
            while at >= 0:
                yield self.spot(at, at + len(word))
                at = self.text.find(word, at + 1)

    def said(self, words: Iterable[str]) -> list[str]:
        """Those of some words that occur, the same order whatever order they are asked in."""
        signs, different = self.signs, self.different
        asked = _in_order(words if isinstance(words, frozenset) else tuple(words))
        return [
            word
            for needed, those in asked if needed <= signs
            for word in those if word in different
        ]  # fmt: skip

    def spot(self, start: int, end: int) -> Spot:
        """A piece of ``text`` that lies within one passage."""
        at = bisect_right(self._starts, start) - 1
        return _MADE(Spot, (self.passage(at), self.text[start:end], start - self._starts[at]))

    def holding(self, pattern: re.Pattern[str]) -> Iterator[Passage]:
        """Passages in which a pattern matches somewhere."""
        at = 0
        if self._is_repeated and pattern.search(self.different) is None:
            return
        while (match := pattern.search(self.text, at)) is not None:
            ordinal = bisect_right(self._starts, match.start()) - 1
            yield self.passage(ordinal)
            at = self._starts[ordinal] + len(self._words.raws[ordinal]) + 1

    def of(self, *fields: str) -> Iterator[Passage]:
        """The passages of some fields."""
        return (passage for passage in self.passages if passage.field in fields)


def _matches(pattern: re.Pattern[str], text: str, signs: str) -> Iterator[re.Match[str]]:
    """All matches, those that begin with some signs where these are told."""
    if not signs:
        yield from pattern.finditer(text)
    behind = 0
    for at in places_of(text, signs):
        match = pattern.match(text, at) if at >= behind else None
        if match is not None:
            behind = match.end()
            yield match


@lru_cache(maxsize=64)
def _in_order(words: Collection[str]) -> list[tuple[frozenset[str], list[str]]]:
    """Words by the rare signs that they hold, ordered by the first of ``TELLING``."""
    by_sign: dict[str | None, list[str]] = {}
    for word in sorted(words):
        by_sign.setdefault(next(filter(TELLING.__contains__, word), None), []).append(word)
    others = by_sign.pop(None, [])
    by_signs: dict[frozenset[str], list[str]] = {}
    for word in (*chain.from_iterable(by_sign.values()), *others):
        by_signs.setdefault((TELLING | TELLING_TOO).intersection(word), []).append(word)
    return list(by_signs.items())


class _Words(NamedTuple):
    """The words of all passages in order, ordinals of those that hold sentences.

    Args:
        raws: Words of all passages.
        told: Ordinals of the passages that hold sentences.
        own: Of each section the words before the first heading below it.
        begins: Where the document, each project and the activities begin.
        activities: The passages of the activities: only they are gathered by themselves.
    """

    raws: list[str]
    told: list[int]
    own: list[str]
    begins: list[int]
    activities: list[Passage]


def _words(document: PerformanceDocument, grids: Grids) -> _Words:
    """The words of all passages without their fields and places: five times as quick."""
    own = _own_words(document.sections)
    raws = [words for words in _DOCUMENT_WORDS(document) if words]
    raws += [entry.title.raw for entry in document.toc if entry.title.raw]
    told: list[int] = []
    for section, words in zip(document.sections, own, strict=True):
        if section.heading.raw:
            raws.append(section.heading.raw)
        if words:
            told.append(len(raws))
            raws.append(words)
    begins = [0]
    for project in document.projects:
        begins.append(len(raws))
        raws += filter(None, _PROJECT_WORDS(project))
        if project.use_of_funds.raw:
            told.append(len(raws) - 1)
        objectives = [each.raw for each in project.objectives if each.raw]
        told += range(len(raws), len(raws) + len(objectives))
        raws += objectives
        raws += [each.raw for each in project.objective_results if each.raw]
        for grid in grids.all_of(project):
            raws += grid.all_words
    begins.append(len(raws))
    activities = of_activities(document)
    told += [at for at, each in enumerate(activities, len(raws)) if each.field in TOLD]
    raws += [each.raw for each in activities]
    return _Words(raws, told, own, begins, activities)


def _own_words(sections: tuple[Section, ...]) -> list[str]:
    """Of each text what stands before the first heading below it, "" where nothing does."""
    found: list[str] = []
    whole: list[tuple[int, str]] = []  # texts given whole: their headings below were not found
    for at, section in enumerate(sections):
        while whole and whole[-1][0] >= section.level:
            whole.pop()
        words = section.text.raw
        if whole and words in whole[-1][1]:
            found.append("")
            continue
        below = sections[at + 1] if at + 1 < len(sections) else None
        if below is not None and below.level > section.level:
            end = f"\n{words}".find(f"\n{below.heading.raw}")
            if end < 0:
                whole.append((section.level, words))
            else:
                words = words[:end].rstrip()
        found.append(words)
    return found
