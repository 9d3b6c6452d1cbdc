"""Holds what was read against the truth, by the conventions of the hand-read texts.

Strings are compared without any white space, amounts and percents as decimals. Only what the
truth states is compared; a list must have as many entries as the truth's.
"""

import json
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

REPOSITORY = Path(__file__).parents[1]
SAMPLES = REPOSITORY / "samples"
TRUTH = REPOSITORY / "tests" / "samples_truth"
SHARED = REPOSITORY.parent / "shared"
Entry = dict[str, Any]

_NOT_COMPARED = {"source", "notes", "notices"}
_DECIMALS = {
    *("total", "fiscal_funds", "other_funds", "budget", "03", "06", "10", "12", "points", "score"),
    *("original_budget", "adjusted_budget", "spent", "execution_rate"),
}


class Compared(NamedTuple):
    """Number of leaves that the truth states, and one line for every one that is not right."""

    leaves: int
    differences: list[str]

    @property
    def right(self) -> float:
        """Share of leaves that are right."""
        return 1 - len(self.differences) / max(1, self.leaves)


def differences(entry: Entry, truth: Entry) -> list[str]:
    """What an entry of ``documents`` says otherwise than the truth."""
    return compared(entry, truth).differences


def compared(entry: Any, truth: Any, *, folded: bool = False) -> Compared:
    """Every leaf of the truth against the entry.

    Args:
        entry: An entry of ``documents``, or a list of them.
        truth: The same, as it should be.
        folded: Whether full and half width, and signs that look alike, count as equal (scans).
    """
    found: list[str] = []
    leaves = _compare(entry, truth, "", "", folded, found)
    return Compared(leaves, found)


def _compare(entry: Any, truth: Any, path: str, key: str, folded: bool, found: list[str]) -> int:
    if isinstance(truth, dict):
        if not isinstance(entry, dict):
            return _missing(entry, truth, path, found)
        return sum(
            _compare(entry.get(name), value, f"{path}.{name}".lstrip("."), name, folded, found)
            for name, value in truth.items()
            if name not in _NOT_COMPARED
        )
    if isinstance(truth, list):
        return _compare_list(entry, truth, path, folded, found)
    if not _same(entry, truth, key, folded):
        found.append(f"{path}: {entry!r} instead of {truth!r}")
    return 1


def _compare_list(entry: Any, truth: list[Any], path: str, folded: bool, found: list[str]) -> int:
    if not isinstance(entry, list):
        return _missing(entry, truth, path, found)
    leaves = 1
    if len(entry) != len(truth):
        found.append(f"{path}: {len(entry)} entries instead of {len(truth)}")
    for at, each in enumerate(truth):
        if at < len(entry):
            leaves += _compare(entry[at], each, f"{path}[{at}]", "", folded, found)
        else:
            leaves += _missing(None, each, f"{path}[{at}]", found)
    return leaves


def _missing(entry: Any, truth: Any, path: str, found: list[str]) -> int:
    """Every leaf below counts as not read."""
    leaves = _leaves(truth)
    found += [f"{path}: {entry!r} instead of {_short(truth)}"] * leaves
    return leaves


def _leaves(truth: Any) -> int:
    if isinstance(truth, dict):
        return sum(_leaves(each) for name, each in truth.items() if name not in _NOT_COMPARED)
    if isinstance(truth, list):
        return 1 + sum(_leaves(each) for each in truth)
    return 1


def _short(truth: Any) -> str:
    text = json.dumps(truth, ensure_ascii=False)
    return text if len(text) < 60 else text[:60] + "…"


def _same(entry: Any, truth: Any, key: str, folded: bool) -> bool:
    if entry is None or truth is None:
        return entry is truth
    if key in _DECIMALS:
        try:
            return Decimal(str(entry)) == Decimal(str(truth))
        except InvalidOperation:
            return False
    return _bare(entry, folded) == _bare(truth, folded)


def _bare(value: object, folded: bool) -> str:
    words = re.sub(r"\s", "", str(value))
    if folded:
        words = unicodedata.normalize("NFKC", words).translate(_ALIKE)
    return words


_ALIKE = str.maketrans("—–－〔〕［］【】“”‘’", "---[][][]\"\"''")


def sample_truth(name: str) -> list[Entry]:
    """The documents that a sample must give."""
    text = (TRUTH / f"{name}.json").read_text(encoding="utf-8")
    documents: list[Entry] = json.loads(text)["documents"]
    return documents
