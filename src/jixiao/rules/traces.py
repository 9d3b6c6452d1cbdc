"""The documents that are compared with each other, with look-ups so that nothing is paired twice.

Every look-up groups by a key (department, project, indicator, sentence); rules only compare
within a group, so that the cost grows with the number of documents, not with its square.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from jixiao.kernel.patterns import pattern
from jixiao.model.documents import (
    DepartmentObjectives,
    PerformanceDocument,
    PerformancePlan,
    ProjectObjectives,
)
from jixiao.model.project import Indicator, Project
from jixiao.regulation.parameters import Parameters
from jixiao.rules.wording import bare, sentences

SHORTEST_SENTENCE = 24
"""Signs of a sentence, bare, from which being the same in two documents is no chance."""
_YEARS = pattern(r"(?:19|20)\d{2}年?度?|本级|（.*?）")


class Trace(NamedTuple):
    """One document among others.

    Args:
        name: The file's name.
        ordinal: Ordinal of the document within its file.
        document: The document.
    """

    name: str
    ordinal: int
    document: PerformanceDocument

    @property
    def year(self) -> int | None:
        """Its fiscal year."""
        return self.document.fiscal_year.value

    @property
    def is_plan(self) -> bool:
        """Whether it sets objectives for a year to come."""
        return isinstance(self.document, PerformancePlan | ProjectObjectives | DepartmentObjectives)


class Form(NamedTuple):
    """One project of one document.

    Args:
        at: Ordinal of the document among the documents compared.
        ordinal: Ordinal of the project in its document.
        trace: The document.
        project: The project.
        department: Key of the department, "" when none is named.
        key: Key of the project's name: without white space, signs, years.
    """

    at: int
    ordinal: int
    trace: Trace
    project: Project
    department: str
    key: str

    @property
    def path(self) -> str:
        """Its path below the document."""
        return f"projects[{self.ordinal}]"

    @property
    def label(self) -> str:
        """How people recognise it: file and project."""
        return f"{file_of(self.trace.name)}的“{self.project.name.raw}”"


class Place(NamedTuple):
    """A sentence in a document.

    Args:
        at: Ordinal of the document among the documents compared.
        path: Path of its leaf below the document.
        words: The sentence as printed.
    """

    at: int
    path: str
    words: str


def file_of(name: str) -> str:
    """A file's name without its folders."""
    return name.replace("\\", "/").rpartition("/")[2]


def name_key(words: str) -> str:
    """A project's or department's name as it is compared between years and files.

    >>> name_key("2024年度困难职工帮扶资金（市级）") == name_key("困难职工帮扶资金 2025 年")
    True
    """
    return bare(_YEARS.sub("", "".join(words.split())))


def indicator_key(indicator: Indicator) -> str:
    """An indicator as it is compared between documents: level 2 and bare name."""
    return f"{indicator.level2.value or ''}:{bare(_YEARS.sub('', indicator.name.raw))}"


class Traces:
    """The documents, in the order in which they were read.

    Args:
        documents: The documents.
        parameters: What regulation and practice say today.
    """

    def __init__(self, documents: Sequence[Trace], parameters: Parameters) -> None:
        self.documents = tuple(documents)
        self.parameters = parameters

    def number(self, name: str) -> Decimal:
        """A number of ``regulation/parameters``."""
        return self.parameters.number(name)

    @cached_property
    def departments(self) -> tuple[str, ...]:
        """Key of the department of every document, "" where none is named."""
        return tuple(_department(trace.document) for trace in self.documents)

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """All projects of all documents."""
        return tuple(
            Form(at, ordinal, trace, project, self.departments[at], name_key(project.name.raw))
            for at, trace in enumerate(self.documents)
            for ordinal, project in enumerate(trace.document.projects)
        )

    def pairs_of_years(self) -> Iterator[tuple[Form, Form]]:
        """(older, newer) plans of one project of one department, of years next to each other."""
        groups: dict[tuple[str, str], dict[int, Form]] = {}
        for form in self.forms:
            if form.trace.is_plan and form.key and form.department and form.trace.year:
                groups.setdefault((form.department, form.key), {})[form.trace.year] = form
        for by_year in groups.values():
            years = sorted(by_year)
            for older, newer in pairwise(years):
                if newer == older + 1:
                    yield by_year[older], by_year[newer]

    def pairs_with_plan(self, kind: str) -> Iterator[tuple[Form, Form]]:
        """(plan, later form of a kind) of one project of one department and year."""
        plans: dict[tuple[str, str, int | None], Form] = {}
        for form in self.forms:
            if form.trace.is_plan and form.key:
                plans[form.department, form.key, form.trace.year] = form
        for form in self.forms:
            if form.trace.document.kind == kind and form.key:
                plan = plans.get((form.department, form.key, form.trace.year))
                if plan is not None:
                    yield plan, form

    @cached_property
    def sentences(self) -> dict[str, list[Place]]:
        """Long sentences of chapters, objectives and uses by their bare words."""
        found: dict[str, list[Place]] = {}
        for at, trace in enumerate(self.documents):
            seen: set[str] = set()
            for path, raw in _long_texts(trace.document):
                for words, _ in sentences(raw):
                    if len(words) < SHORTEST_SENTENCE:
                        continue
                    key = bare(words)
                    if len(key) >= SHORTEST_SENTENCE and key not in seen:
                        seen.add(key)
                        found.setdefault(key, []).append(Place(at, path, words))
        return found


def _department(document: PerformanceDocument) -> str:
    name = document.department.value
    if name is not None:
        return name_key(name.name) or name.code or ""
    return name_key(document.department.raw)


def _long_texts(document: PerformanceDocument) -> Iterator[tuple[str, str]]:
    for at, section in enumerate(document.sections):
        if section.level == 1 or at == 0:
            yield f"sections[{at}].text", section.text.raw
    for at, project in enumerate(document.projects):
        if len(project.use_of_funds.raw) >= SHORTEST_SENTENCE:
            yield f"projects[{at}].use_of_funds", project.use_of_funds.raw
        for n, objective in enumerate(project.objectives):
            if len(objective.raw) >= SHORTEST_SENTENCE:
                yield f"projects[{at}].objectives[{n}]", objective.raw
    for at, row in enumerate(document.activities):
        for field in ("description", "objective"):
            raw = getattr(row, field).raw
            if len(raw) >= SHORTEST_SENTENCE:
                yield f"activities[{at}].{field}", raw
