"""Makes what the public may find of a plan; always from a frozen snapshot, never from its heads."""

from jixiao.webapp.records import models as records


def tell_public(plan: records.Plan, snapshot: records.Snapshot | None) -> None:
    """Derive the names that the public finds; None leaves nothing. Call it inside an act."""
    plan.public_rows.all().delete()
    if snapshot is None:
        return
    wanted = {(part, number) for part, number, _ in snapshot.versions}
    versions = {
        (each.part_id, each.number): each
        for each in records.PartVersion.objects.filter(
            part__in=[part for part, _ in wanted], part__kind="project"
        )
    }
    rows, ordinal = [], 0
    for part, number, _ in snapshot.versions:
        version = versions.get((part, number))
        for project in () if version is None else version.document().projects:
            ordinal += 1
            name = (project.name.raw or project.title.raw)[:300]
            rows.append(_row(plan, part, ordinal, name))
            rows += [
                _row(plan, part, ordinal, name, each.name.raw[:300], each.target.raw[:300])
                for each in project.indicators
            ]
    records.PublicRow.objects.bulk_create(rows)


def _row(
    plan: records.Plan, part: int, project: int, name: str, indicator: str = "", target: str = ""
) -> records.PublicRow:
    return records.PublicRow(
        plan=plan, part_id=part, project=project, project_name=name, indicator=indicator,
        target=target,
    )  # fmt: skip
