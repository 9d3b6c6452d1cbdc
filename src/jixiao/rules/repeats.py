"""Words that stand twice in a row, found without trying every length at every place."""

import re
from functools import cache, lru_cache

from jixiao.kernel.patterns import pattern
from jixiao.rules.marks import HAN

LONG = 4
"""From this length on doubled words are no way of speaking."""
_LONGEST = 12
_JOINING = frozenset("和与及并或且")
_NOT_IN_UTF16 = pattern("[\U00010000-\U0010ffff\ud800-\udfff]")


def doubled(text: str) -> list[tuple[int, int]]:
    """Chinese words of 2 to 12 signs that stand twice in a row, as (offset, length of one).

    The text is laid over itself, moved by the length: where the two agree for that length,
    words are doubled. Two long numbers are compared at once, so it costs a few passes.

    >>> doubled("确定县工会工会工作")
    [(3, 2)]
    >>> doubled("人人参与")
    []
    """
    plain, laid = _laid(text)
    size = len(plain)
    found: list[tuple[int, int]] = []
    for length in range(2, min(_LONGEST, len(plain) // 2) + 1):
        shared = (laid ^ (laid >> (8 * length))).to_bytes(size, "little")
        zeros = b"\0" * length
        at = shared.find(zeros)
        while at >= 0:
            start, end = at, at + 1
            if plain.startswith(words := plain[start : start + length], start + length):
                end = _end_of_run(plain, start, length)
                if end - start >= length and len(set(words)) > 1:
                    found.append((_beginning(plain, start, end - length), length))
            at = shared.find(zeros, end)
    return _longest(found, len(plain))


@lru_cache(maxsize=1)
def _laid(text: str) -> tuple[str, int]:
    """A text of signs of two bytes, and the lower bytes as a number.

    What agrees in them by chance is told apart by the text.
    """
    data = text.encode("utf-16-le", "surrogatepass")
    if len(data) != 2 * len(text):
        text = _NOT_IN_UTF16.sub("\0", text)
        data = text.encode("utf-16-le")
    return text, int.from_bytes(data[::2], "little")


def doubled_signs(text: str) -> frozenset[str]:
    """Signs that stand twice in a row.

    >>> sorted(doubled_signs("人人参与，，"))
    ['人', '，']
    """
    plain, laid = _laid(text)
    if len(plain) < 2:
        return frozenset()
    shared = (laid ^ (laid >> 8)).to_bytes(len(plain), "little")
    found = set()
    at = shared.find(0, 0, -1)
    while at >= 0:
        if plain[at] == plain[at + 1]:
            found.add(plain[at])
        at = shared.find(0, at + 1, -1)
    return frozenset(found)


def _beginning(plain: str, first: int, last: int) -> int:
    """Where doubled words begin: 制度和会议制度和会议制度 at 和, else as early as it can be."""
    return next((at for at in range(first, last + 1) if plain[at] in _JOINING), first)


def _end_of_run(plain: str, start: int, length: int) -> int:
    """Behind the last Chinese sign that is the same ``length`` signs later."""
    run = _han().match(plain, start)
    last = run.end() if run is not None else start
    end = start
    while end + length < last and plain[end] == plain[end + length]:
        end += 1
    return max(end, start + 1)


@cache
def _han() -> re.Pattern[str]:
    return re.compile(f"[{HAN}]+")


def _longest(found: list[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """Those that do not lie within another one."""
    taken = bytearray(size)
    kept: list[tuple[int, int]] = []
    for start, length in sorted(found, key=lambda each: (-each[1], each[0])):
        end = start + 2 * length
        if taken.find(1, start, end) < 0:
            kept.append((start, length))
            taken[start:end] = b"\1" * (end - start)
    return sorted(kept)
