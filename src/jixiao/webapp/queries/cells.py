"""What stands beside one cell while it is reviewed: the year before, others, what was said."""

import re
from datetime import datetime
from typing import NamedTuple

from django.utils.timezone import localdate

from jixiao.model.documents import PerformanceDocument
from jixiao.reports.places import part_words
from jixiao.services.editing import UneditablePlace, words_at
from jixiao.services.parts import PROJECT
from jixiao.webapp import access
from jixiao.webapp.queries.kin import Kin, kin_of
from jixiao.webapp.queries.plans import PartSeen
from jixiao.webapp.records import models as records

_INDICATOR = re.compile(r"(projects\[0\]\.(?:long_term_)?indicators)\[(\d+)\](.*)")
_MOST_PEERS = 60


class Peer(NamedTuple):
    """The target that another department set for an indicator of the same name."""

    department: str
    target: str


class CellSeen(NamedTuple):
    """A cell.

    Args:
        part: Its part.
        path: Its place there, "" for the part as a whole.
        label: What it is called.
        words: Its words now.
        last_year: The year before, None when there is no plan of it.
        before: What stood there the year before, None when there was no such place.
        peers: What others set, for a target.
        peers_count: How many others there are.
        kin: Projects of the same kind in other departments, for a place in a project.
    """

    part: int
    path: str
    label: str
    words: str
    last_year: int | None
    before: str | None
    peers: tuple[Peer, ...]
    peers_count: int
    kin: tuple[Kin, ...] = ()


def cell_seen(
    person: records.Person, plan_id: int, part: PartSeen, path: str, now: datetime
) -> CellSeen:
    """A cell of a part with what a reviewer compares it with.

    Raises:
        UneditablePlace: There is no such cell.
    """
    words = words_at(part.document, path) if path else ""
    label = part_words(f"documents[0].{path}", [part.document]) if path else part.title
    plan = records.Plan.objects.select_related("cycle", "department").get(pk=plan_id)
    year = plan.cycle.fiscal_year
    last = _last_year(plan, part)
    before = None if last is None or not path else _there(part.document, last, path)
    peers, count = _peers(person, plan, part.document, path, now)
    return CellSeen(
        part.pk, path, label, words, None if last is None else year - 1, before, peers, count,
        _kin(person, plan, part, path, now),
    )  # fmt: skip


def _kin(
    person: records.Person, plan: records.Plan, part: PartSeen, path: str, now: datetime
) -> tuple[Kin, ...]:
    if part.kind != PROJECT:
        return ()
    row = _INDICATOR.fullmatch(path)
    level2 = words_at(part.document, f"{row[1]}[{row[2]}].level2") if row is not None else ""
    return kin_of(person, plan, part.document.projects[0].name.raw, level2, now)


def _last_year(plan: records.Plan, part: PartSeen) -> PerformanceDocument | None:
    """The part of the year before that this one continues: the project by code, else by name."""
    parts = records.Part.objects.filter(
        plan__department=plan.department_id,
        plan__cycle__fiscal_year=plan.cycle.fiscal_year - 1,
        kind=part.kind,
        is_removed=False,
    ).exclude(head=None)
    if part.kind == PROJECT:
        project = part.document.projects[0]
        rows = list(
            records.ProjectRow.objects.filter(part__in=parts).values_list("part", "code", "name")
        )
        code, name = project.code.raw, project.name.raw
        same = [row[0] for row in rows if code and row[1] == code]
        same += [row[0] for row in rows if name and row[2] == name]
        parts = parts.filter(pk__in=same[:1])
    elif part.kind == "chapter":
        parts = parts.filter(head__title=part.title)
    found = parts.select_related("head").first()
    return None if found is None or found.head is None else found.head.document()


def _there(now: PerformanceDocument, last: PerformanceDocument, path: str) -> str | None:
    """The words at the same place of the year before; of a row by the name of its indicator."""
    row = _INDICATOR.fullmatch(path)
    if row is not None:
        name = words_at(now, f"{row[1]}[{row[2]}].name")
        rows = last.projects[0].indicators if last.projects else ()
        at = next((n for n, each in enumerate(rows) if name and each.name.raw == name), None)
        if at is None:
            return None
        path = f"{row[1]}[{at}]{row[3]}"
    try:
        return words_at(last, path)
    except UneditablePlace:
        return None


def _peers(
    person: records.Person, plan: records.Plan, document: PerformanceDocument, path: str,
    now: datetime,
) -> tuple[tuple[Peer, ...], int]:  # fmt: skip
    row = _INDICATOR.fullmatch(path)
    if row is None or row[3] != ".target":
        return (), 0
    name = words_at(document, f"{row[1]}[{row[2]}].name")
    others = (
        records.IndicatorRow.objects.filter(
            plan__in=access.visible_plans(person, localdate(now), access.FOLLOW),
            plan__cycle__fiscal_year=plan.cycle.fiscal_year,
            name=name,
        )
        .exclude(plan=plan.pk)
        .exclude(target="")
        .exclude(name="")
        .order_by("plan__department__code")
    )
    shown = others.values_list("plan__department__short_name", "target")[:_MOST_PEERS]
    return tuple(Peer(*each) for each in shown), others.count()
