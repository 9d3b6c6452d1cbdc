"""The signs in which two texts differ, marked as a person would mark them."""

from difflib import SequenceMatcher

from jixiao.comparing.changes import GONE, NEW, SAME, Pieces
from jixiao.kernel.patterns import pattern

_TOKEN = pattern(r"\d+(?:[.,，]\d+)*|[A-Za-z]+|\s+|.")
_CLAUSE = pattern(r"[^。！？；;，,、：:\n]*[。！？；;，,、：:\n]?")
_MOST_TOKENS = 600
"""Tokens of a text up to which single ones are compared; longer texts clause by clause."""
_MOST_WORK = 4_000_000
_LITTLE = 2
"""Signs that are the same between two changes and too few to be worth an interruption."""


def pieces(old: str, new: str) -> Pieces:
    """Both texts in order: what they share, what went, what came.

    A number is one sign, so that 12.00 and 15.00 differ as a whole.

    >>> pieces("≥95%", "≥90%")
    (('=', '≥'), ('-', '95'), ('+', '90'), ('=', '%'))
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head = 0
    least = min(len(before), len(after))
    while head < least and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < least - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    one, other = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(len(one), len(other)) > _MOST_TOKENS:
        one, other = _clauses("".join(one)), _clauses("".join(other))
    found = [(SAME, "".join(before[:head]))]
    found += _middle(one, other)
    found.append((SAME, "".join(before[len(before) - tail :])))
    return _calm(found)


def _clauses(words: str) -> list[str]:
    return [each for each in _CLAUSE.findall(words) if each]


def _middle(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    if not old or not new or len(old) * len(new) > _MOST_WORK:
        return [(GONE, "".join(old)), (NEW, "".join(new))]
    found: list[tuple[str, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append((SAME, "".join(old[a:b])))
        else:
            found += [(GONE, "".join(old[a:b])), (NEW, "".join(new[c:d]))]
    return found


def _calm(found: list[tuple[str, str]]) -> Pieces:
    """Runs joined; a sign or two between changes are no interruption."""
    calm: list[tuple[str, str]] = []
    gone = came = ""
    for at, (sign, words) in enumerate(found):
        is_between = bool(gone or came) and any(each != SAME and text for each, text in found[at:])
        if sign == SAME and words:
            if len(words) <= _LITTLE and is_between and (len(gone) > 1 or len(came) > 1):
                gone, came = gone + words, came + words
                continue
            calm += [(GONE, gone), (NEW, came), (SAME, words)]
            gone = came = ""
        elif sign == GONE:
            gone += words
        elif sign == NEW:
            came += words
    calm += [(GONE, gone), (NEW, came)]
    return tuple(each for each in calm if each[1])
