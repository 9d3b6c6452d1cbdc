"""What the benchmark measures with: CPU time, ratios to a floor or a peer, lines of its table."""

import contextlib
import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from lxml import etree

from tools.make_docx import make_docx

_START = (
    "import os, subprocess, sys, time\n"
    "t = time.perf_counter()\n"
    "p = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
    "_, code, usage = os.wait4(p.pid, 0)\n"
    "assert os.waitstatus_to_exitcode(code) in (0, 1), code\n"
    "print(time.perf_counter() - t, usage.ru_maxrss / 1024)\n"
)


REFERENCE_FLOOR = 2.6
"""CPU milliseconds of the floor (``floor``) on the machine on which the budgets were set."""
T = TypeVar("T")


class Line(NamedTuple):
    """A line of the table.

    Args:
        what: What was measured.
        ours: Our figure.
        other: That of a floor or a peer.
        ratio: Between the two.
        budget: What was promised.
        holds: Whether it holds, None when nothing was promised or measured.
        at_reference: For budgets in time: our figure at the speed of the reference machine.
        holds_there: Whether that one holds, None where there is none.
    """

    what: str
    ours: str
    other: str
    ratio: str
    budget: str
    holds: bool | None
    at_reference: str = "—"
    holds_there: bool | None = None

    @property
    def verdict(self) -> str:
        """What the table says of the budget; a plain failure is never hidden."""
        if self.holds is None:
            return "—"
        if self.holds:
            return "yes"
        return "at the reference's speed" if self.holds_there else "**no**"


def cpu(function: Callable[[], object], runs: int = 7) -> float:
    """Least CPU time of several runs in milliseconds, this process and its children."""
    best = float("inf")
    for _ in range(runs):
        before = os.times()
        function()
        after = os.times()
        spent = sum(after[index] - before[index] for index in range(4))
        best = min(best, spent)
    return best * 1000


def fine_cpu(function: Callable[[], object], runs: int = 9, times: int = 3) -> float:
    """Least CPU time of one call in milliseconds, with a fine clock; no children."""
    best = float("inf")
    for _ in range(runs):
        before = time.process_time()
        for _ in range(times):
            function()
        best = min(best, (time.process_time() - before) / times)
    return best * 1000


def in_turn(functions: Sequence[Callable[[], object]], runs: int = 25) -> list[float]:
    """Least CPU time of each in milliseconds, one after the other in every run.

    What is compared stands side by side in time, so that a machine that slows down slows all.
    """
    best = [float("inf")] * len(functions)
    for _ in range(runs):
        for at, function in enumerate(functions):
            before = time.process_time()
            function()
            best[at] = min(best[at], time.process_time() - before)
    return [each * 1000 for each in best]


@cache
def _floor_document() -> bytes:
    return make_docx(2, 4)


def floor() -> float:
    """CPU milliseconds of unpacking and parsing a document.xml of about 215 KB, as of now."""
    data = _floor_document()

    def parse() -> None:
        etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))

    return fine_cpu(parse, 15, 1)


def slowness(measure: Callable[[], T]) -> tuple[T, float]:
    """A measurement, and how many times slower than the reference this machine is meanwhile.

    The floor is taken before and after; the quicker of the two counts, which favours nobody.
    """
    before = floor()
    found = measure()
    return found, min(before, floor()) / REFERENCE_FLOOR


def in_time(
    what: str, ours: float, times: float, budget: float, shape: str, *, other: str = "—",
    ratio: str = "—", is_rate: bool = False,
) -> Line:  # fmt: skip
    """A budget in time, plain and at the speed of the reference machine.

    Args:
        what: What was measured.
        ours: Our figure: a time, or a rate.
        times: How many times slower than the reference this machine is.
        budget: What is promised on the reference.
        shape: How a figure is written, "{:.0f} ms".
        other: What stands beside it.
        ratio: The ratio to that.
        is_rate: Whether more is better.
    """
    there = ours * times if is_rate else ours / times
    holds, holds_there = ((f >= budget if is_rate else f < budget) for f in (ours, there))
    sign = "≥" if is_rate else "<"
    return Line(what, shape.format(ours), other, ratio, f"{sign} {shape.format(budget)}", holds,
                shape.format(there), holds_there)  # fmt: skip


@contextlib.contextmanager
def compiled() -> Iterator[dict[str, str]]:
    """An environment in which a program finds its compiled files, as an installed one does."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        yield environment


def in_its_own(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Wall seconds of a program, and the peak memory of its main process in MB.

    A small process starts it: on Linux a child inherits the peak of the one that starts it.
    """
    done = subprocess.run(
        [sys.executable, "-c", _START, *command],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    seconds, peak = map(float, done.stdout.split())
    return seconds, peak


def at_most(what: str, ours: float, floor: float, budget: float, unit: str = "ms") -> Line:
    """Our cost against a floor: the ratio may be at most the budget."""
    ratio = ours / floor
    return Line(what, f"{ours:.1f} {unit}", f"{floor:.1f} {unit}", f"{ratio:.2f} ×",
                f"≤ {budget} ×", ratio <= budget)  # fmt: skip


def at_least(what: str, ours: float, peer: float, budget: float, unit: str = "ms") -> Line:
    """A peer's cost against ours: the ratio must be at least the budget."""
    ratio = peer / ours
    return Line(what, f"{ours:.1f} {unit}", f"{peer:.1f} {unit}", f"{ratio:.0f} ×",
                f"≥ {budget} ×", ratio >= budget)  # fmt: skip


def missing(what: str, budget: str, why: str) -> Line:
    """A line for what could not be measured here."""
    return Line(what, "—", why, "—", budget, None)
