"""Which part of an older version is which part of a newer one.

Parts are matched by keys first (``keys.KEYS``); what is left by likeness, but only with those
that share rare pairs of signs, so that the work grows with the number of parts and not with
its square. What is left then may have gone to another parent.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from jixiao.comparing.keys import ACROSS, KEYS, Key, content, score
from jixiao.comparing.likeness import pairs_of
from jixiao.comparing.parts import ITEMS, PARAGRAPHS, Part, remembers

_LEAST = {"projects": 0.4, "sections": 0.5, PARAGRAPHS: 0.45, **dict.fromkeys(ITEMS, 0.45)}
_LEAST_ROW = 0.55
_BESIDE = 0.1
"""What it counts that two parts stand behind a matched pair."""
_COMMON = 24
"""Parts that have a pair of signs from which on it tells nothing."""
_SOUGHT = 160
"""Pairs of signs by which a part is looked for, the rarest."""
_CANDIDATES = 6
_LONE = (*ITEMS, "graded", "sections")
"""Kinds of parts that stay what they are though all words are new, if nothing else is there."""


class Pairing:
    """Which parts of two versions belong together.

    Args:
        old: The older version.
        new: The newer one.
    """

    def __init__(self, old: Part, new: Part) -> None:
        self.old = old
        self.new = new
        self._knows_rows = remembers(old) or remembers(new)
        self._new_of: dict[int, Part] = {}
        self._old_of: dict[int, Part] = {}
        self._match(old, new)
        self._align()

    def new_of(self, part: Part) -> Part | None:
        """What has become of an older part; None when it has vanished."""
        return self._new_of.get(id(part))

    def old_of(self, part: Part) -> Part | None:
        """What a newer part was; None when it was added."""
        return self._old_of.get(id(part))

    def _match(self, old: Part, new: Part) -> None:
        self._new_of[id(old)] = new
        self._old_of[id(new)] = old

    def _align(self) -> None:
        """Level by level: siblings first, then those that are left, below any parent."""
        before, after = [self.old], [self.new]
        while before or after:
            for old in before:
                new = self.new_of(old)
                if new is not None:
                    for name, parts in old.lists.items():
                        self._lists(parts, new.lists.get(name, []))
            before = [each for part in before for each in part.children()]
            after = [each for part in after for each in part.children()]
            for kind in ACROSS:
                self._across(
                    kind,
                    [each for each in before if each.kind == kind],
                    [each for each in after if each.kind == kind],
                )

    def _lists(self, old: Sequence[Part], new: Sequence[Part]) -> None:
        if not old or not new:
            return
        kind = old[0].kind
        left, right = list(old), list(new)
        for key in KEYS[kind]:
            if not left or not right:
                return
            left, right = self._by_key(left, right, key)
        if kind == "documents":
            if len(old) == len(new) == 1:
                self._match(old[0], new[0])
            return
        self._by_likeness(left, right)
        if self._knows_rows:
            self._by_row(old, new)
        if kind in _LONE:
            self._lone(old, new)

    def _by_key(self, old: list[Part], new: list[Part], key: Key) -> tuple[list[Part], list[Part]]:
        """Match parts of one key in their order; what is left of both."""
        waiting: dict[str, list[Part]] = {}
        for each in reversed(old):
            if word := key(each):
                waiting.setdefault(word, []).append(each)
        for each in new:
            if waiting and (found := waiting.get(key(each))):
                self._match(found.pop(), each)
        return self._unmatched(old, new)

    def _unmatched(self, old: Sequence[Part], new: Sequence[Part]) -> tuple[list[Part], list[Part]]:
        left = [each for each in old if id(each) not in self._new_of]
        return left, [each for each in new if id(each) not in self._old_of]

    def _by_likeness(self, old: Sequence[Part], new: Sequence[Part]) -> None:
        if not old or not new:
            return
        least = _LEAST.get(old[0].kind, _LEAST_ROW)
        found: list[tuple[float, int, int]] = []
        for at, there in _candidates(old, new):
            like = score(old[at], new[there])
            if self._is_behind_pair(old[at], new[there]):
                like += _BESIDE
            if like >= least:
                found.append((-like, abs(old[at].at - new[there].at), at * len(new) + there))
        for _, _, place in sorted(found):
            at, there = divmod(place, len(new))
            if id(old[at]) not in self._new_of and id(new[there]) not in self._old_of:
                self._match(old[at], new[there])

    def _by_row(self, old: Sequence[Part], new: Sequence[Part]) -> None:
        """Match by what a row was when it was written: all its words may be others now.

        If those that are matched already say otherwise, the rows were written from another version.
        """
        rows = {each.row: each for each in old if each.row}
        known = [(self._old_of.get(id(each)), each) for each in new if each.row]
        right = sum(was is not None and was.row == each.row for was, each in known)
        wrong = sum(was is not None and was.row != each.row for was, each in known)
        if wrong > right:
            return
        for was, each in known:
            before = rows.get(each.row) if was is None else None
            if before is not None and id(before) not in self._new_of:
                self._match(before, each)

    def _is_behind_pair(self, old: Part, new: Part) -> bool:
        """Whether the siblings before both are matched, or both are the first."""
        before, after = _sibling(old), _sibling(new)
        if before is None or after is None:
            return before is after
        return self.new_of(before) is after

    def _lone(self, old: Sequence[Part], new: Sequence[Part]) -> None:
        """One part left behind the same pair in both versions is the same part, rewritten."""
        left, right = self._unmatched(old, new)
        for each in left:
            follower = old[each.at + 1] if each.at + 1 < len(old) else None
            for other in right:
                after = new[other.at + 1] if other.at + 1 < len(new) else None
                ends = (
                    after is None
                    if follower is None
                    else after is not None and self.new_of(follower) is after
                )
                if ends and id(other) not in self._old_of and self._is_behind_pair(each, other):
                    self._match(each, other)
                    break

    def _across(self, kind: str, old: Sequence[Part], new: Sequence[Part]) -> None:
        """Match what is left by keys that are the only ones in their whole version."""
        left, right = self._unmatched(old, new)
        for key in ACROSS[kind]:
            if not left or not right:
                return
            often, often_new = Counter(map(key, old)), Counter(map(key, new))
            waiting = {word: each for each in left if often[word := key(each)] == 1 and word}
            for each in right:
                word = key(each)
                if word in waiting and often_new[word] == 1:
                    self._match(waiting.pop(word), each)
            left, right = self._unmatched(left, right)
        if kind == "projects":
            self._by_likeness(left, right)


def _sibling(part: Part) -> Part | None:
    """The part right before it in its list."""
    if part.parent is None or not part.at:
        return None
    for parts in part.parent.lists.values():
        if part.at < len(parts) and parts[part.at] is part:
            return parts[part.at - 1]
    return None


def _candidates(old: Sequence[Part], new: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """(ordinal, ordinal) of parts that share the most of their rare pairs of signs."""
    if len(old) * len(new) <= 64:
        yield from ((at, there) for at in range(len(old)) for there in range(len(new)))
        return
    signs = [pairs_of(content(each)) for each in new]
    often = Counter(pair for each in signs for pair in each)
    holders: dict[str, list[int]] = {}
    for there, pairs in enumerate(signs):
        for pair in pairs:
            if often[pair] <= _COMMON:
                holders.setdefault(pair, []).append(there)
    for at, each in enumerate(old):
        rare = sorted(
            (pair for pair in pairs_of(content(each)) if pair in holders),
            key=lambda pair: (often[pair], pair),
        )
        shared = Counter(there for pair in rare[:_SOUGHT] for there in holders[pair])
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        yield from ((at, there) for there, _ in best[:_CANDIDATES])


def stayed(numbers: Sequence[int]) -> set[int]:
    """Ordinals of the longest run of numbers that rise: all others have moved.

    >>> sorted(stayed([0, 3, 1, 2]))
    [0, 2, 3]
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        place = bisect_left(tails, number)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [number]
        ends[place : place + 1] = [at]
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
