"""The documents that are compared with each other, with look-ups so that nothing is paired twice.

Every look-up groups by a key (department, project, indicator, sentence); rules only compare
within a group, so that the cost grows with the number of documents, not with its square. What is
kept of a document is small: thousands of them fit beside each other.
"""

import pickle
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from jixiao.kernel.money import Money
from jixiao.kernel.patterns import pattern
from jixiao.kernel.span import Span
from jixiao.model.project import Indicator
from jixiao.model.target import Target
from jixiao.regulation.parameters import Parameters
from jixiao.rules.wording import bare

_Leaves = dict[tuple[str, str], tuple[str, tuple[int | None, ...] | None, str | None, int | None]]
_YEARS = pattern(r"(?:19|20)\d{2}年?度?|本级|（.*?）")


class Row(NamedTuple):
    """An indicator as it is compared.

    Args:
        key: Level 2 and bare name (``indicator_key``).
        name: Its name as printed.
        level2: Key of its level 2, None when it has none.
        words: Its target as printed.
        target: Its target, None when it was not understood.
    """

    key: str
    name: str
    level2: str | None
    words: str
    target: Target | None


class Gist(NamedTuple):
    """A project as it is compared.

    Args:
        ordinal: Its ordinal in the document.
        key: Key of its name: without white space, signs, years.
        name: Its name as printed.
        code: Its code, None when it has none.
        budget: Its budget, None when it was not understood.
        budget_words: Its budget as printed.
        original_budget: What a self-evaluation says of the budget, None when it says nothing.
        objectives: Its objectives as printed.
        rows: Its indicators of the year.
    """

    ordinal: int
    key: str
    name: str
    code: str | None
    budget: Money | None
    budget_words: str
    original_budget: Money | None
    objectives: tuple[str, ...]
    rows: tuple[Row, ...]


class Leaf(NamedTuple):
    """What a finding says of a place: its words, where they stand, the row as printed."""

    text: str
    span: Span | None
    row: str | None
    offset: int | None


class Trace(NamedTuple):
    """What is kept of one document to compare it with others; small, travels between processes.

    Args:
        name: The file's name.
        ordinal: Ordinal of the document within its file.
        kind: Its kind.
        year: Its fiscal year.
        department: Key of its department, "" when none is named.
        department_name: Name of its department, None when it was not understood.
        is_plan: Whether it sets objectives for a year to come.
        projects: Its projects.
        sentences: (bare words, path of the leaf, words) of long sentences, each once.
        packed: ``Leaf`` by (path, words), packed; words are "" for the whole leaf.
    """

    name: str
    ordinal: int
    kind: str
    year: int | None
    department: str
    department_name: str | None
    is_plan: bool
    projects: tuple[Gist, ...]
    sentences: tuple[tuple[str, str, str], ...]
    packed: bytes

    def leaf(self, path: str, words: str = "") -> Leaf:
        """The leaf at a path, or some words of it.

        Raises:
            KeyError: It is none about which documents are compared.
        """
        text, span, row, offset = _unpacked(self.packed)[path, words]
        return Leaf(text, None if span is None else Span(*span), row, offset)


class Form(NamedTuple):
    """One project of one document.

    Args:
        at: Ordinal of the document among the documents compared.
        trace: The document.
        project: The project.
    """

    at: int
    trace: Trace
    project: Gist

    @property
    def key(self) -> str:
        """Key of the project's name."""
        return self.project.key

    @property
    def department(self) -> str:
        """Key of the department, "" when none is named."""
        return self.trace.department

    @property
    def path(self) -> str:
        """Its path below the document."""
        return f"projects[{self.project.ordinal}]"


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


@lru_cache(maxsize=64)
def _unpacked(packed: bytes) -> _Leaves:
    found: _Leaves = pickle.loads(packed)  # noqa: S301 -- our own process packed it
    return found


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
    def forms(self) -> tuple[Form, ...]:
        """All projects of all documents."""
        return tuple(
            Form(at, trace, project)
            for at, trace in enumerate(self.documents)
            for project in trace.projects
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
            if form.trace.kind == kind and form.key:
                plan = plans.get((form.department, form.key, form.trace.year))
                if plan is not None:
                    yield plan, form

    @cached_property
    def sentences(self) -> dict[str, list[Place]]:
        """Long sentences of chapters, objectives and uses by their bare words."""
        found: dict[str, list[Place]] = {}
        for at, trace in enumerate(self.documents):
            for key, path, words in trace.sentences:
                found.setdefault(key, []).append(Place(at, path, words))
        return found
