"""Background work: asked for inside an act, done by a worker, taken over when the worker died.

A job is taken by one worker at a time, which reports while it works. Who has not reported for a
while is taken for dead: the job goes to another one, and what the first may still say is not
heard, because it no longer holds the number of attempts under which it took the job.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Max, Min, Q

from jixiao.webapp.records import models as records

PATIENCE = timedelta(seconds=60)
"""Without a report for so long a worker is taken for dead."""
MOST_ATTEMPTS = 3
"""A job that outlives so many workers is given up: it may be what kills them."""


class Taken(NamedTuple):
    """A job in a worker's hands.

    Args:
        pk: Its number.
        kind: What is to be done.
        arguments: With what.
        attempt: How many times it was taken; only who holds the last one may settle it.
    """

    pk: int
    kind: str
    arguments: dict[str, Any]
    attempt: int


class TakenOver(Exception):  # noqa: N818 -- it is no error to be late
    """Another worker holds the job now, or it is settled."""


def ask_for(kind: str, arguments: dict[str, Any], actor: records.Person, at: datetime) -> int:
    """Ask for a job; call it inside the transaction of the act that needs it. Returns its number."""
    job = records.Job.objects.create(kind=kind, arguments=arguments, asked_by=actor, asked_at=at)
    return job.pk


def take(at: datetime, patience: timedelta = PATIENCE) -> Taken | None:
    """Take a job that waits or whose worker is dead; None when there is none.

    People take turns, and the jobs of one are taken oldest first: who hands in a thousand files
    keeps nobody waiting who hands in one.
    """
    silent = Q(state="running", beat_at__lt=at - patience)
    todo = records.Job.objects.filter(Q(state="waiting") | silent).order_by("id")
    if not todo.exists():
        return None
    oldest = dict(todo.order_by().values_list("asked_by").annotate(Min("pk")))
    had = records.Job.objects.filter(asked_by__in=oldest, attempts__gt=0).order_by()
    last = dict(had.values_list("asked_by").annotate(Max("beat_at")))
    turn = min(oldest, key=lambda each: (last.get(each, datetime.min.replace(tzinfo=UTC)), each))
    with transaction.atomic():
        found = todo.select_for_update(skip_locked=True, no_key=True)
        job = found.filter(pk=oldest[turn]).first() or found.first()
        if job is None:
            return None
        job.state, job.beat_at, job.attempts = "running", at, job.attempts + 1
        job.save(update_fields=("state", "beat_at", "attempts"))
    return Taken(job.pk, job.kind, job.arguments, job.attempts)


def report(taken: Taken, at: datetime) -> bool:
    """Say that the worker lives; False when the job is no longer its own."""
    return bool(_own(taken).update(beat_at=at))


@contextmanager
def settling(taken: Taken, at: datetime, *, failed: str = "") -> Iterator[None]:
    """Write what a job has found and settle it in one transaction, so that it is done once.

    Args:
        taken: The job.
        at: When.
        failed: Why it could not be done, "" when it is done.

    Raises:
        TakenOver: The job is no longer this worker's; nothing is written.
    """
    with transaction.atomic():
        job = _own(taken).select_for_update(no_key=True).first()
        if job is None:
            message = f"job {taken.pk} was taken over after attempt {taken.attempt}"
            raise TakenOver(message)
        yield
        job.state, job.message, job.ended_at = "failed" if failed else "done", failed, at
        job.save(update_fields=("state", "message", "ended_at"))


def _own(taken: Taken) -> Any:  # noqa: ANN401 -- a query set of jobs, private to Django's stubs
    return records.Job.objects.filter(pk=taken.pk, state="running", attempts=taken.attempt)
