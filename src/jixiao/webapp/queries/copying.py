"""Indicators that can be copied into a project: of the plan's other projects, of last year's."""

from datetime import datetime
from typing import NamedTuple

from django.utils.timezone import localdate

from jixiao.services.parts import PROJECT
from jixiao.webapp import access
from jixiao.webapp.records import models as records


class RowToCopy(NamedTuple):
    """An indicator: its position and its words."""

    position: int
    level1: str
    level2: str
    name: str
    description: str
    target: str
    basis: str
    is_here: bool


class ProjectToCopy(NamedTuple):
    """A project with its indicators.

    Args:
        part: Its part.
        title: Its name.
        fiscal_year: Of which year it is.
        is_same: Whether it is last year's state of the project that is copied into.
        rows: Its indicators.
    """

    part: int
    title: str
    fiscal_year: int
    is_same: bool
    rows: tuple[RowToCopy, ...]


def rows_to_copy(person: records.Person, part_id: int, now: datetime) -> list[ProjectToCopy]:
    """Projects of the same department, this year's and last year's, with their indicators.

    The project's own state of last year comes first, then this year's others, then last year's.

    Raises:
        ObjectDoesNotExist: There is no such part in a plan that the person may read.
    """
    visible = access.visible_plans(person, localdate(now))
    own = records.Part.objects.select_related("plan__cycle", "head").get(
        pk=part_id, plan__in=visible, is_removed=False, head__isnull=False
    )
    year = own.plan.cycle.fiscal_year
    parts = records.Part.objects.filter(
        plan__in=visible.filter(
            department=own.plan.department_id, cycle__fiscal_year__in=(year, year - 1)
        ),
        kind=PROJECT, is_removed=False, head__isnull=False,
    ).exclude(pk=own.pk).select_related("plan__cycle", "head")  # fmt: skip
    title, here = own.head.title if own.head is not None else "", _names(own)
    found = [_project(each, title, year, here) for each in parts]
    return sorted(found, key=lambda each: (not each.is_same, -each.fiscal_year))


def _names(part: records.Part) -> set[str]:
    document = part.head.document() if part.head is not None else None
    projects = document.projects if document is not None else ()
    return {row.name.raw for project in projects for row in project.indicators}


def _project(part: records.Part, title: str, year: int, here: set[str]) -> ProjectToCopy:
    head, of_year = part.head, part.plan.cycle.fiscal_year
    if head is None:
        message = f"part {part.pk} has no version"
        raise LookupError(message)
    projects = head.document().projects
    rows = tuple(
        RowToCopy(
            at, row.level1.raw, row.level2.raw, row.name.raw, row.description.raw,
            row.target.raw, row.basis.raw, row.name.raw in here,
        )
        for project in projects
        for at, row in enumerate(project.indicators)
    )  # fmt: skip
    return ProjectToCopy(part.pk, head.title, of_year, head.title == title and of_year < year, rows)
