"""Lists for programs: the years, departments and plans that a person may read, page by page."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from jixiao.model.lifecycle import State
from jixiao.services.editing import UneditablePlace, words_at
from jixiao.services.parts import loaded
from jixiao.webapp import access
from jixiao.webapp.queries.review import Standing, facts_of
from jixiao.webapp.records import models as records


class YearLine(NamedTuple):
    """A year of a region: its number, when it begins, when plans are due, whether it is open."""

    pk: int
    region: str
    region_name: str
    fiscal_year: int
    opens: date
    deadline: datetime
    is_open: bool


class DepartmentLine(NamedTuple):
    """A department: its number, code and names, and its region's code."""

    pk: int
    code: str
    name: str
    short_name: str
    region: str
    is_active: bool


class PlanLine(NamedTuple):
    """A plan in a list.

    Args:
        pk: Its number.
        fiscal_year: The year.
        department: Its department.
        state: Where it stands.
        round: How often it was handed in.
        since: Since when it stands there.
        deadline: When it is due.
        projects: How many projects it has.
        budget: Their sum in 元, None when none states one.
        errors: Findings that must be mended and have no reason.
        warnings: Findings that should be mended.
    """

    pk: int
    fiscal_year: int
    department: DepartmentLine
    state: State
    round: int
    since: datetime
    deadline: datetime
    projects: int
    budget: Decimal | None
    errors: int
    warnings: int


class Wanted(NamedTuple):
    """Which plans; None for all.

    Args:
        fiscal_year: Of which year.
        department: Number of the department.
        region: Code of the region.
        state: Where they stand.
    """

    fiscal_year: int | None = None
    department: int | None = None
    region: str | None = None
    state: State | None = None


def years_for(person: records.Person, now: datetime) -> list[YearLine]:
    """The years in which a person may read plans, newest first."""
    regions = access.visible_departments(person, localdate(now)).order_by().values("region")
    rows = records.Cycle.objects.filter(region__in=regions).order_by("-fiscal_year", "region__code")
    return [
        YearLine(*each)
        for each in rows.values_list(
            "pk", "region__code", "region__name", "fiscal_year", "opens", "deadline", "is_open"
        )
    ]


def departments_for(person: records.Person, now: datetime) -> list[DepartmentLine]:
    """The departments whose plans a person may read, by region and code."""
    rows = access.visible_departments(person, localdate(now)).select_related("region")
    return [_department(each) for each in rows.order_by("region__code", "code")]


def plans_for(
    person: records.Person, wanted: Wanted, now: datetime, offset: int, limit: int
) -> tuple[list[PlanLine], int]:
    """A page of the plans that a person may read, newest year first, and how many there are."""
    rows = _wanted(access.visible_plans(person, localdate(now)), wanted)
    page = list(
        rows.select_related("cycle__region", "department__region")
        .annotate(due=_due())
        .order_by("-cycle__fiscal_year", "cycle__region__code", "department__code", "pk")[
            offset : offset + limit
        ]
    )
    facts = facts_of([
        Standing(each.pk, each.department_id, each.cycle.fiscal_year, each.state, each.round)
        for each in page
    ])  # fmt: skip
    lines = [
        PlanLine(
            each.pk, each.cycle.fiscal_year, _department(each.department), State(each.state),
            each.round, each.state_since, each.due, facts[each.pk].projects, facts[each.pk].budget,
            facts[each.pk].errors, facts[each.pk].warnings,
        )
        for each in page
    ]  # fmt: skip
    return lines, rows.count()


def words_of_version(
    plan_id: int, part_id: int, number: int, paths: Sequence[str]
) -> dict[str, str]:
    """The words that cells had in a version of a part; "" where there was no such version or cell.

    Whether the person may read the plan was asked before.
    """
    row = records.PartVersion.objects.filter(
        part=part_id, part__plan=plan_id, number=number
    ).first()
    found = dict.fromkeys(paths, "")
    if row is None:
        return found
    document = loaded(row.content)
    for each in paths:
        try:
            found[each] = words_at(document, each)
        except UneditablePlace:
            continue
    return found


def _wanted(rows: QuerySet[records.Plan], wanted: Wanted) -> QuerySet[records.Plan]:
    asked = {
        "cycle__fiscal_year": wanted.fiscal_year,
        "department": wanted.department,
        "cycle__region__code": wanted.region,
        "state": wanted.state,
    }
    return rows.filter(**{name: each for name, each in asked.items() if each is not None})


def _due() -> Coalesce:
    """When a plan is due: its department's last extension, else the year's deadline."""
    later = records.Extension.objects.filter(
        cycle=OuterRef("cycle"), department=OuterRef("department")
    ).order_by("-given_at", "-pk")
    return Coalesce(Subquery(later.values("deadline")[:1]), F("cycle__deadline"))


def _department(row: records.Department) -> DepartmentLine:
    return DepartmentLine(
        row.pk, row.code, row.name, row.short_name, row.region.code, row.is_active
    )
