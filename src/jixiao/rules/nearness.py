"""Sentences of many documents that are the same but for one or two signs.

Two sentences meet where they begin with the same signs or end with them; within such a group
only neighbours in order are compared. So twenty thousand documents cost ten times two thousand.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_END = 10
_LARGEST_GROUP = 24
_MOST_DIFFERING = 2
_AROUND = 10
_NUMBERS = frozenset("0123456789零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟")
_LEVELS = frozenset("县市区旗省乡镇村全我本上下前后各")
"""Signs whose change is meant: a county's sentence is a city's with 市 for 县."""


class Change(NamedTuple):
    """What differs between two sentences, and a few signs around it."""

    first: str
    second: str
    first_around: str
    second_around: str


def near_pairs(sentences: Sequence[str]) -> Iterator[tuple[int, int, Change]]:
    """(ordinal, ordinal, what differs) of sentences that differ in at most two signs.

    Args:
        sentences: Bare words, none twice, none shorter than twenty signs.
    """
    told: set[tuple[int, int]] = set()
    for end in (slice(None, _END), slice(-_END, None)):
        groups: dict[str, list[int]] = {}
        for at, words in enumerate(sentences):
            groups.setdefault(words[end], []).append(at)
        for group in groups.values():
            if len(group) < 2:
                continue
            for first, second in _neighbours(group, sentences):
                pair = (min(first, second), max(first, second))
                if pair in told:
                    continue
                change = difference(sentences[pair[0]], sentences[pair[1]])
                if change is not None:
                    told.add(pair)
                    yield *pair, change


def _neighbours(group: list[int], sentences: Sequence[str]) -> Iterator[tuple[int, int]]:
    """All pairs of a small group; of a large one those that stand together when sorted."""
    if len(group) <= _LARGEST_GROUP:
        for n, first in enumerate(group):
            for second in group[n + 1 :]:
                if abs(len(sentences[first]) - len(sentences[second])) <= _MOST_DIFFERING:
                    yield first, second
        return
    for backwards in (False, True):
        order = sorted(group, key=lambda at: sentences[at][::-1] if backwards else sentences[at])
        yield from pairwise(order)


def difference(first: str, second: str) -> Change | None:
    """What differs when it is one place of at most two signs and no number or level; else None.

    >>> difference("对重点水源地开展调查研究形成报告", "对重点水源地开展调查眼究形成报告")[:2]
    ('研', '眼')
    >>> difference("培训人员三百人次", "培训人员四百人次") is None
    True
    """
    size, other_size = len(first), len(second)
    if not -_MOST_DIFFERING < size - other_size < _MOST_DIFFERING:
        return None
    most = min(size, other_size)
    ahead = _shared(first, second, most)
    left = most - ahead
    for behind in range(left, max(left - _MOST_DIFFERING, 0) - 1, -1):
        if first.endswith(second[other_size - behind :]):
            break
    else:
        return None
    one, other = first[ahead : size - behind], second[ahead : other_size - behind]
    if max(len(one), len(other)) > _MOST_DIFFERING or not one or not other:
        return None
    if not _NUMBERS.isdisjoint(one + other) or not _LEVELS.isdisjoint(one + other):
        return None
    return Change(one, other, _around(first, ahead, len(one)), _around(second, ahead, len(other)))


def _shared(first: str, second: str, most: int) -> int:
    """How many signs two sentences begin with in common, found by halving."""
    known = 0
    while known < most:
        middle = (known + most + 1) // 2
        if first[known:middle] == second[known:middle]:
            known = middle
        else:
            most = middle - 1
    return known


def _around(words: str, start: int, length: int) -> str:
    left, right = max(0, start - _AROUND), start + length + _AROUND
    part = words[left:right]
    return ("…" if left else "") + part + ("…" if right < len(words) else "")
