"""A document as a tree of parts: what has leaves of its own, may be moved, may come and go.

``tree`` and ``documents_of`` are each other's opposite: what is compared and merged is the
tree, what is read and written is the model.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from jixiao.comparing.prose import own_lines, whole_sections
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import (
    PerformanceDocument,
    Section,
    TocEntry,
)
from jixiao.model.duty_activity import DutyActivity
from jixiao.model.project import DisbursementPlan, Execution, Project

Leaf = Stated[Any]
Rows = Mapping[tuple[int, int], str] | None
"""(Table, row) to what the row was when we wrote the file; None where it does not remember."""
PARAGRAPHS, GRADED = "paragraphs", "graded"
"""Kinds of parts whose lists have other names in the model: lines of a section, rows of an activity."""
ITEMS = ("objectives", "long_term_objectives", "objective_results")
_LISTS: dict[type[Any], tuple[str, ...]] = {
    PerformanceDocument: ("toc", "sections", "projects", "activities", "annual_tasks"),
    Project: (*ITEMS, "indicators", "long_term_indicators"),
    DutyActivity: ("indicators",),
}
_SILENT: dict[type[Any], tuple[str, ...]] = {
    PerformanceDocument: ("layout", "fiscal_year_basis", "notices"),
    Project: ("ordinal",),
}
"""Facts about the reading, not about the words: taken along, never told."""
_REMEMBERED = "*"
_KNOWN: dict[type[Any], tuple[str, ...]] = {}


@dataclass(eq=False, slots=True)
class Part:
    """One part of a document, or the whole file.

    Args:
        kind: Its kind: "file", "documents", "projects", "indicators", ``PARAGRAPHS`` …
        path: Its path in the exchange form.
        model: The object of the model that it was made of: a document, a row, a paragraph's leaf.
        parent: The part around it.
        at: Its ordinal among its siblings, from 0.
        leaves: Field to leaf ("budget.total", "disbursement_plan.03").
        lists: Name of a list to the parts in it.
        silent: Facts that are taken along.
        row: What it was when we wrote the file, a path in the exchange form; "" for a new part.
    """

    kind: str
    path: str
    model: Any
    parent: "Part | None" = None
    at: int = 0
    leaves: dict[str, Leaf] = field(default_factory=dict)
    lists: dict[str, list["Part"]] = field(default_factory=dict)
    silent: dict[str, Any] = field(default_factory=dict)
    row: str = ""

    @property
    def span(self) -> Span | None:
        """Its place: that of the row, else of its first leaf with a place."""
        own = getattr(self.model, "span", None)
        if isinstance(own, Span):
            return own
        return next((each.span for each in self.leaves.values() if each.span is not None), None)

    def leaf(self, name: str) -> Leaf:
        """A leaf, UNSTATED where the part has none."""
        return self.leaves.get(name, UNSTATED)

    def words(self, name: str) -> str:
        """Words of a leaf, as understood or as printed."""
        return words_of(self.leaf(name))

    def children(self) -> Iterator["Part"]:
        """The parts right below, list by list."""
        for parts in self.lists.values():
            yield from parts

    def above(self, kind: str) -> "Part | None":
        """The part of a kind that it is or that is around it."""
        found: Part | None = self
        while found is not None and found.kind != kind:
            found = found.parent
        return found


def words_of(leaf: Leaf) -> str:
    """Words as understood (line wraps joined), else as printed; a level's key is no words."""
    value = leaf.value
    if not isinstance(value, str) or not value or (value.isupper() and value.isascii()):
        return leaf.raw
    return value


def tree(documents: Sequence[PerformanceDocument], rows: Rows = None) -> Part:
    """The documents of one file as a tree.

    Args:
        documents: What the file says.
        rows: (Table, row) to what the row was about when we wrote the file, if it remembers.
    """
    root = Part("file", "", None, row=_REMEMBERED if rows else "")
    root.lists["documents"] = [
        _part("documents", f"documents[{at}]", each, root, at) for at, each in enumerate(documents)
    ]
    _name_rows(root, rows or {})
    return root


def _name_rows(part: Part, rows: Mapping[tuple[int, int], str]) -> None:
    """Give parts what they were; a file that does not remember is taken as it is."""
    for each in part.children():
        span = each.span
        if not rows:
            each.row = each.path
        elif span is not None and span.table is not None and span.row is not None:
            found = rows.get((span.table, span.row), "")
            each.row = found if found.rpartition("[")[0].endswith(f".{each.kind}") else ""
        _name_rows(each, rows)


def remembers(part: Part) -> bool:
    """Whether the file of a tree remembers what its rows were."""
    return part.row == _REMEMBERED


def _part(kind: str, path: str, model: Any, parent: Part, at: int) -> Part:  # noqa: ANN401
    part = Part(kind, path, model, parent, at)
    if isinstance(model, Stated):
        part.leaves = {"": model}
        return part
    of = PerformanceDocument if isinstance(model, PerformanceDocument) else type(model)
    part.leaves = dict(_leaves(model, ""))
    part.silent = {name: getattr(model, name) for name in _SILENT.get(of, ())}
    if of is PerformanceDocument:
        part.silent["kind"] = type(model)
    if isinstance(model, Project):
        part.silent["has_execution"] = model.execution is not None
    for name in _LISTS.get(of, ()):
        below = GRADED if of is DutyActivity else name
        part.lists[name] = [
            _part(below, f"{path}.{name}[{n}]", each, part, n)
            for n, each in enumerate(getattr(model, name))
        ]
    if of is PerformanceDocument:
        _add_paragraphs(part.lists["sections"])
    return part


def _add_paragraphs(sections: Sequence[Part]) -> None:
    """Their own lines as parts of sections, and whether their texts go on with those below."""
    found = own_lines([each.model for each in sections])
    for part, (lines, is_open) in zip(sections, found, strict=True):
        section: Section = part.model
        places = section.paragraphs
        part.silent["is_open"] = is_open
        part.lists[PARAGRAPHS] = [
            Part(
                PARAGRAPHS, f"{part.path}.text", None, part, at,
                {"": Stated(line, line, places[at] if at < len(places) else section.text.span)},
            )
            for at, line in enumerate(lines)
        ]  # fmt: skip


def _names(of: type[Any]) -> tuple[str, ...]:
    """Names of the leaves and blocks of a class of the model, in their order."""
    if of not in _KNOWN:
        skipped = {"span", "paragraphs", *_LISTS.get(of, ())}
        if issubclass(of, PerformanceDocument):
            skipped |= set(_LISTS[PerformanceDocument])
        _KNOWN[of] = tuple(each.name for each in fields(of) if each.name not in skipped)
    return _KNOWN[of]


def _leaves(model: Any, before: str) -> Iterator[tuple[str, Leaf]]:  # noqa: ANN401 -- any part
    """(field, leaf) pairs in the order of the form."""
    for name in _names(type(model)):
        found = getattr(model, name)
        if isinstance(found, Stated):
            if not (name == "text" and isinstance(model, Section)):
                yield before + name, found
        elif isinstance(found, DisbursementPlan):
            for month, percent in found.checkpoints:
                yield f"{name}.{month:02d}", percent
        elif isinstance(model, TocEntry) or (name == "level" and isinstance(model, Section)):
            yield name, UNSTATED if found is None else Stated(str(found), found)
        elif hasattr(found, "__dataclass_fields__"):
            yield from _leaves(found, f"{name}.")


def documents_of(root: Part) -> tuple[PerformanceDocument, ...]:
    """The documents of a tree; parts that were not touched are the very objects read."""
    return tuple(model_of(each) for each in root.lists["documents"])


def model_of(part: Part) -> Any:  # noqa: ANN401 -- any part of the model
    """The object of the model that a part stands for, after its leaves or lists were changed."""
    if part.kind in ITEMS:
        return part.leaf("")
    model = part.model
    update: dict[str, Any] = dict(part.silent)
    of = update.pop("kind", type(model))
    if of is not type(model):
        model = of()
    if not update.pop("has_execution", True):
        update["execution"] = None
    update.pop("is_open", None)
    update |= {
        name: tuple(model_of(each) for each in parts)
        for name, parts in part.lists.items()
        if name != PARAGRAPHS
    }
    if part.kind == "documents":
        update["sections"] = _sections(part.lists["sections"], update["sections"])
    inner: dict[str, dict[str, Leaf]] = {}
    for name, leaf in part.leaves.items():
        outer, _, key = name.partition(".")
        if key:
            inner.setdefault(outer, {})[key] = leaf
        elif name in {"page", "level"}:
            update[name] = leaf.value
        else:
            update[name] = leaf
    for outer, leaves in inner.items():
        if outer not in update:
            update[outer] = _inner(getattr(model, outer), leaves)
    return replace(model, **update)


def _inner(model: Any, leaves: dict[str, Leaf]) -> Any:  # noqa: ANN401 -- a block of leaves
    if isinstance(model, DisbursementPlan):
        order = [f"{month:02d}" for month, _ in model.checkpoints]
        keys = [key for key in order if key in leaves]
        keys += sorted(key for key in leaves if key not in order)
        pairs = ((int(key), leaves[key]) for key in keys)
        return DisbursementPlan(tuple(pair for pair in pairs if pair[1] != UNSTATED))
    return replace(Execution() if model is None else model, **leaves)


def _sections(parts: Sequence[Part], sections: Sequence[Section]) -> tuple[Section, ...]:
    own = [[each.leaf("") for each in part.lists[PARAGRAPHS]] for part in parts]
    return whole_sections(sections, own, [part.silent["is_open"] for part in parts])


ROW_KINDS = ("indicators", "long_term_indicators", GRADED, "activities", "annual_tasks")
"""Kinds of parts that are rows of a table."""
