"""How much of each room the tests reach, line by line and branch by branch, against what is kept.

``make coverage`` runs the quick tests, ``make coverage SLOW=1`` all of them, and
``make coverage ROOMS="kernel model"`` the tests of some rooms only. The least share of each room
stands in pyproject.toml under ``[tool.jixiao.coverage]``; a room below it fails. What was measured
is left in out/coverage; ``coverage html`` makes pages of it.
"""

import argparse
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
PACKAGE = "src/jixiao/"
OUT = ROOT / "out" / "coverage"


class Reached(NamedTuple):
    """What of a room was reached: statements and branches, and how many there are of both."""

    lines: int = 0
    branches: int = 0
    all_lines: int = 0
    all_branches: int = 0

    @property
    def percent(self) -> float:
        """Lines and branches together, as coverage.py counts; rounded down to a tenth."""
        everything = self.all_lines + self.all_branches
        reached = self.lines + self.branches
        return reached * 1000 // everything / 10 if everything else 100.0

    def plus(self, summary: Mapping[str, int]) -> "Reached":
        """With one more file, whose summary coverage.py gives."""
        return Reached(
            self.lines + summary["covered_lines"],
            self.branches + summary["covered_branches"],
            self.all_lines + summary["num_statements"],
            self.all_branches + summary["num_branches"],
        )


def kept() -> dict[str, float]:
    """Room to the least percentage, as pyproject.toml has it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rooms: dict[str, float] = settings["tool"]["jixiao"]["coverage"]
    return rooms


def by_room(files: Mapping[str, Mapping[str, Any]], rooms: Iterable[str]) -> dict[str, Reached]:
    """What was reached of each room: a folder below the package, or one module of it."""
    found = dict.fromkeys(rooms, Reached())
    for path, measured in files.items():
        name = path.replace(os.sep, "/").partition(PACKAGE)[2]
        for room in found:
            if name == f"{room}.py" or name.startswith(f"{room}/"):
                found[room] = found[room].plus(measured["summary"])
    return found


def coverage(*words: str) -> int:
    """Run coverage.py with the settings of the project; its data lies in ``OUT``."""
    environment = os.environ | {"COVERAGE_FILE": str(OUT / "data")}
    command = [sys.executable, "-m", "coverage", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def folders(rooms: Iterable[str]) -> list[str]:
    """Where the tests of some rooms lie; the examples in docstrings are tests, too."""
    found = ["tests/web" if room.startswith("webapp") else f"tests/{room}" for room in rooms]
    return [*dict.fromkeys(found), "tests/test_docstring_examples.py"]


def main() -> int:
    """Measure, say it room by room, and fail where a room reaches less than is kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slow", action="store_true", help="the slow tests as well")
    parser.add_argument("rooms", nargs="*", help="rooms whose tests are run; all without any")
    given = parser.parse_args()
    least = {room: each for room, each in kept().items() if room in (given.rooms or kept())}
    OUT.mkdir(parents=True, exist_ok=True)
    coverage("erase")
    chosen = folders(given.rooms) if given.rooms else ["tests"]
    marks = [] if given.slow else ["-m", "not slow"]
    failed = coverage("run", "-m", "pytest", "-n", "2", *marks, *chosen)
    coverage("combine", "--quiet")
    coverage("json", "--quiet", "-o", str(OUT / "measured.json"))
    measured = json.loads((OUT / "measured.json").read_text(encoding="utf-8"))
    below = []
    print(f"\n{'room':<16}{'lines':>14}{'branches':>14}{'reached':>10}{'kept':>8}")
    for room, reached in by_room(measured["files"], least).items():
        lines = f"{reached.lines}/{reached.all_lines}"
        branches = f"{reached.branches}/{reached.all_branches}"
        shares = f"{reached.percent:>9.1f}%{least[room]:>7g}%"
        print(f"{room:<16}{lines:>14}{branches:>14}{shares}")
        if reached.percent < least[room]:
            below.append(room)
    if below:
        print(f"\nless than is kept: {', '.join(below)}; add tests of what is missing")
    return 1 if below or failed else 0


if __name__ == "__main__":
    sys.exit(main())
