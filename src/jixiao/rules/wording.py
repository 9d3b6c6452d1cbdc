"""Words compared with words: what is left of them without signs, what they share."""

import re
from bisect import bisect_right
from functools import lru_cache
from operator import add

from jixiao.kernel.patterns import pattern

_SIGNS = pattern(r"[\W_]")
_WIDE = str.maketrans(
    {chr(0xFF10 + n): str(n) for n in range(10)}
    | {chr(0xFF21 + n): chr(65 + n) for n in range(26)}
    | {chr(0xFF41 + n): chr(97 + n) for n in range(26)}
    | {"％": "%"}
)
_HAS_WIDE = pattern("[０-９Ａ-Ｚａ-ｚ]")
_SENTENCE = pattern(r"[^。！？；;!?\n\x1e]+[。！？；;!?]?")
_CLAUSE = pattern(r"[^。！？；;!?，,、：:\n\x1e]+")
_ORDINAL = pattern(r"^\s*(?:[（(]?[0-9０-９一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳])\s*")
_MOST_SIGNS = 6
INNER = str.maketrans("“”", "‘’")
"""Turns quotation marks of quoted words into inner ones."""


@lru_cache(maxsize=8192)
def bare(words: str) -> str:
    """Words without white space and signs, digits and letters narrow.

    >>> bare(" 困难职工（含农民工）慰问，４０人 ")
    '困难职工含农民工慰问40人'
    """
    return narrow(_SIGNS.sub("", words))


def narrow(words: str) -> str:
    """Words with narrow digits and letters.

    >>> narrow("４０人")
    '40人'
    """
    return words.translate(_WIDE) if _HAS_WIDE.search(words) is not None else words


def same_words(words: str, others: str) -> bool:
    """Whether two texts differ in nothing but white space and signs.

    >>> same_words("体检率（%）", "体检率"), same_words("体检率", "体检人数")
    (True, False)
    """
    if words == others:
        return True
    if not -_MOST_SIGNS <= len(words) - len(others) <= _MOST_SIGNS:
        return False
    first, other = words[:1], others[:1]
    if first != other and "一" <= first <= "龥" and "一" <= other <= "龥":
        return False  # bare words begin with them
    return bare(words) == bare(others)


@lru_cache(maxsize=4096)
def short(words: str, most: int = 30) -> str:
    """Words of the page within “” of a message: one line, cut with … when they are long.

    Quotation marks of theirs become inner ones.

    >>> short("走访慰问各级劳模，组织劳模体检", 8)
    '走访慰问各级劳…'
    """
    line = " ".join(words.split()).translate(INNER)
    return line if len(line) <= most else line[: most - 1] + "…"


def without_ordinal(words: str) -> str:
    """Words without the number of a list item in front: 1、 （二） ③.

    >>> without_ordinal("（二）开展技能竞赛")
    '开展技能竞赛'
    """
    return _ORDINAL.sub("", words)


def sentences(words: str) -> list[tuple[str, int]]:
    """Sentences with their offsets, outer white space removed."""
    return _parts(_SENTENCE, words)


def sentence_at(words: str, offset: int) -> tuple[str, int]:
    """The sentence around an offset with its own offset; all words when it is between two.

    >>> sentence_at("走访劳模。慰问50人。", 7)
    ('慰问50人。', 5)
    """
    parts, starts = _sentences_of(words)
    at = bisect_right(starts, offset) - 1
    if at < 0 or offset >= starts[at] + len(parts[at][0]):
        return words, 0
    return parts[at]


@lru_cache(maxsize=512)
def _sentences_of(words: str) -> tuple[list[tuple[str, int]], list[int]]:
    """The sentences of a text, split once however many places in it are asked for."""
    parts = sentences(words)
    return parts, [start for _, start in parts]


def clauses(words: str) -> list[tuple[str, int]]:
    """What stands between commas and stops, with offsets."""
    return _parts(_CLAUSE, words)


def _parts(pattern: re.Pattern[str], words: str) -> list[tuple[str, int]]:
    found = []
    for match in pattern.finditer(words):
        part = match[0]
        stripped = part.strip()
        if stripped:
            found.append((stripped, match.start() + len(part) - len(part.lstrip())))
    return found


def pairs(words: str) -> frozenset[str]:
    """All two neighbouring signs of the bare words: what they speak of, without a dictionary.

    >>> sorted(pairs("慰问劳模"))
    ['劳模', '慰问', '问劳']
    """
    text = bare(words)
    return frozenset(map(add, text, text[1:]))


def likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """Share of common pairs (Dice), 0 to 1; 0 when one is empty.

    >>> likeness(pairs("慰问劳模"), pairs("慰问职工"))
    0.3333333333333333
    """
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def holds(inner: frozenset[str], outer: frozenset[str]) -> float:
    """Share of the first's pairs that the second has too, 0 to 1."""
    return len(inner & outer) / len(inner) if inner else 0.0
