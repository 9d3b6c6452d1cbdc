"""Matching (定位核对): finds old words at a place and what of them really changes."""

from difflib import SequenceMatcher
from typing import NamedTuple

ABSENT = "原处的文字和审核时不一样，没有改，请核对后重新审核。"
SEVERAL = "这些字在同一处出现不止一次，拿不准改哪一个，没有改。"


class Change(NamedTuple):
    """The smallest change that makes new words of old ones.

    Args:
        begin: First sign that goes.
        end: Behind the last sign that goes.
        new: What is put there.
        first: Where the old words begin: theirs is the look of the new ones.
    """

    begin: int
    end: int
    new: str
    first: int


def changes_of(text: str, start: int | None, old: str, new: str) -> list[Change] | str:
    """The changes of a place's text, or why they can not be made.

    Args:
        text: The text as it stands.
        start: Where the old words should begin, None when only the place is known.
        old: The old words.
        new: The new words.
    """
    if start is None or not text.startswith(old, start):
        if not old or text.count(old) != 1:
            return SEVERAL if old and old in text else ABSENT
        start = text.find(old)
    return [
        Change(start + begin, start + end, words, start)
        for begin, end, words in _differences(old, new)
    ]


def _differences(old: str, new: str) -> list[tuple[int, int, str]]:
    """What changes: sign by sign where the sizes are equal or one only leaves signs out."""
    if len(old) == len(new):
        return _by_place(old, new)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    if {step[0] for step in steps} in ({"equal", "delete"}, {"equal", "insert"}):
        return [(b, e, new[c:d]) for kind, b, e, c, d in steps if kind != "equal"]
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    tail = 0
    while tail < min(len(old), len(new)) - same and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return [(same, len(old) - tail, new[same : len(new) - tail])]


def _by_place(old: str, new: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for at, (one, other) in enumerate(zip(old, new, strict=True)):
        if one == other:
            continue
        if found and found[-1][1] == at:
            begin, _, words = found[-1]
            found[-1] = (begin, at + 1, words + other)
        else:
            found.append((at, at + 1, other))
    return found
