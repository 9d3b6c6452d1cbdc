"""Makes the projections of a plan anew: rows of projects and indicators for lists and search."""

from collections.abc import Iterator, Sequence
from typing import Any

from jixiao.model.documents import PerformanceDocument
from jixiao.services.parts import PROJECT
from jixiao.webapp.records import models as records


def tell_again(plan: records.Plan) -> None:
    """Derive the rows of a plan from the heads of its parts; call it inside an act."""
    for kind in _SHOWN:
        kind.objects.filter(plan=plan).delete()
    parts = plan.parts.filter(is_removed=False, kind=PROJECT).select_related("head")
    _tell(plan, [(each, each.head.document()) for each in parts if each.head is not None])


def tell_part(
    plan: records.Plan, part: records.Part, before: PerformanceDocument, now: PerformanceDocument
) -> None:
    """Derive the rows of a part whose words changed; most words are in no row.

    Args:
        plan: The plan.
        part: The part.
        before: What it said; its rows tell that.
        now: What it says.
    """
    if all([*of(before)] == [*of(now)] for of in (_projects, _indicators)):
        return
    for kind in _SHOWN:
        kind.objects.filter(part=part).delete()
    _tell(plan, [(part, now)])


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
