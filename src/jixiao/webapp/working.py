"""Does background work: in a thread beside the pages, or in processes of its own."""

import logging
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

import django

if __name__ == "__main__":
    django.setup()  # before the tables are named below

from django.db import close_old_connections, connections
from django.utils import timezone

from jixiao.webapp.actions.jobs import PATIENCE, Taken, TakenOver, report, take
from jixiao.webapp.actions.readings import give_up, read_upload, unpack_upload

KINDS: dict[str, Callable[[Taken], None]] = {"read": read_upload, "unpack": unpack_upload}
"""Kind of job to what does it."""
_BEAT, _PAUSE = 5.0, 1.0
_LOG = logging.getLogger(__name__)


def work(stop: threading.Event, *, patience: timedelta = PATIENCE, is_once: bool = False) -> None:
    """Do jobs one after the other until told to stop.

    Args:
        stop: Set to end it; the job in hand is finished first.
        patience: Without a report for so long another worker is taken for dead.
        is_once: Whether to end when nothing waits.
    """
    while not stop.is_set():
        try:
            close_old_connections()
            taken = take(timezone.now(), patience)
            if taken is not None:
                _do(taken, min(_BEAT, patience.total_seconds() / 3))
                continue
        except Exception:  # a database that is away comes back; the worker outlives it
            _LOG.exception("background work")
        if is_once:
            break
        stop.wait(_PAUSE)


def _do(taken: Taken, pause: float) -> None:
    with _reporting(taken, pause):
        try:
            KINDS[taken.kind](taken)
        except TakenOver:
            _LOG.warning("job %s was taken over", taken.pk)
        except Exception:
            _LOG.exception("job %s", taken.pk)
            give_up(taken, timezone.now())


@contextmanager
def _reporting(taken: Taken, pause: float) -> Iterator[None]:
    """Says that the worker lives while it works, from a thread of its own."""
    done = threading.Event()

    def beat() -> None:
        while not done.wait(pause):
            try:
                report(taken, timezone.now())
            except Exception:  # the next one may come through
                _LOG.exception("report of job %s", taken.pk)
        connections.close_all()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def start() -> threading.Event:
    """A thread that works beside the pages of this process; set the event to end it."""
    stop = threading.Event()
    threading.Thread(target=work, args=(stop,), daemon=True, name="work").start()
    return stop


def main(arguments: Sequence[str]) -> int:
    """Work in a process of its own until interrupted.

    Args:
        arguments: Seconds of patience, and "once" to end when nothing waits.
    """
    stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda _number, _frame: stop.set())
    patience = timedelta(seconds=int(arguments[0]) if arguments else PATIENCE.seconds)
    sys.stdout.write("后台工作已启动，按 Ctrl+C 结束。\n")
    sys.stdout.flush()
    work(stop, patience=patience, is_once="once" in arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
