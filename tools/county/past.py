"""Last year of the county, written at once: every plan is written, judged, approved and public.

What is in the tables is what the acts would have left, in a seventh of their time; a test holds it
against a plan that went through the acts.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import OuterRef, Subquery

from jixiao.model.documents import PerformanceDocument
from jixiao.model.lifecycle import Role, State
from jixiao.services.parts import fingerprint, parts_of, stored
from jixiao.webapp.actions.review import Judged
from jixiao.webapp.records import models as records
from tools.county.bulk import keep_findings, seal, sha256_of, tell_rows
from tools.county.people import County, Staff


class Way(NamedTuple):
    """When a plan came where: begun, handed in, agreed to by its department, approved, public."""

    begun: datetime
    handed: datetime
    forwarded: datetime
    agreed: datetime
    shown: datetime


def way_of(deadline: datetime, at: int) -> Way:
    """The way of one department's plan through last year."""
    begun = deadline - timedelta(days=16 - at % 7, hours=8 - at % 5)
    handed = begun + timedelta(days=2 + at % 9, hours=at % 4)
    return Way(
        begun, handed, handed + timedelta(hours=3), handed + timedelta(days=5 + at % 4),
        deadline + timedelta(days=20, minutes=at),
    )  # fmt: skip


def let_pass(
    county: County, cycle: records.Cycle, documents: list[PerformanceDocument],
    grades: dict[str, Judged],
) -> None:  # fmt: skip
    """Write a whole year in which nothing was returned.

    Args:
        county: The county.
        cycle: The year.
        documents: The plan of each department.
        grades: What every reviewer thought of every plan.
    """
    ways = [way_of(cycle.deadline, at) for at in range(len(documents))]
    plans = records.Plan.objects.bulk_create(
        records.Plan(
            cycle=cycle, department=staff.department, state=State.PUBLISHED, state_since=way.shown
        )
        for staff, way in zip(county.staff, ways, strict=True)
    )
    own = _parts(county, plans, documents, ways)
    trail: list[records.Event] = []
    snapshots: list[records.Snapshot] = []
    judgements: list[records.Judgement] = []
    for staff, plan, way, versions in zip(county.staff, plans, ways, own, strict=True):
        moves = list(_moves(county, staff, plan, way, versions))
        snapshots += moves
        judgements += [
            records.Judgement(
                plan=plan, round=1, aspect=aspect, judged_by=staff.reviewer, judged_at=way.agreed,
                grade=each.grade, opinion=each.opinion,
            )
            for aspect, each in grades.items()
        ]  # fmt: skip
        trail += _told(county, staff, plan, way, moves, grades)
    records.Snapshot.objects.bulk_create(snapshots)
    records.Judgement.objects.bulk_create(judgements)
    last = records.Snapshot.objects.filter(plan=OuterRef("pk"), move="publish").values("pk")
    cycle.plans.update(published_snapshot=Subquery(last))
    tell_rows(plans, own)
    keep_findings(plans, own)
    seal(sorted(trail, key=lambda each: each.at))


def _parts(
    county: County, plans: list[records.Plan], documents: list[PerformanceDocument],
    ways: list[Way],
) -> list[list[records.PartVersion]]:  # fmt: skip
    """Every plan's parts, each in its first version."""
    own = []
    for staff, plan, document, way in zip(county.staff, plans, documents, ways, strict=True):
        own.append([
            records.PartVersion(
                part=records.Part(plan=plan, kind=part.kind, position=position), number=1,
                title=part.title[:200], content=stored(part.document), author=staff.preparer,
                saved_at=way.begun, why="新建",
            )
            for position, part in enumerate(parts_of(document), 1)
        ])  # fmt: skip
    versions = [each for mine in own for each in mine]
    records.Part.objects.bulk_create(each.part for each in versions)
    for each in versions:
        each.part = each.part  # its number is known now
        each.sha256 = fingerprint(each.content)
    records.PartVersion.objects.bulk_create(versions)
    first = records.PartVersion.objects.filter(part=OuterRef("pk")).values("pk")
    records.Part.objects.filter(plan__in=plans).update(head=Subquery(first))
    return own


def _moves(
    county: County, staff: Staff, plan: records.Plan, way: Way,
    versions: list[records.PartVersion],
) -> Iterator[records.Snapshot]:  # fmt: skip
    """The plan frozen at each move."""
    frozen = [[each.part_id, each.number, each.sha256] for each in versions]
    steps = (
        ("submit", staff.preparer, way.handed),
        ("forward", staff.approver, way.forwarded),
        ("approve", county.others[Role.LEADER], way.agreed),
        ("publish", county.others[Role.OFFICE], way.shown),
    )
    before = ""
    for number, (name, person, at) in enumerate(steps, 1):
        snapshot = records.Snapshot(
            plan=plan, number=number, move=name, versions=frozen, made_by=person, made_at=at,
            previous_sha256=before,
        )  # fmt: skip
        before = snapshot.sha256 = sha256_of(snapshot)
        yield snapshot


def _told(
    county: County, staff: Staff, plan: records.Plan, way: Way, moves: list[records.Snapshot],
    grades: dict[str, Judged],
) -> Iterator[records.Event]:  # fmt: skip
    """What the audit trail tells of it."""

    def told(person: records.Person, act: str, at: datetime, **detail: Any) -> records.Event:
        return records.Event(
            at=at, actor=person, region=county.region, act=act, subject=f"plan:{plan.pk}",
            detail=detail,
        )  # fmt: skip

    yield told(staff.preparer, "start_plan", way.begun, why="新建")
    for each in moves:
        if each.move == "approve":
            said = {aspect or "whole": judged.grade for aspect, judged in grades.items()}
            yield told(staff.reviewer, "judge", way.agreed, round=1, grades=said)
        reason = PUBLISHED if each.move == "publish" else ""
        yield told(
            each.made_by, each.move, each.made_at, snapshot=each.sha256, round=1, reason=reason
        )


PUBLISHED = "批复后二十日内公开"
"""Why plans are published."""
