"""Appends to the audit trail: every event carries the hash of the one before it."""

import hashlib
import json
from datetime import UTC, datetime

from django.db import connection

from jixiao.webapp.records.models import Event, Person, Region

_LOCK = 0x4A58
"""Advisory lock of PostgreSQL under which events are appended; SQLite writes one by one anyway."""


def note(
    actor: Person | None, region: Region | None, act: str, subject: str, at: datetime, **detail: object
) -> Event:  # fmt: skip
    """Append an event; call it inside the transaction of the act.

    Args:
        actor: Who, None for the system itself.
        region: Whose trail shows it.
        act: What, the name of the action.
        subject: To what, as kind:number.
        at: When.
        detail: More of it; no words of people's private data.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = Event.objects.order_by("-id").values_list("sha256", flat=True).first() or ""
    event = Event(
        at=at, actor=actor, region=region, act=act, subject=subject, detail=detail,
        previous_sha256=last,
    )  # fmt: skip
    event.sha256 = hash_of(event)
    event.save(force_insert=True)
    return event


def hash_of(event: Event) -> str:
    """The hash that an event must have."""
    facts = [
        event.at.astimezone(UTC).isoformat(), event.actor_id, event.region_id, event.act, event.subject,
        event.detail, event.previous_sha256,
    ]  # fmt: skip
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
