"""What the benchmark measures with: CPU time, ratios to a floor or a peer, lines of its table."""

import os
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """A line of the table: what, figures, ratio, budget, whether it holds (None: not measured)."""

    what: str
    ours: str
    other: str
    ratio: str
    budget: str
    holds: bool | None


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
