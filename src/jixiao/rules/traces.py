"""The documents that are compared with each other, with look-ups so that nothing is paired twice.

Every look-up groups by a key (department, project, indicator, sentence); rules only compare
within a group, so that the cost grows with the number of documents, not with its square. What is
kept of a document is small: thousands of them fit beside each other.
"""

import marshal
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from jixiao.kernel.money import Money
from jixiao.kernel.patterns import pattern
from jixiao.kernel.span import Span
from jixiao.model.project import Indicator
from jixiao.model.target import Target
from jixiao.regulation.parameters import Parameters
from jixiao.rules.wording import bare

PlainLeaf = tuple[str, tuple[int | None, ...] | None, str | None, int | None]
"""A ``Leaf`` of plain values, which are packed in no time."""
Leaves = dict[tuple[str, str], PlainLeaf]
_MOST_COMPARED = 10_000
_BY_CODE, _SHORTEST_NAME, _FEWEST_ROWS, _MOST_ROWS = 3, 4, 3, 0.6
_YEAR = pattern(r"(?:19|20)\d{2}年")
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
def _unpacked(packed: bytes) -> Leaves:
    found: Leaves = marshal.loads(packed)  # noqa: S302 -- our own process packed it
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


@lru_cache(maxsize=8192)
def without_years(words: str) -> str:
    """Words as they are compared between years: without white space and years.

    >>> without_years("2024 年11月底前") == without_years("2025年11月底前")
    True
    """
    return _YEAR.sub("", "".join(words.split()))


def indicator_key(indicator: Indicator) -> str:
    """An indicator as it is compared between documents: level 2 and bare name."""
    return f"{indicator.level2.value or ''}:{_bare_name(indicator.name.raw)}"


@lru_cache(maxsize=8192)
def _bare_name(words: str) -> str:
    """The name of an indicator without years and signs; the same ones stand in many documents."""
    return bare(_YEARS.sub("", words))


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

    @cached_property
    def pairs_of_years(self) -> tuple[tuple[Form, Form], ...]:
        """(older, newer) plans of one project of one department, of years next to each other."""
        plans: dict[str, dict[int, dict[str, Form]]] = {}
        for form in self.forms:
            if form.trace.is_plan and form.key and form.department and form.trace.year:
                years = plans.setdefault(form.department, {})
                years.setdefault(form.trace.year, {})[form.key] = form
        return tuple(
            pair
            for years in plans.values()
            for year in sorted(years)
            if year + 1 in years
            for pair in _paired(years[year], years[year + 1])
        )

    def pairs_with_plan(self, kind: str) -> Iterator[tuple[Form, Form]]:
        """(plan, later form of a kind) of one project of one department and year."""
        plans: dict[tuple[str, int | None], dict[str, Form]] = {}
        later: dict[tuple[str, int | None], dict[str, Form]] = {}
        for form in self.forms:
            place = form.department, form.trace.year
            if form.key and form.trace.is_plan:
                plans.setdefault(place, {})[form.key] = form
            elif form.key and form.trace.kind == kind:
                later.setdefault(place, {})[form.key] = form
        for place, forms in later.items():
            if place in plans:
                yield from _paired(plans[place], forms, is_sure=all(place))

    @cached_property
    def sentences(self) -> dict[str, list[Place]]:
        """Long sentences of chapters, objectives and uses by their bare words."""
        found: dict[str, list[Place]] = {}
        for at, trace in enumerate(self.documents):
            for key, path, words in trace.sentences:
                found.setdefault(key, []).append(Place(at, path, words))
        return found


def _paired(
    older: Mapping[str, Form], newer: Mapping[str, Form], *, is_sure: bool = True
) -> Iterator[tuple[Form, Form]]:
    """Forms of the same name; then those of one project that has another name now.

    Without its name a project is known by its code, or by a name that is a part of the other with
    an indicator in common, or by most of its indicators; only where no other is as like, and only
    where it is sure that the forms are of one department and year.
    """
    for key, form in newer.items():
        if key in older:
            yield older[key], form
    left = [form for key, form in older.items() if key not in newer]
    right = [form for key, form in newer.items() if key not in older]
    if not is_sure or len(left) * len(right) > _MOST_COMPARED:
        return
    likeness = [[_likeness(one, other) for other in right] for one in left]
    columns = list(zip(*likeness, strict=True))
    for one, row in zip(left, likeness, strict=True):
        for other, like, column in zip(right, row, columns, strict=True):
            is_best = like and like == max(row) == max(column)
            if is_best and row.count(like) == column.count(like) == 1:
                yield one, other


def _likeness(one: Form, other: Form) -> float:
    """How surely two forms of different names are one project; 0 when that is not sure."""
    if one.project.code is not None and one.project.code == other.project.code:
        return _BY_CODE
    mine, theirs = ({row.key for row in form.project.rows} for form in (one, other))
    shared = len(mine & theirs)
    if not shared:
        return 0
    share = shared / len(mine | theirs)
    shorter, longer = sorted((one.key, other.key), key=len)
    if len(shorter) >= _SHORTEST_NAME and shorter in longer:
        return 1 + share
    return share if shared >= _FEWEST_ROWS and share >= _MOST_ROWS else 0
