"""Measures which defects that a reviewer found in real texts the rules find at the same place.

    python -m tools.defects [--missed]

The reviewer's list is ../shared/golden/defects.json. A defect counts as found when a rule that
declares its kind (``covers="kind:…"``) speaks at its place: the same path, or one of them above
the other within the same chapter, project or activity. Of chapters the words must overlap.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jixiao.kernel.findings import Finding
from jixiao.rules.catalogue import rules
from jixiao.rules.places import reach
from jixiao.services.checking import check_file, check_together
from jixiao.services.reading import read
from tests.truth import SHARED

KINDS = Path(__file__).parents[1] / "tests" / "golden" / "defect_kinds.toml"
_ROOT = re.compile(r"^documents\[0\]\.?")
_PLACE = re.compile(r"(?:projects|sections|activities|toc)\[\d+\]")
_WHITE = re.compile(r"\s+")
WANTED = {"error": 90, "warning": 75}
"""Percent of the mechanical kinds that must be found."""


def judgement() -> dict[str, str]:
    """Kinds that need a person, and why."""
    found: dict[str, str] = tomllib.loads(KINDS.read_text(encoding="utf-8"))["judgement"]
    return found


def answering() -> dict[str, set[str]]:
    """Kind of defect to the rules that declare it."""
    found: dict[str, set[str]] = {}
    for rule in rules().values():
        for word in rule.covers:
            if word.startswith("kind:"):
                found.setdefault(word.removeprefix("kind:"), set()).add(rule.id)
    return found


def matched() -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Every defect with the rules that find it at its place."""
    defects = json.loads((SHARED / "golden" / "defects.json").read_text(encoding="utf-8"))
    names = sorted({each["source"] for each in defects})
    every = sorted((SHARED / "seeds").glob("*.txt"))
    checked = check_together([check_file(read(path)) for path in every])
    files = {Path(each.file.source.name).name: each for each in checked}
    answers = answering()
    for name in names:
        file = files[name]
        document = file.file.documents[0]
        for defect in defects:
            if defect["source"] != name:
                continue
            able = answers.get(defect["kind"], set())
            yield (
                defect,
                sorted(
                    {
                        each.rule
                        for each in file.findings
                        if each.rule in able and _is_there(each, defect, document)
                    }
                ),
            )


def _is_there(finding: Finding, defect: dict[str, Any], document: object) -> bool:
    here, there = _ROOT.sub("", finding.where), defect["where"]
    if here != there and not there.startswith(f"{here}.") and not here.startswith(f"{there}."):
        mine, its = _PLACE.match(here), _PLACE.match(there)
        if mine is None or its is None or not _same_row(here, there):
            return _overlap(finding, defect, document, here, there)
    if "sections[" in here and finding.text and defect["text"]:
        return _overlap(finding, defect, document, here, there)
    return True


def _same_row(here: str, there: str) -> bool:
    """Whether two leaves stand in one row of a grid."""
    row = re.compile(r"(?:projects\[\d+\]\.indicators|activities)\[\d+\](?:\.indicators\[\d+\])?")
    mine, its = row.match(here), row.match(there)
    return mine is not None and its is not None and mine[0] == its[0]


def _overlap(
    finding: Finding, defect: dict[str, Any], document: object, here: str, there: str
) -> bool:
    """Whether words of chapters overlap; a chapter holds the text of those below it."""
    if not here.startswith("sections[") or not there.startswith("sections["):
        return False
    mine, its = (_WHITE.sub("", words) for words in (finding.text, defect["text"]))
    leaf = reach(document, here)
    raw = _WHITE.sub("", getattr(leaf, "raw", ""))
    if mine in its or its in mine:
        return True
    at, start = raw.find(its), raw.find(mine)
    return at >= 0 and start >= 0 and start < at + len(its) and at < start + len(mine)


def table() -> list[str]:
    """The figures per kind as a Markdown table, and the totals against what was asked for."""
    person = judgement()
    answers = answering()
    counts: dict[str, dict[str, list[int]]] = {}
    for defect, found in matched():
        kind = counts.setdefault(defect["kind"], {})
        cell = kind.setdefault(defect["severity"], [0, 0])
        cell[0] += bool(found)
        cell[1] += 1
    lines = [
        "| kind | mechanical | error | warning | info | rules |",
        "| --- | --- | ---: | ---: | ---: | --- |",
    ]
    for kind, cells in sorted(counts.items()):
        shown = (
            f"{cells[level][0]}/{cells[level][1]}" if level in cells else ""
            for level in ("error", "warning", "info")
        )
        is_mechanical = "no" if kind in person else "yes"
        rules_ = ", ".join(sorted(answers.get(kind, ())))
        lines.append(f"| {kind} | {is_mechanical} | {' | '.join(shown)} | {rules_} |")
    lines.append("")
    for level, wanted in WANTED.items():
        cells = [
            each[level] for kind, each in counts.items() if kind not in person and level in each
        ]
        found, total = (sum(cell[at] for cell in cells) for at in (0, 1))
        lines.append(
            f"Mechanical {level}s found at their place: {found} of {total}, "
            f"{found / max(total, 1):.0%} (asked for: {wanted} %)."
        )
    return lines


def main() -> None:
    """Print the table, or the defects that are missed."""
    if "--missed" not in sys.argv:
        print("\n".join(table()))
        return
    person = judgement()
    for defect, found in matched():
        if not found and defect["kind"] not in person:
            print(
                defect["source"][:3], defect["severity"], defect["kind"], defect["where"],
                "|", defect["text"][:70].replace("\n", " "), "|", defect["why"][:160],
            )  # fmt: skip


if __name__ == "__main__":
    main()
