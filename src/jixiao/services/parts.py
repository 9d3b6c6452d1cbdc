"""Parts (部分): the pieces in which a plan is edited, locked and kept, each a document of its own.

A part is the document with nothing but that part in it, so the exchange form keeps it and reads
it back: the cover with its facts, each chapter of prose, the duty–activity table, each project.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from jixiao.formats.exchange.reading import document_of
from jixiao.formats.exchange.writing import document_entry
from jixiao.kernel.remembering import Remembered
from jixiao.kernel.stated import UNSTATED
from jixiao.model.documents import PerformanceDocument, Section

COVER, CHAPTER, ACTIVITIES, PROJECT = "cover", "chapter", "activities", "project"
_OF_DOCUMENT = re.compile(r"\Adocuments\[\d+\]\.?")
_LISTED = re.compile(r"(projects|sections)\[(\d+)\]")
UNNAMED = "未命名项目"
"""What people call a project whose name is not written yet."""
KINDS = (COVER, CHAPTER, ACTIVITIES, PROJECT)
"""Kinds of parts, in the order in which a document has them."""


class Part(NamedTuple):
    """One part.

    Args:
        kind: ``COVER``, ``CHAPTER``, ``ACTIVITIES`` or ``PROJECT``.
        title: What people call it, "" for one without words.
        document: The document with nothing but this part.
    """

    kind: str
    title: str
    document: PerformanceDocument


def parts_of(document: PerformanceDocument) -> Iterator[Part]:
    """The parts of a document, in its order; the contents are left out, they are made anew."""
    bare = replace(
        document, toc=(), sections=(), projects=(), activities=(), annual_tasks=(), notices=(),
        activities_title=UNSTATED, activities_unit_line=UNSTATED,
    )  # fmt: skip
    yield Part(COVER, "封面", replace(bare, annual_tasks=document.annual_tasks))
    empty = _without_cover(bare)
    for chapter in _chapters(document.sections):
        yield Part(CHAPTER, chapter[0].heading.raw, replace(empty, sections=chapter))
    if document.activities or document.activities_title.is_stated:
        yield Part(
            ACTIVITIES,
            document.activities_title.raw or "部门职责-工作活动",
            replace(
                empty,
                activities=document.activities,
                activities_title=document.activities_title,
                activities_unit_line=document.activities_unit_line,
            ),
        )
    for project in document.projects:
        name = project.name.raw or project.title.raw or UNNAMED
        yield Part(PROJECT, name, replace(empty, projects=(project,)))


def _chapters(sections: Sequence[Section]) -> Iterator[tuple[Section, ...]]:
    """Each chapter with the sections below it."""
    top = min((each.level for each in sections), default=1)
    begun: list[Section] = []
    for each in sections:
        if each.level == top and begun:
            yield tuple(begun)
            begun = []
        begun.append(each)
    if begun:
        yield tuple(begun)


def joined(parts: Iterable[Part]) -> PerformanceDocument:
    """The whole document of its parts; ordinals of projects follow their order.

    Raises:
        ValueError: There is no cover.
    """
    found = list(parts)
    cover = next((each.document for each in found if each.kind == COVER), None)
    if cover is None:
        message = "parts without a cover make no document"
        raise ValueError(message)
    activities = next((each.document for each in found if each.kind == ACTIVITIES), None)
    whole = replace(
        cover,
        sections=tuple(s for each in found for s in each.document.sections),
        projects=tuple(
            replace(project, ordinal=at)
            for at, project in enumerate((p for each in found for p in each.document.projects), 1)
        ),
    )
    if activities is None:
        return whole
    return replace(
        whole,
        activities=activities.activities,
        activities_title=activities.activities_title,
        activities_unit_line=activities.activities_unit_line,
    )


def _without_cover(bare: PerformanceDocument) -> PerformanceDocument:
    """What a part needs of the cover to be read: its kind, its layout, the unit of its amounts."""
    return replace(
        bare, department=UNSTATED, fiscal_year=UNSTATED, fiscal_year_basis=None, title=UNSTATED,
        compiled_by=UNSTATED, reviewed_by=UNSTATED,
    )  # fmt: skip


def stored(part: PerformanceDocument) -> dict[str, Any]:
    """A part as it is kept: its entry in the exchange form."""
    return document_entry(part)


def loaded(entry: Mapping[str, Any]) -> PerformanceDocument:
    """A part as it was kept."""
    return document_of(dict(entry))


def loaded_once(sha256: str, entry: Mapping[str, Any] | str) -> PerformanceDocument:
    """A part as it was kept, read once for as long as others do not crowd it out.

    Args:
        sha256: Its fingerprint.
        entry: The part, or its JSON.
    """

    def read() -> PerformanceDocument:
        return loaded(json.loads(entry) if isinstance(entry, str) else entry)

    return _DOCUMENTS.get(sha256, read)


_DOCUMENTS = Remembered[PerformanceDocument](2_000)


def fingerprint(entry: Mapping[str, Any]) -> str:
    """SHA-256 of a kept part, the same for the same content."""
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def fingerprints(document: PerformanceDocument) -> list[str]:
    """The fingerprints of the parts of a document, in order."""
    return [fingerprint(stored(each.document)) for each in parts_of(document)]


class Locator:
    """Says in which part a place of the whole document stands, and how it is called there."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._starts: dict[str, list[tuple[int, int]]] = {"projects": [], "sections": []}
        self._cover = next((at for at, each in enumerate(parts) if each.kind == COVER), None)
        self._activities = next(
            (at for at, each in enumerate(parts) if each.kind == ACTIVITIES), self._cover
        )
        for at, part in enumerate(parts):
            self._starts["sections"] += [(at, n) for n in range(len(part.document.sections))]
            self._starts["projects"] += [(at, n) for n in range(len(part.document.projects))]

    def place(self, where: str) -> tuple[int | None, str]:
        """The ordinal of the part, None for the document as a whole, and the path within it.

        Args:
            where: A path such as ``documents[0].projects[2].indicators[1].target``.

        >>> Locator([]).place("documents[0]")
        (None, '')
        """
        path = _OF_DOCUMENT.sub("", where)
        match = _LISTED.match(path)
        if match is not None:
            found = self._starts[match[1]]
            if (at := int(match[2])) < len(found):
                part, own = found[at]
                return part, f"{match[1]}[{own}]{path[match.end() :]}"
            return None, path
        if path.startswith("activities"):
            return self._activities, path
        return (self._cover, path) if path else (None, "")
