"""Two lists side by side under one level 1: long-term and annual indicators."""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from jixiao.reports.forms.leaves import Scope

Pair = tuple[Scope | None, Scope | None]


def aligned(first: Sequence[Scope], second: Sequence[Scope]) -> list[Pair]:
    """Rows of two lists, those of one level 1 beside each other; neither order changes.

    Args:
        first: Items with a ``level1``.
        second: The items of the other half.

    Returns:
        (item or None, item or None) a row; None where the other half goes on.
    """
    return list(_rows(_runs(first), _runs(second)))


def _runs(items: Sequence[Scope]) -> list[tuple[str, list[Scope]]]:
    return [(key, list(run)) for key, run in groupby(items, lambda item: item.words("level1"))]


def _rows(
    first: list[tuple[str, list[Scope]]], second: list[tuple[str, list[Scope]]]
) -> Iterator[Pair]:
    while first or second:
        if first and second and first[0][0] == second[0][0]:
            yield from zip_longest(first.pop(0)[1], second.pop(0)[1])
        elif first and (not second or second[0][0] in {key for key, _ in first}):
            yield from ((each, None) for each in first.pop(0)[1])
        else:
            yield from ((None, each) for each in second.pop(0)[1])
