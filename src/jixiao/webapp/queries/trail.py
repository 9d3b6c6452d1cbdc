"""The audit trail (审计日志): what an auditor reads, and whether it is whole."""

import hmac
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext

from jixiao.webapp import access
from jixiao.webapp.records import models as records

_PAGE = 100


class Wanted(NamedTuple):
    """Which events to show.

    Args:
        person: Part of a name or log-in name, "" for all.
        act: Name of an act, "" for all.
        plan: Number of a plan, None for all.
        begins: First day, None for the first of all.
        ends: Last day, None for today.
    """

    person: str = ""
    act: str = ""
    plan: int | None = None
    begins: date | None = None
    ends: date | None = None


class EventSeen(NamedTuple):
    """An event as a row; ``detail`` is what else is known, as words."""

    number: int
    at: datetime
    actor: str
    act: str
    subject: str
    detail: str
    sha256: str


class Trail(NamedTuple):
    """A page of the trail.

    Args:
        events: Newest first.
        acts: Names of all acts there are, for choosing.
        before: Number before which the next page begins, None on the last page.
        length: Events in the whole trail of the installation.
        head: Hash of the last of them.
    """

    events: tuple[EventSeen, ...]
    acts: tuple[str, ...]
    before: int | None
    length: int
    head: str


class Fault(NamedTuple):
    """A row of the trail that is not as it was written; number 0 stands for the end."""

    number: int
    said: str


class Verified(NamedTuple):
    """What verifying the trail found."""

    length: int
    head: str
    faults: tuple[Fault, ...]


def trail_of(
    person: records.Person, wanted: Wanted, now: datetime, before: int | None = None
) -> Trail:
    """A page of the trail of the regions that a person audits.

    Raises:
        NotAllowed: The person audits none.
    """
    rows = _events(person, wanted, now)
    everything = _events(person, Wanted(), now)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = [_seen(each) for each in rows.order_by("-id")[: _PAGE + 1]]
    acts = everything.order_by("act").values_list("act", flat=True).distinct()
    head = records.TrailHead.objects.first()
    return Trail(
        tuple(found[:_PAGE]), tuple(acts), found[_PAGE - 1].number if found[_PAGE:] else None,
        0 if head is None else head.count, "" if head is None else head.sha256,
    )  # fmt: skip


def all_events(person: records.Person, wanted: Wanted, now: datetime) -> Iterator[EventSeen]:
    """All events of a person's regions, oldest first.

    Raises:
        NotAllowed: The person audits none.
    """
    return map(_seen, _events(person, wanted, now).order_by("id").iterator(1000))


def may_audit(person: records.Person, now: datetime) -> bool:
    """Whether a person reads the trail of a region."""
    return bool(access.regions_with(person, access.TRAIL, localdate(now)))


def _events(person: records.Person, wanted: Wanted, now: datetime) -> QuerySet[records.Event]:
    regions = access.regions_with(person, access.TRAIL, localdate(now))
    if not regions:
        message = gettext("审计日志由审计人员查看。")
        raise access.NotAllowed(message)
    rows = records.Event.objects.filter(Q(region__in=regions) | Q(region=None, actor=None))
    if wanted.person:
        said = wanted.person
        rows = rows.filter(Q(actor__name__icontains=said) | Q(actor__username__icontains=said))
    if wanted.act:
        rows = rows.filter(act=wanted.act)
    if wanted.plan is not None:
        rows = rows.filter(subject__in=_subjects(wanted.plan))
    if wanted.begins is not None:
        rows = rows.filter(at__date__gte=wanted.begins)
    if wanted.ends is not None:
        rows = rows.filter(at__date__lte=wanted.ends)
    return rows.select_related("actor")


def _subjects(plan_id: int) -> list[str]:
    parts = records.Part.objects.filter(plan=plan_id).values_list("pk", flat=True)
    comments = records.Comment.objects.filter(plan=plan_id).values_list("pk", flat=True)
    return [
        f"plan:{plan_id}",
        *(f"part:{each}" for each in parts),
        *(f"comment:{each}" for each in comments),
    ]


def _seen(event: records.Event) -> EventSeen:
    told = {key: each for key, each in event.detail.items() if each not in ("", None)}
    words = "；".join(
        f"{key}={each if isinstance(each, str) else json.dumps(each, ensure_ascii=False)}"
        for key, each in told.items()
    )
    actor = "" if event.actor is None else f"{event.actor.name}（{event.actor.username}）"
    return EventSeen(event.pk, event.at, actor, event.act, event.subject, words, event.sha256)


def verify(known: dict[int, str] | None = None) -> Verified:
    """Whether the trail is whole: every row as written, none missing, none moved, none cut off.

    Args:
        known: Heads that were written down before: how many events, and the hash of the last, or
            its first sixteen signs or more, as the page shows them.
    """
    before, count, last, faults = "", 0, 0, list[Fault]()
    places = dict(records.Event.objects.values_list("sha256", "pk").iterator(10_000))
    known = known or {}
    while True:  # others may append meanwhile: go on until the head and the rows agree
        begun = count
        for event in records.Event.objects.filter(pk__gt=last).order_by("id").iterator(1000):
            count, last = count + 1, event.pk
            faults.extend(_faults(event, before, places, known.get(count)))
            before = event.sha256
        heads = list(records.TrailHead.objects.all())
        if count == begun or len(heads) != 1 or heads[0].count <= count:
            break
    faults.extend(_end(heads, count, before))
    if (longest := max(known, default=0)) > count:
        said = gettext("以前记下过 %(longest)s 条，现在只有 %(count)s 条，末尾被删去了。")
        faults.append(Fault(0, said % {"longest": longest, "count": count}))
    return Verified(count, before, tuple(faults))


def _faults(
    event: records.Event, before: str, places: dict[str, int], known: str | None
) -> Iterator[Fault]:
    if event.previous_sha256 != before:
        yield Fault(event.pk, _broken(event, places))
    if event.sha256 != event.expected_sha256():
        yield Fault(event.pk, gettext("第 %(number)s 条的内容被改动过。") % {"number": event.pk})
    if known is not None and (len(known) < 16 or not event.sha256.startswith(known)):
        said = gettext("第 %(number)s 条和以前记下的封签不一样（%(seal)s…），日志被重写过。")
        yield Fault(event.pk, said % {"number": event.pk, "seal": known[:12]})


def _broken(event: records.Event, places: dict[str, int]) -> str:
    named = places.get(event.previous_sha256)
    if event.previous_sha256 == "":
        return gettext("第 %(number)s 条原是第一条，前面被插入了别的行。") % {"number": event.pk}
    if named is None:
        return gettext("第 %(number)s 条前面的一条或几条被删去或改写了。") % {"number": event.pk}
    said = gettext("第 %(number)s 条的位置不对，它原来紧接在第 %(named)s 条后面。")
    return said % {"number": event.pk, "named": named}


def _end(heads: list[records.TrailHead], count: int, last: str) -> Iterator[Fault]:
    """What the sealed head says about the end."""
    if not heads and not count:
        return
    if len(heads) != 1:
        yield Fault(0, gettext("日志的封签应有一个，现在有 %(count)s 个。") % {"count": len(heads)})
        return
    head = heads[0]
    if not hmac.compare_digest(head.seal, head.expected_seal()):
        yield Fault(0, gettext("日志的封签被改动过，或者本机的密钥已经更换。"))
    if head.count != count:
        said = gettext("封签记着 %(sealed)s 条，现在是 %(count)s 条。")
        yield Fault(0, said % {"sealed": head.count, "count": count})
    elif head.sha256 != last:
        yield Fault(0, gettext("封签上的最后一条和日志的最后一条不一样。"))
