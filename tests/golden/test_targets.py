"""Every notation of the shared material has a reading that a person confirmed.

The table keeps short notations as they are and sentences as the first 16 digits of their
SHA-256, for they are other people's words.
"""

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jixiao.model.target_reading import read_target
from jixiao.model.target_writing import write_target
from tests.model.readings import fault, shown
from tests.truth import SHARED

TABLE = Path(__file__).parent / "targets" / "notations.tsv"
pytestmark = [
    pytest.mark.golden,
    pytest.mark.skipif(not SHARED.exists(), reason="the real texts are not beside the repository"),
]


def table() -> dict[tuple[str, str], tuple[str, str]]:
    """Reading and fault by notation (or its hash) and unit column."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return {(row[0], row[1]): (row[2], row[3]) for row in rows}


def notations() -> Iterator[tuple[str, str]]:
    """Every notation with its unit column ("" without one) in the shared material."""
    values = (SHARED / "real" / "values.txt").read_text(encoding="utf-8").splitlines()[1:]
    yield from ((line.split("\t")[0], "") for line in values if line)
    for line in (SHARED / "real" / "indicators.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield (row.get("operator") or "") + (row.get("value") or ""), row.get("unit") or ""
    for path in sorted((SHARED / "golden").glob("0*.json")):
        yield from ((words, "") for words in targets(json.loads(path.read_text(encoding="utf-8"))))


def targets(entry: Any) -> Iterator[str]:
    """Every target and every criterion of a grade in a hand-read text."""
    if isinstance(entry, dict):
        if entry.get("target"):
            yield entry["target"]
        yield from filter(None, (entry.get("grade_criteria") or {}).values())
        entry = list(entry.values())
    if isinstance(entry, list):
        for each in entry:
            yield from targets(each)


def key(words: str) -> str:
    """The notation itself when it is a number, a unit or a word; the hash of a sentence."""
    if len(re.sub("[^一-鿿]", "", words)) <= 4 and len(words) <= 24:
        return words
    return "sha256:" + hashlib.sha256(words.encode()).hexdigest()[:16]


def test_every_shared_notation_reads_as_the_table_says() -> None:
    expected = table()
    wrong = []

    for words, unit in dict.fromkeys(notations()):
        target = read_target(words, unit=unit or None)
        reading = (shown(target), fault(target))
        if expected.get((key(words), unit)) != reading:
            wrong.append((words, unit, reading, expected.get((key(words), unit))))

    assert wrong == []


def test_every_entry_of_the_table_is_met() -> None:
    met = {(key(words), unit) for words, unit in notations()}

    assert sorted(set(table()) - met) == []


def test_every_shared_notation_can_be_written_and_read_again() -> None:
    for words, unit in dict.fromkeys(notations()):
        target = read_target(words, unit=unit or None)

        assert read_target(write_target(target)) == target


def test_every_shared_notation_without_a_reading_says_why() -> None:
    read = [read_target(words, unit=unit or None) for words, unit in notations()]

    assert [target for target in read if target.kind == "malformed" and not target.problem] == []
