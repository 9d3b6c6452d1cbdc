"""Makes the projections of a plan anew: rows of projects and indicators for lists and search."""

from collections.abc import Iterator

from jixiao.model.documents import PerformanceDocument
from jixiao.services.parts import loaded
from jixiao.webapp.records import models as records


def tell_again(plan: records.Plan, part: records.Part | None = None) -> None:
    """Derive the rows of a plan, or of one of its parts, from the heads; call it inside an act."""
    parts = plan.parts.filter(is_removed=False).select_related("head")
    if part is not None:
        parts = parts.filter(pk=part.pk)
        records.ProjectRow.objects.filter(part=part).delete()
        records.IndicatorRow.objects.filter(part=part).delete()
    else:
        records.ProjectRow.objects.filter(plan=plan).delete()
        records.IndicatorRow.objects.filter(plan=plan).delete()
    held = [(each, loaded(each.head.content)) for each in parts if each.head is not None]
    records.ProjectRow.objects.bulk_create(
        row for each, document in held for row in _projects(plan, each, document)
    )
    records.IndicatorRow.objects.bulk_create(
        row for each, document in held for row in _indicators(plan, each, document)
    )


def _projects(
    plan: records.Plan, part: records.Part, document: PerformanceDocument
) -> Iterator[records.ProjectRow]:
    for project in document.projects:
        total = project.budget.total.value
        yield records.ProjectRow(
            plan=plan, part=part, code=project.code.raw[:40], name=project.name.raw[:300],
            budget_yuan=None if total is None else total.yuan, indicators=len(project.indicators),
        )  # fmt: skip


def _indicators(
    plan: records.Plan, part: records.Part, document: PerformanceDocument
) -> Iterator[records.IndicatorRow]:
    for project in document.projects:
        for at, row in enumerate(project.indicators):
            yield records.IndicatorRow(
                plan=plan, part=part, position=at, level1=row.level1.raw[:60],
                level2=row.level2.raw[:60], name=row.name.raw[:300], target=row.target.raw[:300],
            )  # fmt: skip
