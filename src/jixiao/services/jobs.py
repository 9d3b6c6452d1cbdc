"""Work on many items in worker processes: results in order, a crash costs one item only.

``concurrent.futures`` breaks its whole pool when one worker dies; here the dead worker's
item is reported, and a new worker takes over the rest.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, NamedTuple, NoReturn, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Items a worker has before it, so that it never waits for the next one."""
QUICK = 0.1
"""Seconds for an item up to which a worker gets ``AHEAD`` of them; a slow one gets its next
item when it is free, so that nobody waits behind a long scan."""
_PRELOADED = [
    "jixiao.services.importing",
    "jixiao.formats.word",
    "jixiao.formats.pdf_pages",
    "jixiao.formats.workbook",
]
"""What every worker that is no copy of this process needs; it is imported once for all."""
_THRESHOLDS = (20_000, 20, 20)
"""When a worker searches for cycles: documents are large and have none."""
WINDOW = 128
"""Items that may be done before the one that is due: what bounds the memory."""


class Lost(NamedTuple):
    """An item whose worker died or took too long.

    Args:
        message: One or two Chinese sentences: what happened and what to do.
    """

    message: str


@dataclass(slots=True)
class _Worker(Generic[Item]):
    process: BaseProcess
    connection: Connection
    at_work: deque[tuple[int, Item]] = field(default_factory=deque)
    since: float = 0.0
    pace: float = QUICK

    @property
    def has_room(self) -> bool:
        """Whether it should get one more item."""
        return len(self.at_work) < (AHEAD if self.pace < QUICK else 1)


def ordered(
    items: Iterable[Item],
    work: Callable[[Item], Result],
    *,
    jobs: int,
    seconds: float,
    has_threads: bool = False,
) -> Generator[tuple[Item, Result | Lost], None, None]:
    """Do the work on every item and give the results in the order of the items.

    Args:
        items: Taken one after the other, never all at once.
        work: Done in the workers; must not raise.
        jobs: Number of workers, 1 upwards.
        seconds: Time for one item; then its worker is ended.
        has_threads: Whether this process has threads: then no copy of it is made, as a lock
            that another thread holds would stay locked in the copy.
    """
    pool: _Pool[Item, Result] = _Pool(work, jobs, seconds, has_threads=has_threads)
    try:
        yield from pool.run(enumerate(items))
    finally:
        pool.close()


class _Pool(Generic[Item, Result]):
    def __init__(
        self, work: Callable[[Item], Result], jobs: int, seconds: float, *, has_threads: bool
    ) -> None:
        self.work = work
        self.seconds = seconds
        self.context = _context(has_threads=has_threads)
        self.workers: list[_Worker[Item]] = []
        self.jobs = jobs
        self.again: deque[tuple[int, Item]] = deque()
        self.done: dict[int, tuple[Item, Result | Lost]] = {}
        self.fed = 0

    def run(self, feed: Iterator[tuple[int, Item]]) -> Iterator[tuple[Item, Result | Lost]]:
        due = 0
        is_fed = False
        while True:
            is_fed = self._fill(feed, due) or is_fed
            while due in self.done:
                yield self.done.pop(due)
                due += 1
            if is_fed and not self.again and not any(each.at_work for each in self.workers):
                return
            self._collect()

    def _fill(self, feed: Iterator[tuple[int, Item]], due: int) -> bool:
        """Hand out items, least laden worker first; True when there are no more."""
        while True:
            worker = self._next_worker()
            if worker is None:
                return False
            if self.again:
                self._give(worker, self.again.popleft())
                continue
            if self.fed - due >= WINDOW:
                return False
            following = next(feed, None)
            if following is None:
                return True
            self.fed += 1
            self._give(worker, following)

    def _next_worker(self) -> _Worker[Item] | None:
        """An idle worker, else a new one, else the least laden one with room."""
        free = [each for each in self.workers if each.has_room]
        best = min(free, key=lambda each: len(each.at_work), default=None)
        if (best is None or best.at_work) and len(self.workers) < self.jobs:
            try:
                return self._start()
            except OSError:
                if not self.workers:
                    raise
                self.jobs = len(self.workers)  # the system gives no more
        return best

    def _give(self, worker: _Worker[Item], item: tuple[int, Item]) -> None:
        if not worker.at_work:
            worker.since = time.monotonic()
        worker.at_work.append(item)
        # A worker that is dead already is noticed when its results are collected.
        with contextlib.suppress(OSError):
            worker.connection.send(item[1])

    def _collect(self) -> None:
        """Wait for a result, a death or the end of somebody's time."""
        laden = [each for each in self.workers if each.at_work]
        now = time.monotonic()
        left = min(each.since + self.seconds for each in laden) - now
        ready = wait([each.connection for each in laden], max(left, 0))
        for worker in laden:
            if worker.connection in ready:
                self._receive(worker)
            elif time.monotonic() - worker.since > self.seconds:
                worker.process.kill()
                message = f"读取超过 {self.seconds:g} 秒，已放弃；请拆分文件，或设置 JIXIAO_MAX_SECONDS 后再读。"
                self._bury(worker, message)

    def _receive(self, worker: _Worker[Item]) -> None:
        try:
            result = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(5)
            self._bury(worker, _why_dead(worker.process.exitcode))
            return
        index, item = worker.at_work.popleft()
        self.done[index] = (item, result)
        now = time.monotonic()
        worker.pace, worker.since = now - worker.since, now

    def _bury(self, worker: _Worker[Item], message: str) -> None:
        """Its first item is lost, the others go to somebody else."""
        index, item = worker.at_work.popleft()
        self.done[index] = (item, Lost(message))
        self.again.extend(worker.at_work)
        self.workers.remove(worker)
        worker.connection.close()
        worker.process.join()

    def _start(self) -> _Worker[Item]:
        ours, theirs = self.context.Pipe()
        others = [each.connection for each in self.workers] if _forks(self.context) else []
        process = self.context.Process(  # type: ignore[attr-defined]
            target=_labour,
            args=(theirs, [*others, ours] if _forks(self.context) else [], self.work),
            daemon=True,
        )
        process.start()
        theirs.close()
        worker: _Worker[Item] = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def close(self) -> None:
        """End all workers: idle ones by closing, busy ones by asking, at last by force."""
        for worker in self.workers:
            worker.connection.close()
            if worker.at_work:
                worker.process.terminate()
        patience = time.monotonic() + 5
        for worker in self.workers:
            worker.process.join(max(patience - time.monotonic(), 0))
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()


def _context(*, has_threads: bool) -> BaseContext:
    """Workers that are copies of this process, where that is safe: nothing is imported twice."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    if not has_threads:
        return multiprocessing.get_context("fork")
    multiprocessing.set_forkserver_preload(_PRELOADED)  # holds for the first one only
    return multiprocessing.get_context("forkserver")


def _forks(context: BaseContext) -> bool:
    return context.get_start_method() == "fork"


def _labour(connection: Connection, others: list[Connection], work: Callable[[Any], Any]) -> None:
    """A worker's life: item in, result out, until the other end is closed."""
    for name in ("SIGINT", "SIGHUP"):  # the terminal sends them to all; who started us ends us
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    for other in others:
        other.close()
    gc.freeze()  # what was there before is not searched for cycles again and again
    gc.set_threshold(*_THRESHOLDS)
    while True:
        try:
            item = connection.recv()
        except (EOFError, OSError):
            return
        result = work(item)
        try:
            connection.send(result)
        except OSError:
            return


def _leave(_number: int, _frame: object) -> NoReturn:
    """Leave by way of all ``finally``, so that no temporary file stays."""
    raise SystemExit(os.EX_OK if hasattr(os, "EX_OK") else 0)


def _why_dead(code: int | None) -> str:
    if code == -signal.SIGKILL:
        return "读取时程序被系统终止（多半是内存不足），请关闭其他程序或拆分文件后再读。"
    return "读取时程序意外退出，这个文件可能已损坏；请用原来的软件打开并另存一份后再读。"
