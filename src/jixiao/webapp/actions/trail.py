"""Appends to the audit trail: every event carries the hash of the one before, the head is sealed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import connection

from jixiao.webapp.records.models import Event, Person, Region, TrailHead

_LOCK = 0x4A58
"""Advisory lock of PostgreSQL under which events are appended; SQLite writes one by one anyway."""
_WAY: ContextVar[list[str] | None] = ContextVar("way", default=None)


@contextmanager
def own_way() -> Iterator[None]:
    """While this lasts, what ``come_by`` says holds, and no longer."""
    before = _WAY.set([])
    try:
        yield
    finally:
        _WAY.reset(before)


def come_by(way: str) -> None:
    """Say by what way the actor has come ("token:3"): events of this request tell it."""
    ways = _WAY.get()
    if ways is not None:
        ways[:] = [way]


def note(
    actor: Person | None, region: Region | None, act: str, subject: str, at: datetime,
    **detail: object,
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
    if ways := _WAY.get():
        detail["via"] = ways[0]
    in_turn()
    head = TrailHead.objects.order_by("id").first() or TrailHead(count=0, sha256="")
    event = Event(
        at=at, actor=actor, region=region, act=act, subject=subject[:80], detail=detail,
        previous_sha256=head.sha256,
    )  # fmt: skip
    event.sha256 = event.expected_sha256()
    event.save(force_insert=True)
    head.count += 1
    head.sha256 = event.sha256
    head.seal = head.expected_seal()
    head.save()
    return event


def in_turn() -> None:
    """Wait until nobody else appends, and keep others waiting until this transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
