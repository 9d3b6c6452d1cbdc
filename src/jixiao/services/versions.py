"""Findings of two versions of a document: fixed, still there, new; robust against moved rows."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from jixiao.kernel.findings import Finding

_WHITE = re.compile(r"\s+")


class Versions(NamedTuple):
    """How the findings of an older version and those of today belong together.

    Args:
        fixed: Findings of the older version that are gone.
        still: (older, today's) pairs.
        new: Findings that the older version did not have.
    """

    fixed: tuple[Finding, ...]
    still: tuple[tuple[Finding, Finding], ...]
    new: tuple[Finding, ...]


def compared(older: Iterable[Finding], today: Iterable[Finding]) -> Versions:
    """Match findings by what they say, then by their row, at last by their place.

    A row that has moved keeps its words, a row whose words were changed keeps its place: each
    finding is matched at most once, the surest way first. Suppressed findings are left out.
    """
    before = [each for each in older if each.suppressed is None]
    after = [each for each in today if each.suppressed is None]
    still: list[tuple[Finding, Finding]] = []
    for key in (_words, _row, _place):
        before, after, matched = _match(before, after, key)
        still += matched
    order = {id(each): at for at, each in enumerate(today)}
    still.sort(key=lambda pair: order.get(id(pair[1]), 0))
    return Versions(tuple(before), tuple(still), tuple(after))


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


def _row(finding: Finding) -> object:
    """The row's first cells: they name it, and stay when its target is changed."""
    if finding.row is None:
        return None
    return finding.rule, _WHITE.sub("", "".join(finding.row.split(" | ")[:3])), _leaf(finding)


def _place(finding: Finding) -> object:
    return finding.rule, finding.where


def _leaf(finding: Finding) -> str:
    return finding.where.rpartition(".")[2]
