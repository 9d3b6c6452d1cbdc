"""How alike two leaves or two texts are: the same, written otherwise, or different."""

import itertools
import re
import unicodedata
from collections.abc import Collection
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache

from jixiao.comparing.parts import Leaf, words_of
from jixiao.kernel.codes import ProjectCode
from jixiao.kernel.money import Money
from jixiao.kernel.numerals import SIGNS
from jixiao.kernel.patterns import pattern
from jixiao.model.target import Target
from jixiao.model.target_words import OPERATOR_ENDINGS, OPERATORS
from jixiao.model.units import normal_unit

_WHITE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_WRAP = re.compile(r"[^\S\n]*\n\s*")
_SAME_SIGNS = str.maketrans(
    dict.fromkeys("“”„‟″＂", '"') | dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("—–‐‑‒―−－─", "-")
    | dict.fromkeys("〔［【[", "[") | dict.fromkeys("〕］】]", "]") | {"≧": "≥", "≦": "≤", "～": "~"}
)  # fmt: skip
_COMPARES = "|".join(
    re.escape(unicodedata.normalize("NFKC", each))
    for each in sorted({*OPERATORS, *OPERATOR_ENDINGS}, key=len, reverse=True)
)
_SPOKEN = pattern(rf"{_COMPARES}|[0-9.,年月日号底末前止至~\-{SIGNS}]")
_KEPT = 400
"""Signs of a text up to which it is kept folded."""
_EXACT = frozenset({"quantity", "range", "deadline", "relative"})
_ORDINAL = pattern(
    r"^(?:第?[0-9一二三四五六七八九十]{1,3}(?:部分|章|节|[、.．)）])|[（(][0-9一二三四五六七八九十]{1,3}[）)])"
)
_YEARS = pattern(r"(?:19|20)\d{2}年?度?|本级|[（(].*?[）)]")


class Likeness(IntEnum):
    """How alike two leaves are."""

    OTHER = 0
    """They say something different."""
    STYLE = 1
    """They say the same, written otherwise (只是写法不同)."""
    SAME = 2
    """The same words; how lines are wrapped does not count."""


def fold(words: str) -> str:
    """Words without white space; wide and narrow signs, quotation marks, dashes are one.

    >>> fold("≥ ９５ ％，“好”") == fold('≥95%,"好"')
    True
    """
    return _fold(words) if len(words) <= _KEPT else _fold.__wrapped__(words)


@lru_cache(maxsize=65536)
def _fold(words: str) -> str:
    if words.isascii():
        return _WHITE.sub("", words)
    return _WHITE.sub("", unicodedata.normalize("NFKC", words.translate(_SAME_SIGNS)))


def heading_key(words: str) -> str:
    """A heading without its ordinal.

    >>> heading_key("（一）总体绩效目标") == heading_key("一、总体绩效目标")
    True
    """
    folded = fold(words)
    return _ORDINAL.sub("", folded, count=1) or folded


def name_key(words: str) -> str:
    """A name without years, 本级 and what stands in brackets; "" where nothing is left.

    >>> name_key("2024年度困难职工帮扶资金（市级）") == name_key("困难职工帮扶资金 2025 年")
    True
    """
    return _YEARS.sub("", fold(words))


def likeness(old: Leaf, new: Leaf) -> Likeness:
    """How alike two leaves are, by what they mean where that is understood.

    An empty cell and a field that a form does not have are the same.
    """
    before, after = old.value, new.value
    if isinstance(before, Money) and isinstance(after, Money) and before.yuan != after.yuan:
        return Likeness.OTHER
    words, others = words_of(old), words_of(new)
    if words == others or _unwrapped(words) == _unwrapped(others):
        return Likeness.SAME
    if isinstance(before, Target) and isinstance(after, Target):
        is_same = _is_same_target(old.raw, before, new.raw, after)
    elif isinstance(before, Money) and isinstance(after, Money):
        is_same = True
    elif isinstance(before, ProjectCode) and isinstance(after, ProjectCode):
        is_same = before.text == after.text
    else:
        is_same = _is_number(before, after)
    return Likeness.STYLE if is_same or fold(words) == fold(others) else Likeness.OTHER


def _is_number(before: object, after: object) -> bool:
    """Whether both are the same number (12.00 and 12) or year."""
    return isinstance(before, Decimal | int) and before == after


def _unwrapped(words: str) -> str:
    return _WRAP.sub("", words) if "\n" in words else words


def _is_same_target(words: str, old: Target, others: str, new: Target) -> bool:
    """Whether two cells set the same target and say nothing else that differs."""
    if old.kind not in _EXACT or old.problem or new.problem or _plain(old) != _plain(new):
        return False
    return _residue(words, old) == _residue(others, new)


def _plain(target: Target) -> Target:
    return target._replace(unit=normal_unit(target.unit) if target.unit else None)


def _residue(words: str, target: Target) -> str:
    """What a cell says beside comparison, number and unit."""
    folded = fold(words)
    if target.unit:
        folded = folded.replace(fold(target.unit), "", 1)
    return _SPOKEN.sub("", folded)


@lru_cache(maxsize=16384)
def pairs_of(words: str) -> frozenset[str]:
    """All pairs of neighbouring signs of a text, folded; the sign itself of a single one."""
    folded = fold(words)
    if len(folded) < 2:
        return frozenset((folded,)) if folded else frozenset()
    return frozenset(map("".join, itertools.pairwise(folded)))


def alike(one: str, other: str) -> float:
    """Share of pairs of signs that two texts have in common, 0 to 1.

    >>> alike("慰问困难职工", "慰问困难职工"), alike("体检", "培训")
    (1.0, 0.0)
    """
    return overlap(pairs_of(one), pairs_of(other))


def overlap(one: Collection[str], other: Collection[str]) -> float:
    """Twice what two sets share, as a share of both together."""
    total = len(one) + len(other)
    if not total:
        return 0.0
    return 2 * len(frozenset(one) & frozenset(other)) / total
