"""Whole documents of a plan: as it stands, as it was at a snapshot, last year's; what differs."""

from datetime import datetime
from typing import NamedTuple

from django.utils.timezone import localdate
from django.utils.translation import gettext

from jixiao.comparing.changes import Told
from jixiao.comparing.differences import differences
from jixiao.model.documents import PerformanceDocument
from jixiao.reports.differences import told
from jixiao.services.parts import Part, joined
from jixiao.webapp import access
from jixiao.webapp.records import models as records


class Compared(NamedTuple):
    """Two documents side by side.

    Args:
        old: What the older one is called.
        new: What the newer one is called.
        changes: What differs, in the order of the newer one.
    """

    old: str
    new: str
    changes: tuple[Told, ...]


def document_of(plan: records.Plan) -> PerformanceDocument:
    """A plan as it stands now."""
    parts = plan.parts.filter(is_removed=False).exclude(head=None).select_related("head")
    return joined(
        Part(each.kind, each.head.title, each.head.document()) for each in parts if each.head
    )


def document_at(snapshot: records.Snapshot) -> PerformanceDocument:
    """A plan as it was frozen.

    Raises:
        LookupError: A version that the snapshot names is not there.
    """
    wanted = {(part, number): at for at, (part, number, _) in enumerate(snapshot.versions)}
    found = records.PartVersion.objects.filter(
        part__in=[part for part, _ in wanted]
    ).select_related("part")
    by_place = {
        wanted[each.part_id, each.number]: each
        for each in found
        if (each.part_id, each.number) in wanted
    }
    if len(by_place) != len(wanted):
        message = f"snapshot {snapshot.pk} names versions that are not there"
        raise LookupError(message)
    ordered = [by_place[at] for at in range(len(wanted))]
    return joined(Part(each.part.kind, each.title, each.document()) for each in ordered)


def with_last_year(person: records.Person, plan_id: int, now: datetime) -> Compared | None:
    """A plan beside the same department's plan of the year before; None when there is none.

    Raises:
        ObjectDoesNotExist: There is no such plan for this person.
    """
    visible = access.visible_plans(person, localdate(now))
    plan = visible.select_related("cycle", "department").get(pk=plan_id)
    before = visible.filter(
        department=plan.department_id, cycle__fiscal_year=plan.cycle.fiscal_year - 1
    ).select_related("cycle").first()  # fmt: skip
    if before is None:
        return None
    changes = differences((document_of(before),), (document_of(plan),))
    names = _year(before), _year(plan)
    return Compared(*names, tuple(told(changes)))


def _year(plan: records.Plan) -> str:
    return gettext("%(year)s年度") % {"year": plan.cycle.fiscal_year}


def since_snapshot(person: records.Person, plan_id: int, number: int, now: datetime) -> Compared:
    """A plan as it stands beside one of its snapshots.

    Raises:
        ObjectDoesNotExist: There is no such plan for this person, or no such snapshot.
    """
    plan = access.visible_plans(person, localdate(now)).get(pk=plan_id)
    snapshot = plan.snapshots.get(number=number)
    changes = differences((document_at(snapshot),), (document_of(plan),))
    name = gettext("第 %(number)s 次定稿") % {"number": number}
    return Compared(name, gettext("现在"), tuple(told(changes)))
