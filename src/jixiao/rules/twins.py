"""Sentences of a document that are the same, or nearly the same, as another one.

Nothing is compared with everything: clauses meet where they begin or end alike, sentences where
they are the same without signs.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from math import ceil
from typing import NamedTuple

from jixiao.kernel.patterns import pattern
from jixiao.rules.passages import Passage
from jixiao.rules.prose import Prose
from jixiao.rules.told import Told, starts_of

_SHORTEST = 10
_END = 5
_MOST_MET = 6
_LARGEST_SHARE = 0.25
_SAME_ENDS = 0.5
_ORDINAL = pattern(r"^[（(]?0[）)、.．]")
_COMMAS = frozenset("、“”《》（）")
_NUMBERED = frozenset("0（(")
_Met = tuple[str, int]
_Apart = tuple[tuple[tuple[str, str], ...], str, str]


class Place(NamedTuple):
    """Some words, their passage and their offset there."""

    passage: Passage
    words: str
    start: int


class Difference(NamedTuple):
    """Two clauses that are the same but for a few signs.

    Args:
        first: The one that comes first.
        second: The other.
        pieces: What differs, as (words of the first, words of the second); "" for something that
            only the other has.
        before: The sign before the first piece, "" at the beginning.
        after: Up to three signs behind it.
    """

    first: Place
    second: Place
    pieces: tuple[tuple[str, str], ...]
    before: str
    after: str


class Copy(NamedTuple):
    """A sentence that stands at two places.

    Args:
        ordinals: Those of the passages in which it stands first and again.
        words: The sentence as it stands first and again.
    """

    ordinals: tuple[int, int]
    words: tuple[str, str]


def differences(prose: Prose) -> list[Difference]:
    """Clauses that differ in a few signs from another one; numbers do not count."""
    found: list[Difference] = []
    begun: dict[str, list[_Met]] = {}
    ended: dict[str, list[_Met]] = {}
    for met in _meetable(prose.told):
        key = met[0]
        alike = begun.setdefault(key[:_END], []), ended.setdefault(key[-_END:], [])
        near = _nearest(alike, met, prose)
        if near is not None:
            found.append(near)
        for each in alike:
            each.append(met)
    return found


def _meetable(told: Told) -> list[tuple[str, int]]:
    """Clauses that begin or end as another one does, each once, with their ordinals."""
    if len(told.text) < 2 * _SHORTEST:
        return []
    first: dict[str, int] = {}
    for at, key in enumerate(told.plain_clauses):
        if len(key) >= _SHORTEST and (
            key[0] not in _NUMBERED or len(key := _ORDINAL.sub("", key)) >= _SHORTEST
        ):
            first.setdefault(key, at)
    heads, tails = [key[:_END] for key in first], [key[-_END:] for key in first]
    begun, ended = Counter(heads), Counter(tails)
    return [
        met for met, head, tail in zip(first.items(), heads, tails, strict=True)
        if begun[head] > 1 or ended[tail] > 1
    ]  # fmt: skip


def _nearest(alike: tuple[list[_Met], list[_Met]], met: _Met, prose: Prose) -> Difference | None:
    """The smallest difference from a clause that begins or ends alike: the latest few of them."""
    begun, ended = alike
    if not begun and not ended:
        return None
    key, at = met
    best: tuple[int, int, _Apart] | None = None
    latest = (*ended[: -_MOST_MET - 1 : -1], *begun[: -_MOST_MET - 1 : -1])
    for other, there in dict.fromkeys(latest):
        apart = _pieces(other, key)
        if apart is None:
            continue
        changed = _changed(apart[0])
        if best is None or changed < best[0]:
            best = changed, there, apart
            if changed == 1:
                break
    if best is None:
        return None
    told = prose.told
    first, second = (
        place_of(prose, *told.place(told.clause_starts[each]), told.clauses[each])
        for each in (best[1], at)
    )
    return Difference(first, second, *best[2])


def place_of(prose: Prose, ordinal: int, since: int, words: str) -> Place:
    """Where some words stand in the passage of an ordinal, from an offset on."""
    passage = prose.passage(ordinal)
    stripped = words.strip()
    return Place(passage, stripped, passage.raw.find(stripped, since))


def _pieces(first: str, second: str) -> _Apart | None:
    """What differs between two clauses, and what stands around; None when it is too much."""
    longer = max(len(first), len(second))
    if abs(len(first) - len(second)) > longer * _LARGEST_SHARE:
        return None
    least = ceil(longer * _SAME_ENDS / 2)  # one of the ends is at least so long
    if first[:least] != second[:least] and first[-least:] != second[-least:]:
        return None
    head = _same(first, second)
    tail = _same(first[head:][::-1], second[head:][::-1])
    if head + tail < longer * _SAME_ENDS:
        return None
    middle = first[head : len(first) - tail], second[head : len(second) - tail]
    pieces = [(middle, head, len(first) - tail)]
    if not set(middle[0]).isdisjoint(middle[1]):
        most = longer * _LARGEST_SHARE
        if max(map(len, middle)) > most and _least_changed(*middle) > most:
            return None
        codes = SequenceMatcher(None, *middle, autojunk=False).get_opcodes()
        pieces = [
            ((middle[0][a:b], middle[1][c:d]), head + a, head + b)
            for kind, a, b, c, d in codes
            if kind != "equal"
        ]
        # A comma more or less says nothing where words differ as well.
        pieces = [each for each in pieces if "".join(each[0]) not in _COMMAS] or pieces
    apart = tuple(each for each, _, _ in pieces)
    if _changed(apart) > longer * _LARGEST_SHARE:
        return None
    _, start, end = pieces[0]
    return apart, first[:start][-1:], first[end : end + 3]


def _least_changed(first: str, second: str) -> int:
    """How many signs differ at least, commas left aside: those that both have may all be in place."""
    common = sum(
        [min(first.count(sign), second.count(sign)) for sign in {*first}.intersection(second)]
    )
    commas = sum(map((first + second).count, _COMMAS))
    return max(len(first), len(second)) - common - commas


def _changed(pieces: Sequence[tuple[str, str]]) -> int:
    """How many signs differ."""
    return sum(max(len(first), len(second)) for first, second in pieces)


def _same(first: str, second: str) -> int:
    """How many signs at the beginning are the same."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def copies(prose: Prose, shortest: int) -> list[Copy]:
    """Sentences of at least so many signs, and where they stood before.

    Projects are not compared with each other here: many say the same.
    """
    told = prose.told
    long = [(at, words) for at, words in enumerate(told.sentences) if len(words) >= shortest]
    keys = [words for _, words in long]
    for space in told.spaces:
        keys = [words.replace(space, "") for words in keys]
    if len(set(keys)) == len(keys):
        return []
    found: list[Copy] = []
    known: dict[str, tuple[int, str]] = {}
    starts = told.sentence_starts
    begin, end = _projects_in(prose)
    for key, here in zip(keys, long, strict=True):
        first = known.setdefault(key, here)
        if first is here or (begin <= starts[first[0]] and starts[here[0]] < end):
            continue
        ordinals = told.place(starts[first[0]])[0], told.place(starts[here[0]])[0]
        found.append(Copy(ordinals, (first[1], here[1])))
    return found


def _projects_in(prose: Prose) -> tuple[int, int]:
    """Where in ``prose.told.text`` the words of projects begin and end."""
    told, inside = prose.told, prose.of_projects
    first, last = bisect_left(told.ordinals, inside.start), bisect_left(told.ordinals, inside.stop)
    ends = [*starts_of(told.raws), len(told.text) + 1]
    return ends[first], ends[last]


def rarer(each: Difference, prose: Prose) -> int | None:
    """Which of two clauses is spelled as nothing else in the document is: 0, 1, or None.

    Only words of the same length are weighed, each against the other.
    """
    if any(len(first) != len(second) or len(first) < 2 for first, second in each.pieces):
        return None
    sides = {_rare_side(first, second, prose.text) for first, second in each.pieces}
    return sides.pop() if len(sides) == 1 else None


def _rare_side(first: str, second: str, text: str) -> int | None:
    counts = text.count(first), text.count(second)
    if min(counts) > 1 or max(counts) < 3:
        return None
    return 0 if counts[0] < counts[1] else 1


def spelled(each: Difference) -> tuple[str, str]:
    """The first piece as people read it: a single sign with the one before it."""
    first, second = each.pieces[0]
    before = each.before if len(first) == len(second) == 1 else ""
    return f"{before}{first}", f"{before}{second}"


def varies(each: Difference) -> bool:
    """Whether a difference looks like an oversight, not like another thing meant."""
    if len(each.pieces) != 1:
        return False
    first, second = each.pieces[0]
    if "0" in first or "0" in second:
        return False
    if not first or not second:
        return True
    return len(first) == len(second) == 1
