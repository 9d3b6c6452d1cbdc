"""A well-written plan has nothing to say about; a planted defect is found there and only there."""

import random
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from jixiao.kernel.findings import Finding, Severity
from jixiao.services.checking import check_file
from jixiao.services.reading import read_bytes
from tests.truth import SAMPLES

PLANS = sorted((SAMPLES / "clean").glob("*.perf.txt"))
PLACES = 4
"""Random places at which each defect is planted in each plan."""


class Defect(NamedTuple):
    """A way to spoil a plan.

    Args:
        rules: Rules of which one must speak.
        column: Ordinal of the cell of an indicator that is spoilt, None for other lines.
        fits: What the cell, or the line, must look like.
        spoilt: What becomes of what ``fits`` has matched; groups as in ``re.sub``.
        companions: Rules that may speak as well, there or elsewhere.
    """

    rules: set[str]
    column: int | None
    fits: str
    spoilt: str
    companions: set[str] = set()  # noqa: RUF012 -- never changed


LEVEL1, LEVEL2, NAME, DESCRIPTION, TARGET, BASIS = range(6)
DEFECTS = {
    "bare unit": Defect({"TGT001"}, TARGET, r"^≥[\d.]+([^\d%/]+)$", r"\1"),
    "target missing": Defect({"TGT002"}, TARGET, r"^.+$", ""),
    "number and grade": Defect({"TGT008"}, TARGET, r"^≥(\d+)%$", r"≥\1优"),
    "number and words": Defect(
        {"TGT009"}, TARGET, r"^≥(\d+)(场|期|公里|座|人|个)$", r"≥\1慰问到位"
    ),
    "placeholder": Defect({"TGT011", "TXT001"}, TARGET, r"^≥\d+%$", "≥**%"),
    "no operator": Defect({"TGT013"}, TARGET, r"^≥(\d+%)$", r"\1"),
    "rate the wrong way": Defect({"TGT014"}, TARGET, r"^≥(\d+%)$", r"≤\1"),
    "over 100 %": Defect({"TGT017"}, TARGET, r"^≥\d+%$", "≥105%"),
    "cost not capped": Defect({"IND004"}, TARGET, r"^≤(.+)$", r"≥\1"),
    "date of another year": Defect({"TGT025"}, TARGET, r"^2025年", "2024年"),
    "date after the year": Defect({"TGT026"}, TARGET, r"^2025年", "2026年"),
    "basis missing": Defect({"BAS001"}, BASIS, r"^.+$", ""),
    "basis is none": Defect({"BAS002"}, BASIS, r"^.+$", "完成"),
    "basis is a class": Defect({"BAS004"}, BASIS, r"^.+$", "行业标准"),
    "square brackets": Defect({"BAS008"}, BASIS, r"〔(\d+)〕", r"[\1]"),
    "name is a class": Defect({"IND030"}, NAME, r"^.+$", "社会效益指标"),
    "placeholder in name": Defect({"TXT001"}, NAME, r"^(.+)$", r"\1**"),
    "description missing": Defect({"IND034"}, DESCRIPTION, r"^.+$", ""),
    "description repeats": Defect({"IND032", "IND033"}, DESCRIPTION, r"^.+$", "{name}"),
    "wrong level 2": Defect(
        {"IND008", "IND009"}, LEVEL2, r"^质量指标$", "社会效益指标", {"IND002"}
    ),
    "sums differ": Defect({"FND001"}, None, r"财政资金: [\d.]+", "财政资金: 12.34"),
    "plan falls": Defect({"PLN002", "PLN006"}, None, r"6月底 \d+%", "6月底 3%"),
    "plan ends early": Defect({"PLN003"}, None, r"12月底 100%", "12月底 95%"),
    "plan beyond 100": Defect({"PLN004"}, None, r"12月底 100%", "12月底 120%"),
    "no use of funds": Defect({"FND012"}, None, r"^用途: .*$", "用途:"),
    "doubled phrase": Defect({"TXT008"}, None, r"^(目标: .*)(满意度)(.*)$", r"\1\2\2\3"),
    "bracket left open": Defect(
        {"TXT010", "TXT011", "TXT012"}, None, r"（([一二三])）", r"（\1", {"DOC007"}
    ),
}


def findings(text: str) -> list[Finding]:
    return list(check_file(read_bytes(text.encode(), "样例.perf.txt")).findings)


def key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.message


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_a_well_written_plan_has_no_error_and_at_most_three_notes(path: Path) -> None:
    found = findings(path.read_text(encoding="utf-8"))

    assert [each.message for each in found if each.severity > Severity.NOTE] == []
    assert len(found) <= 3
    assert len(PLANS) >= 2


def spots(lines: list[str], defect: Defect) -> list[int]:
    """Lines in which a defect can be planted."""
    if defect.column is None:
        return [at for at, line in enumerate(lines) if re.search(defect.fits, line)]
    rows = [at for at, line in enumerate(lines) if line.count(" | ") == 5 and "列:" not in line]
    return [at for at in rows if re.search(defect.fits, lines[at].split(" | ")[defect.column])]


def planted(lines: list[str], at: int, defect: Defect) -> str:
    """The plan with a defect in one line."""
    line = lines[at]
    if defect.column is None:
        line = re.sub(defect.fits, defect.spoilt, line, count=1)
    else:
        cells = line.split(" | ")
        words = defect.spoilt.replace("{name}", cells[NAME])
        cells[defect.column] = re.sub(defect.fits, words, cells[defect.column], count=1)
        line = " | ".join(cells)
    return "\n".join([*lines[:at], line, *lines[at + 1 :]])


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
@pytest.mark.parametrize("name", DEFECTS)
def test_a_planted_defect_is_found_there_and_nothing_is_found_elsewhere(
    name: str, path: Path
) -> None:
    defect = DEFECTS[name]
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    before = {key(each) for each in findings(text)}
    found_in = spots(lines, defect)
    assert found_in, "the plan has no place for this defect"

    for at in random.Random(name).sample(found_in, min(PLACES, len(found_in))):
        new = [each for each in findings(planted(lines, at, defect)) if key(each) not in before]
        there = {each.rule for each in new if _is_at(each, at)}
        elsewhere = {each.rule for each in new if not _is_at(each, at)} - defect.companions
        assert there & defect.rules, (lines[at], [each.message for each in new])
        assert elsewhere == set(), (lines[at], [each.message for each in new])


def _is_at(finding: Finding, line: int) -> bool:
    return finding.span is not None and finding.span.line == line + 1
