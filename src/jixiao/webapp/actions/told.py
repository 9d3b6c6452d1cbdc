"""Makes the projections of a plan anew: rows of projects and indicators for lists and search."""

from collections.abc import Iterator, Sequence
from typing import Any

from jixiao.model.documents import PerformanceDocument
from jixiao.services.parts import PROJECT
from jixiao.webapp.records import models as records


def tell_again(plan: records.Plan, part: records.Part | None = None) -> None:
    """Derive the rows of a plan, or of one of its parts, from the heads; call it inside an act."""
    if part is not None:
        _tell_part(plan, part)
        return
    for kind in _SHOWN:
        kind.objects.filter(plan=plan).delete()
    parts = plan.parts.filter(is_removed=False, kind=PROJECT).select_related("head")
    _tell(plan, [(each, each.head.document()) for each in parts if each.head is not None])


def _tell_part(plan: records.Plan, part: records.Part) -> None:
    """The rows of one part; most words of it are in none, then nothing is written."""
    document = None if part.head is None else part.head.document()
    there = [
        list(kind.objects.filter(part=part).order_by("pk").values_list(*names))
        for kind, names in _SHOWN.items()
    ]
    if document is not None and there == [[*_projects(document)], [*_indicators(document)]]:
        return
    for kind in _SHOWN:
        kind.objects.filter(part=part).delete()
    if document is not None:
        _tell(plan, [(part, document)])


_SHOWN: dict[type[records.ProjectRow | records.IndicatorRow], tuple[str, ...]] = {
    records.ProjectRow: ("code", "name", "budget_yuan", "indicators"),
    records.IndicatorRow: ("position", "level1", "level2", "name", "target"),
}
"""What is kept of a project, and of an indicator."""


def _tell(
    plan: records.Plan, told: Sequence[tuple[records.Part, PerformanceDocument]]
) -> None:  # fmt: skip
    for kind, found in zip(_SHOWN, (_projects, _indicators), strict=True):
        rows: list[Any] = [
            kind(plan=plan, part=part, **dict(zip(_SHOWN[kind], each, strict=True)))
            for part, document in told
            for each in found(document)
        ]
        kind.objects.bulk_create(rows)


def _projects(document: PerformanceDocument) -> Iterator[tuple[object, ...]]:
    for project in document.projects:
        total = project.budget.total.value
        yield (
            project.code.raw[:40], project.name.raw[:300],
            None if total is None else total.yuan, len(project.indicators),
        )  # fmt: skip


def _indicators(document: PerformanceDocument) -> Iterator[tuple[object, ...]]:
    for project in document.projects:
        for at, row in enumerate(project.indicators):
            yield (
                at, row.level1.raw[:60], row.level2.raw[:60], row.name.raw[:300],
                row.target.raw[:300],
            )  # fmt: skip
