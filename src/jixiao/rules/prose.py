"""The words of a document as one text, for rules about wording: one search instead of hundreds."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import Any, NamedTuple

from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument, Section
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.model.project import Indicator, Project

SEPARATOR = "\x1e"
"""Stands between two passages; no pattern of a rule may match across it."""

_OF_INDICATOR = (
    "name", "description", "target", "basis", "actual", "forecast", "deviation_reason", "note",
)  # fmt: skip
_LEAVES = attrgetter(*_OF_INDICATOR)
_LEAF_NAMES = ("indicator", *_OF_INDICATOR[1:])
_OF_PROJECT = ("title", "unit_line", "name", "use_of_funds")
_OF_DOCUMENT = ("title", "compiled_by", "reviewed_by", "activities_title", "activities_unit_line")
_OF_ACTIVITY = ("activity", "description", "objective")
_GRADES = ("excellent", "good", "fair", "poor")


class Passage(NamedTuple):
    """One leaf of words.

    Args:
        raw: The words as printed, never empty.
        span: Their place.
        field: What it is: heading, section, objective, use_of_funds, name, target, basis …
        keys: Its path below the document as keys and ordinals, ("projects", 0, "name").
    """

    raw: str
    span: Span | None
    field: str
    keys: tuple[str | int, ...]

    @property
    def path(self) -> str:
        """Its path below the document, as in the exchange form."""
        return path_of(self.keys)

    @property
    def project(self) -> int | None:
        """Ordinal of the project that it belongs to, None outside of projects."""
        return int(self.keys[1]) if self.keys[0] == "projects" else None


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


def path_of(keys: tuple[str | int, ...]) -> str:
    """Keys and ordinals as a path.

    >>> path_of(("projects", 0, "objectives", 2))
    'projects[0].objectives[2]'
    """
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys)[1:]


class Prose:
    """All words of a document that a person wrote, in document order.

    Merged cells filled down (level 1 and 2, repeated duties) are not in it.
    """

    def __init__(self, document: PerformanceDocument) -> None:
        self.document = document

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, none empty."""
        return tuple(_passages(self.document))

    @cached_property
    def text(self) -> str:
        """All passages, with ``SEPARATOR`` between them."""
        return SEPARATOR.join([passage.raw for passage in self.passages])

    @cached_property
    def signs(self) -> frozenset[str]:
        """All signs that occur: a rule about a rare one need not search."""
        codes = memoryview(self.text.encode("utf-32-le", "surrogatepass")).cast("I")
        return frozenset(map(chr, set(codes)))

    @cached_property
    def _starts(self) -> list[int]:
        lengths = [len(passage.raw) + 1 for passage in self.passages]
        return list(accumulate(lengths, initial=0))

    def find(self, pattern: re.Pattern[str]) -> Iterator[Found]:
        """Every match of a pattern, with its passage; matches across passages are left out."""
        for match in pattern.finditer(self.text):
            at = bisect_right(self._starts, match.start()) - 1
            passage = self.passages[at]
            start = match.start() - self._starts[at]
            if start + len(match[0]) <= len(passage.raw):
                yield Found(passage, match[0], start, match)

    def spots(self, words: Iterable[str]) -> Iterator[Spot]:
        """Every occurrence of some words; much quicker than a pattern where there is none."""
        text, signs = self.text, self.signs
        for word in words:
            if not signs.issuperset(word):
                continue
            at = text.find(word)
            while at >= 0:
                yield self.spot(at, at + len(word))
                at = text.find(word, at + 1)

    def spot(self, start: int, end: int) -> Spot:
        """A piece of ``text`` that lies within one passage."""
        at = bisect_right(self._starts, start) - 1
        return Spot(self.passages[at], self.text[start:end], start - self._starts[at])

    def holding(self, pattern: re.Pattern[str]) -> Iterator[Passage]:
        """Passages in which a pattern matches somewhere."""
        at = 0
        while (match := pattern.search(self.text, at)) is not None:
            ordinal = bisect_right(self._starts, match.start()) - 1
            yield self.passages[ordinal]
            at = self._starts[ordinal] + len(self.passages[ordinal].raw) + 1

    def of(self, *fields: str) -> Iterator[Passage]:
        """The passages of some fields."""
        return (passage for passage in self.passages if passage.field in fields)


def _passages(document: PerformanceDocument) -> Iterator[Passage]:
    for field in _OF_DOCUMENT:
        yield from _leaf(getattr(document, field), field, (field,))
    for at, entry in enumerate(document.toc):
        yield from _leaf(entry.title, "toc", ("toc", at, "title"))
    yield from _sections(document.sections)
    for at, project in enumerate(document.projects):
        yield from _project(project, at)
    yield from _activities(document)


def _sections(sections: tuple[Section, ...]) -> Iterator[Passage]:
    """Headings, and of each text what stands before the first heading below it."""
    whole: list[tuple[int, str]] = []  # texts given whole: their headings below were not found
    for at, section in enumerate(sections):
        yield from _leaf(section.heading, "heading", ("sections", at, "heading"))
        while whole and whole[-1][0] >= section.level:
            whole.pop()
        words = section.text.raw
        if whole and words in whole[-1][1]:
            continue
        below = sections[at + 1] if at + 1 < len(sections) else None
        if below is not None and below.level > section.level:
            end = f"\n{words}".find(f"\n{below.heading.raw}")
            if end < 0:
                whole.append((section.level, words))
            else:
                words = words[:end].rstrip()
        if words:
            yield Passage(words, section.text.span, "section", ("sections", at, "text"))


def _project(project: Project, at: int) -> Iterator[Passage]:
    for field in _OF_PROJECT:
        yield from _leaf(getattr(project, field), field, ("projects", at, field))
    for field in ("objectives", "objective_results"):
        name = field.removesuffix("s")
        for n, each in enumerate(getattr(project, field)):
            yield from _leaf(each, name, ("projects", at, field, n))
    for field in ("indicators", "long_term_indicators"):
        rows: tuple[Indicator, ...] = getattr(project, field)
        for n, row in enumerate(rows):
            for leaf, name, stated in zip(_OF_INDICATOR, _LEAF_NAMES, _LEAVES(row), strict=True):
                if stated[0]:
                    yield Passage(stated[0], stated[2], name, ("projects", at, field, n, leaf))


def _activities(document: PerformanceDocument) -> Iterator[Passage]:
    duty = None
    for at, row in enumerate(document.activities):
        if row.duty.raw != duty:
            duty = row.duty.raw
            yield from _leaf(row.duty, "duty", ("activities", at, "duty"))
        for field in _OF_ACTIVITY:
            yield from _leaf(getattr(row, field), f"activity_{field}", ("activities", at, field))
        for n, indicator in enumerate(row.indicators):
            yield from _activity_indicator(indicator, ("activities", at, "indicators", n))


def _activity_indicator(
    indicator: ActivityIndicator, keys: tuple[str | int, ...]
) -> Iterator[Passage]:
    yield from _leaf(indicator.name, "indicator", (*keys, "name"))
    for grade in _GRADES:
        stated = getattr(indicator.grade_criteria, grade)
        yield from _leaf(stated, "grade", (*keys, "grade_criteria", grade))


def _leaf(stated: Stated[Any], field: str, keys: tuple[str | int, ...]) -> Iterator[Passage]:
    if stated.raw:
        yield Passage(stated.raw, stated.span, field, keys)
