"""What the public may read: plans exactly as they were published, never their drafts.

Every question begins with a published snapshot; words come from the versions that it froze, names
for lists and search from rows that were derived from the same versions when it was published.
Search is a plain substring search (LIKE): two-character Chinese words are found as any other. On
PostgreSQL an index of pairs of signs says where to look.
"""

from datetime import MAXYEAR, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from jixiao.model.documents import PerformanceDocument
from jixiao.services.parts import Part, joined, loaded_once
from jixiao.webapp.records import models as records
from jixiao.webapp.records.plans import content_as_text
from jixiao.webapp.records.searching import likely

MOST_FOUND = 100


class Stamp(NamedTuple):
    """Names one publication: its snapshot, and that of the year before, which is told beside it.

    Args:
        sha256: The hash of its snapshot.
        at: When it was published.
        before: The hash of what is published of the year before, "" for nothing.
    """

    sha256: str
    at: datetime
    before: str = ""


class PublicYear(NamedTuple):
    """A year of a region with the number of its published plans."""

    region: str
    region_name: str
    fiscal_year: int
    plans: int


class PublicLine(NamedTuple):
    """A published plan in the list of its year."""

    code: str
    department: str
    at: datetime
    projects: int


class PublicStep(NamedTuple):
    """A move on the way to publication, without names of people: its name and when."""

    move: str
    at: datetime


class PublicPlan(NamedTuple):
    """A published plan.

    Args:
        stamp: Which publication.
        region: Code of the region.
        region_name: Its name.
        fiscal_year: The year.
        code: Code of the department.
        department: Its name.
        document: The whole document as it was published.
        steps: How it was decided.
        returned: How often it was returned on the way.
        before: Targets published the year before, for who compares: (project, indicator) to the
            target.
    """

    stamp: Stamp
    region: str
    region_name: str
    fiscal_year: int
    code: str
    department: str
    document: PerformanceDocument
    steps: tuple[PublicStep, ...]
    returned: int
    before: dict[tuple[str, str], str]

    def budget(self) -> Decimal | None:
        """Sum of the projects in 万元, None when none states one."""
        stated = [
            each.budget.total.value.yuan
            for each in self.document.projects
            if each.budget.total.value is not None
        ]
        return sum(stated, Decimal(0)) / 10_000 if stated else None


class Found(NamedTuple):
    """A name that was searched for: where it stands."""

    region: str
    fiscal_year: int
    code: str
    department: str
    project: int
    project_name: str
    indicator: str
    target: str


def _published() -> QuerySet[records.Plan]:
    return records.Plan.objects.filter(published_snapshot__isnull=False)


def public_years() -> tuple[PublicYear, ...]:
    """Every year of every region with something published, newest first."""
    rows = (
        _published()
        .order_by()
        .values_list("cycle__region__code", "cycle__region__name", "cycle__fiscal_year")
        .annotate(Count("pk"))
        .order_by("cycle__region__code", "-cycle__fiscal_year")
    )
    return tuple(PublicYear(*each) for each in rows)


def public_list(region: str, fiscal_year: int) -> tuple[PublicLine, ...]:
    """The published plans of a year, by code.

    Raises:
        ObjectDoesNotExist: Nothing of it is published.
    """
    rows = list(
        _published()
        .filter(cycle__region__code=region, cycle__fiscal_year=fiscal_year)
        .order_by("department__code")
        .values_list("pk", "department__code", "department__name", "published_snapshot__made_at")
    )
    projects = dict(
        records.PublicRow.objects.filter(plan__in=[row[0] for row in rows], indicator="")
        .order_by()
        .values_list("plan")
        .annotate(Count("pk"))
    )
    found = tuple(PublicLine(*row[1:], projects.get(row[0], 0)) for row in rows)
    if not found:
        raise records.Plan.DoesNotExist
    return found


def region_name(code: str) -> str:
    """Name of a region.

    Raises:
        ObjectDoesNotExist: There is none with this code.
    """
    return records.Region.objects.get(code=code).name


def public_stamp(region: str, fiscal_year: int, code: str) -> Stamp:
    """Which publication stands at an address.

    Raises:
        ObjectDoesNotExist: None.
    """
    if fiscal_year > MAXYEAR:  # more than a table holds
        raise records.Plan.DoesNotExist
    rows = _published().filter(
        cycle__region__code=region,
        cycle__fiscal_year__in=(fiscal_year, fiscal_year - 1),
        department__code=code,
    )
    found = {
        year: (sha256, at)
        for year, sha256, at in rows.values_list(
            "cycle__fiscal_year", "published_snapshot__sha256", "published_snapshot__made_at"
        )
    }
    if fiscal_year not in found:
        raise records.Plan.DoesNotExist
    before, _at = found.get(fiscal_year - 1, ("", None))
    return Stamp(*found[fiscal_year], before)


def public_plan(
    region: str, fiscal_year: int, code: str, *, is_compared: bool = False
) -> PublicPlan:
    """A published plan, read from the versions that its snapshot froze.

    Args:
        region: Code of the region.
        fiscal_year: The year.
        code: Code of the department.
        is_compared: Whether the targets of the year before are told, too.

    Raises:
        ObjectDoesNotExist: Nothing is published at this address.
    """
    plan = _plan(region, fiscal_year, code)
    snapshot = plan.published_snapshot
    if snapshot is None:
        raise records.Plan.DoesNotExist
    steps = [
        PublicStep(move, at)
        for move, at in plan.snapshots.filter(number__lte=snapshot.number)
        .order_by("number")
        .values_list("move", "made_at")
    ]
    last = {each.move: each for each in steps}
    shown = [last[move] for move in ("forward", "approve", "publish") if move in last]
    return PublicPlan(
        Stamp(snapshot.sha256, snapshot.made_at), region, plan.cycle.region.name, fiscal_year,
        code, plan.department.name, frozen(snapshot), tuple(shown),
        sum(each.move == "return_" for each in steps),
        _targets(plan.department_id, fiscal_year - 1) if is_compared else {},
    )  # fmt: skip


def _targets(department: int, fiscal_year: int) -> dict[tuple[str, str], str]:
    """The targets that a department has published of a year: (project, indicator) to the target."""
    rows = records.PublicRow.objects.filter(
        plan__department=department,
        plan__cycle__fiscal_year=fiscal_year,
        plan__published_snapshot__isnull=False,
    ).exclude(indicator="")
    asked = rows.values_list("project_name", "indicator", "target")
    return {(project, indicator): target for project, indicator, target in asked}


def frozen(snapshot: records.Snapshot) -> PerformanceDocument:
    """The whole document of a snapshot."""
    wanted = [(part, number) for part, number, _ in snapshot.versions]
    rows = records.PartVersion.objects.filter(
        part__in=[part for part, _ in wanted], number__in={number for _, number in wanted}
    )
    asked = rows.order_by().values_list(
        "part_id", "number", "part__kind", "title", "sha256", content_as_text("")
    )
    found = {(part, number): told for part, number, *told in asked}
    return joined(
        Part(kind, title, loaded_once(sha256, content))
        for kind, title, sha256, content in (found[each] for each in wanted)
    )


def _plan(region: str, fiscal_year: int, code: str) -> records.Plan:
    return (
        _published()
        .select_related("cycle__region", "department", "published_snapshot")
        .get(
            cycle__region__code=region,
            cycle__fiscal_year=fiscal_year,
            department__code=code,
        )
    )


def public_search(words: str, region: str = "") -> tuple[Found, ...]:
    """Published projects and indicators with these words in their name, newest plan first."""
    words = words.strip()
    if not words:
        return ()
    rows = records.PublicRow.objects.all()
    rows = rows if region else likely(rows, words)  # the rows of one region are few
    rows = rows.filter(plan__published_snapshot__isnull=False).filter(
        Q(indicator="", project_name__icontains=words) | Q(indicator__icontains=words)
    )
    if region:
        rows = rows.filter(plan__cycle__region__code=region)
    return tuple(
        Found(*each)
        for each in rows.order_by("-plan_id", "pk").values_list(
            "plan__cycle__region__code", "plan__cycle__fiscal_year", "plan__department__code",
            "plan__department__name", "project", "project_name", "indicator", "target",
        )[:MOST_FOUND]
    )  # fmt: skip
