"""Findings of two versions of a document: fixed, still there, new; robust against moved rows."""

import re
from collections.abc import Callable, Container, Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from jixiao.kernel.findings import Finding, Severity

_WHITE = re.compile(r"\s+")
_ORDINAL = re.compile(r"\[\d+\]")


class Versions(NamedTuple):
    """How the findings of an older version and those of today belong together.

    Args:
        fixed: Findings of the older version that are gone.
        still: (older, today's) pairs.
        new: Findings that the older version did not have.
        silenced: Findings of the older version that are there but no longer counted.
        unasked: Findings of the older version whose rules were not asked today.
    """

    fixed: tuple[Finding, ...]
    still: tuple[tuple[Finding, Finding], ...]
    new: tuple[Finding, ...]
    silenced: tuple[Finding, ...] = ()
    unasked: tuple[Finding, ...] = ()


class Snapshot(Protocol):
    """Findings of one file as they were kept."""

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def sha256(self) -> str:
        """Its SHA-256."""


S = TypeVar("S", bound=Snapshot)


def compared(
    older: Iterable[Finding],
    today: Iterable[Finding],
    asked: Container[str] | None = None,
    level: Severity = Severity.NOTE,
) -> Versions:
    """Match findings by what they say, then by their row, at last by their place.

    A row that has moved keeps its words, a row whose words were changed keeps its place: each
    finding is matched at most once, the surest way first. What was not counted in the older
    version is left out.

    Args:
        older: Findings of the older version.
        today: Findings of today, those that settings suppress among them.
        asked: Ids of the rules that were asked today; None for all.
        level: Findings below it are left out; a pair counts by its level of today.
    """
    today = list(today)
    open_ = [each for each in older if each.suppressed is None]
    before = [each for each in open_ if asked is None or each.rule in asked]
    unasked = [each for each in open_ if asked is not None and each.rule not in asked]
    after, pairs = list(today), []
    for key in (_words, _said, _row, _place):
        before, after, matched = _match(before, after, key)
        pairs += matched
    order = {id(each): at for at, each in enumerate(today)}
    pairs.sort(key=lambda pair: order.get(id(pair[1]), 0))
    return Versions(
        fixed=tuple(each for each in before if each.severity >= level),
        still=tuple(
            pair for pair in pairs if pair[1].suppressed is None and pair[1].severity >= level
        ),
        new=tuple(each for each in after if each.suppressed is None and each.severity >= level),
        silenced=tuple(old for old, now in pairs if now.suppressed and old.severity >= level),
        unasked=tuple(each for each in unasked if each.severity >= level),
    )


def older_versions(
    files: Sequence[tuple[str, str]], snapshots: Sequence[S]
) -> tuple[list[S | None], list[S]]:
    """Which snapshot is the older version of which file; each belongs to one file at most.

    A file is known by its path, then by its bytes, then by its name with most of its folders,
    then by its name without the suffix (the same document in another format); one file and one
    snapshot belong together whatever they are called.

    Args:
        files: Name and SHA-256 of each file.
        snapshots: Snapshots in the order in which they were written.

    Returns:
        The snapshot of each file, None without one; and the snapshots of no file.
    """
    found: list[S | None] = [None] * len(files)
    left = dict(enumerate(snapshots))
    if len(files) == len(snapshots) == 1:
        return [snapshots[0]], []
    for way in (_whole_path, _sha256, _path_from_name, _path_from_stem):
        groups: dict[object, list[tuple[int, tuple[str, ...]]]] = {}
        for n, old in left.items():
            key, path = way(old.name, old.sha256)
            groups.setdefault(key, []).append((n, path))
        sought = []
        for at, file in enumerate(files):
            if found[at] is None:
                key, path = way(*file)
                sought += [(-_shared(path, old), at, n) for n, old in groups.get(key, ())]
        for _, at, n in sorted(sought):
            if found[at] is None and n in left:
                found[at] = left.pop(n)
    return found, list(left.values())


def _whole_path(name: str, _sha256: str) -> tuple[object, tuple[str, ...]]:
    return _path(name), ()


def _sha256(_name: str, sha256: str) -> tuple[object, tuple[str, ...]]:
    return sha256, ()


def _path_from_name(name: str, _sha256: str) -> tuple[object, tuple[str, ...]]:
    path = _path(name)
    return path[-1:], path


def _path_from_stem(name: str, _sha256: str) -> tuple[object, tuple[str, ...]]:
    path = _stem(name)
    return path[-1:], path


def _path(name: str) -> tuple[str, ...]:
    return tuple(step for step in name.replace("\\", "/").split("/") if step not in {"", "."})


def _stem(name: str) -> tuple[str, ...]:
    *folders, last = _path(name) or ("",)
    return (*folders, last.partition(".")[0] or last)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many steps two paths share at their end."""
    count = 0
    for here, there in zip(reversed(one), reversed(other), strict=False):
        if here != there:
            break
        count += 1
    return count


def _match(
    before: Sequence[Finding], after: Sequence[Finding], key: Callable[[Finding], object]
) -> tuple[list[Finding], list[Finding], list[tuple[Finding, Finding]]]:
    """Pairs with the same key, in order; what is left of both."""
    waiting: dict[object, list[Finding]] = {}
    for each in before:
        waiting.setdefault(key(each), []).append(each)
    left, matched = [], []
    for each in after:
        found = waiting.get(key(each)) if key(each) is not None else None
        if found:
            matched.append((found.pop(0), each))
        else:
            left.append(each)
    taken = {id(old) for old, _ in matched}
    return [each for each in before if id(each) not in taken], left, matched


def _words(finding: Finding) -> object:
    row = _WHITE.sub("", finding.row or "")
    return finding.rule, _WHITE.sub("", finding.text), row, _leaf(finding), finding.message


def _said(finding: Finding) -> object:
    """What is said of the leaf, whatever row is printed beside it: a form may have moved."""
    return finding.rule, _leaf(finding), finding.message


def _row(finding: Finding) -> object:
    """The row's first cells: they name it, and stay when its target is changed."""
    if finding.row is None:
        return None
    return finding.rule, _WHITE.sub("", "".join(finding.row.split(" | ")[:3])), _leaf(finding)


def _place(finding: Finding) -> object:
    return finding.rule, finding.where


def _leaf(finding: Finding) -> str:
    return _ORDINAL.sub("", finding.where.rpartition(".")[2])
