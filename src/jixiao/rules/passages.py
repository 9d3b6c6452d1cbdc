"""The leaves of words of a document one by one: what each is, and where it stands."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.duty_activity import GRADES
from jixiao.model.project import Project
from jixiao.rules.grid import WORDS

OF_DOCUMENT = ("title", "compiled_by", "reviewed_by", "activities_title", "activities_unit_line")
"""Leaves of a document itself."""
OF_PROJECT = ("title", "unit_line", "name", "use_of_funds")
"""Leaves of a project itself."""
_OF_ACTIVITY = tuple(
    (each, f"activity_{each}") for each in ("activity", "description", "objective")
)
_GRADES = attrgetter(*GRADES)
_LEAVES = attrgetter(*WORDS)
_LEAF_NAMES = ("indicator", *WORDS[1:])
_Keys = tuple[str | int, ...]
_Leaf = tuple[Stated[Any], str, _Keys]
"""Words, what they are, where they stand."""
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


def before_projects(document: PerformanceDocument, own: list[str]) -> list[Passage]:
    """Titles and names, contents, headings and what stands below each (``own``)."""
    return _passages(_before_projects(document, own))


def _before_projects(document: PerformanceDocument, own: list[str]) -> Iterator[_Leaf]:
    for field in OF_DOCUMENT:
        yield getattr(document, field), field, (field,)
    for at, entry in enumerate(document.toc):
        yield entry.title, "toc", ("toc", at, "title")
    for at, section in enumerate(document.sections):
        yield section.heading, "heading", ("sections", at, "heading")
        yield Stated(own[at], None, section.text.span), "section", ("sections", at, "text")


def of_project(project: Project, at: int) -> list[Passage]:
    """What stands above a project's rows."""
    return _passages(_of_project(project, at))


def _of_project(project: Project, at: int) -> Iterator[_Leaf]:
    for field in OF_PROJECT:
        yield getattr(project, field), field, ("projects", at, field)
    for field in ("objectives", "objective_results"):
        name = field.removesuffix("s")
        for n, each in enumerate(getattr(project, field)):
            yield each, name, ("projects", at, field, n)


def of_row(project: Project, at: int, ordinal: int) -> list[Passage]:
    """What stands in a row, those of long terms behind the annual ones."""
    field, rows = "indicators", project.indicators
    if ordinal >= len(rows):
        ordinal -= len(rows)
        field, rows = "long_term_indicators", project.long_term_indicators
    return _passages(
        (stated, name, ("projects", at, field, ordinal, leaf))
        for leaf, name, stated in zip(WORDS, _LEAF_NAMES, _LEAVES(rows[ordinal]), strict=True)
    )


def of_activities(document: PerformanceDocument) -> list[Passage]:
    """What stands in the table of duties and activities."""
    return _passages(_of_activities(document))


def _of_activities(document: PerformanceDocument) -> Iterator[_Leaf]:
    duty = None
    for at, row in enumerate(document.activities):
        if row.duty.raw != duty:
            duty = row.duty.raw
            yield row.duty, "duty", ("activities", at, "duty")
        for field, name in _OF_ACTIVITY:
            yield getattr(row, field), name, ("activities", at, field)
        for n, indicator in enumerate(row.indicators):
            keys = "activities", at, "indicators", n
            yield indicator.name, "indicator", (*keys, "name")
            for grade, stated in zip(GRADES, _GRADES(indicator.grade_criteria), strict=True):
                yield stated, "grade", (*keys, "grade_criteria", grade)


def _passages(leaves: Iterable[_Leaf]) -> list[Passage]:
    """Those leaves that hold words."""
    return [
        _MADE(Passage, (stated[0], stated[2], field, keys))
        for stated, field, keys in leaves
        if stated[0]
    ]
