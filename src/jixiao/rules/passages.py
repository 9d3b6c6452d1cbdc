"""The leaves of words of a document one by one: what each is, and where it stands."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.duty_activity import GRADES, ActivityIndicator
from jixiao.model.project import Project
from jixiao.rules.grid import WORDS

OF_DOCUMENT = ("title", "compiled_by", "reviewed_by", "activities_title", "activities_unit_line")
"""Leaves of a document itself."""
OF_PROJECT = ("title", "unit_line", "name", "use_of_funds")
"""Leaves of a project itself."""
_OF_ACTIVITY = ("activity", "description", "objective")
_LEAVES = attrgetter(*WORDS)
_LEAF_NAMES = ("indicator", *WORDS[1:])
_MADE = tuple.__new__
"""Makes a named tuple of values in order: half as long as calling its class."""


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


def path_of(keys: tuple[str | int, ...]) -> str:
    """Keys and ordinals as a path.

    >>> path_of(("projects", 0, "objectives", 2))
    'projects[0].objectives[2]'
    """
    return "".join([f"[{key}]" if type(key) is int else f".{key}" for key in keys])[1:]


def before_projects(document: PerformanceDocument, own: list[str]) -> Iterator[Passage]:
    """Titles and names, contents, headings and what stands below each (``own``)."""
    for field in OF_DOCUMENT:
        yield from _leaf(getattr(document, field), field, (field,))
    for at, entry in enumerate(document.toc):
        yield from _leaf(entry.title, "toc", ("toc", at, "title"))
    for at, section in enumerate(document.sections):
        yield from _leaf(section.heading, "heading", ("sections", at, "heading"))
        if own[at]:
            yield Passage(own[at], section.text.span, "section", ("sections", at, "text"))


def of_project(project: Project, at: int) -> Iterator[Passage]:
    """What stands above a project's rows."""
    for field in OF_PROJECT:
        yield from _leaf(getattr(project, field), field, ("projects", at, field))
    for field in ("objectives", "objective_results"):
        name = field.removesuffix("s")
        for n, each in enumerate(getattr(project, field)):
            yield from _leaf(each, name, ("projects", at, field, n))


def of_row(project: Project, at: int, ordinal: int) -> Iterator[Passage]:
    """What stands in a row, those of long terms behind the annual ones."""
    field, rows = "indicators", project.indicators
    if ordinal >= len(rows):
        ordinal -= len(rows)
        field, rows = "long_term_indicators", project.long_term_indicators
    for leaf, name, stated in zip(WORDS, _LEAF_NAMES, _LEAVES(rows[ordinal]), strict=True):
        if stated[0]:
            keys = "projects", at, field, ordinal, leaf
            yield _MADE(Passage, (stated[0], stated[2], name, keys))


def of_activities(document: PerformanceDocument) -> Iterator[Passage]:
    """What stands in the table of duties and activities."""
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
    for grade in GRADES:
        stated = getattr(indicator.grade_criteria, grade)
        yield from _leaf(stated, "grade", (*keys, "grade_criteria", grade))


def _leaf(stated: Stated[Any], field: str, keys: tuple[str | int, ...]) -> Iterator[Passage]:
    raw, _, span = stated
    if raw:
        yield _MADE(Passage, (raw, span, field, keys))
