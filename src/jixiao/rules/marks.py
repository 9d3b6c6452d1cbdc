"""Signs on the page: brackets and quotation marks that belong together, and where words stand."""

import codecs
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from jixiao.kernel.patterns import pattern

HAN = "\u3400-\u9fff"
"""Range of Chinese characters for a character class; patterns with it are costly to make."""
BRACKETS = {"（": "）", "(": ")", "〔": "〕", "《": "》", "【": "】", "[": "]", "〈": "〉"}
_KIND = {"（": "（", "(": "（", "）": "（", ")": "（"} | {
    sign: opening
    for opening, closing in BRACKETS.items()
    if opening not in "（("
    for sign in (opening, closing)
}
_OPENING = frozenset(BRACKETS)
_SIGN = pattern("[" + re.escape("".join(_KIND)) + "]")
_ITEM = pattern(r"(?:^|[\s。；;：:，,、])[0-9一二三四五六七八九十a-zA-Z①-⑳]{1,3}$|[0-9]$")
_MARGIN = 10


TELLING = frozenset(
    "*xXＸ×_＿某□○/板必选样例写输此介彻渡侧捺律肋幅勾按装惊醒布署陪健斑失城证党校攻驰较提目做"
    "采座津佰仟拾"
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＹＺａｂｃｄｅ"
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
)
"""Rare signs for which a document is searched once; a word with one of them that does not occur
need not be looked for."""
TELLING_TOO = frozenset("荣获著圆违没被致授献取扣酌几辑左填跟院拟逐今未央省源特审半签去构")
"""Such signs too; words with one of ``TELLING`` are looked for before those with one of these."""
SPACES = frozenset(" \u3000\t\xa0\r\x0b\x0c\x1c\x1d\x1f\x85\u2028\u2029\u1680\u202f\u205f").union(
    map(chr, range(0x2000, 0x200B))
)
"""White space but the ends of lines."""
_PAIRED = "“”（）()〔〕《》【】[]〈〉"
_KEPT = f"\0{_PAIRED}\x1e{''.join(sorted(TELLING | TELLING_TOO | SPACES))}"
_BONES = codecs.charmap_build(_KEPT.ljust(256, "\ufffe"))
_QUOTED, *_CLOSED = (bytes([at, at + 1]) for at in range(1, len(_PAIRED), 2))
_BETWEEN = bytes([len(_PAIRED) + 1])
_PAIRS = bytes(range(len(_PAIRED) + 2))
_UNPAIRED = bytes([0, *range(len(_PAIRS), 256)])


class Pair(NamedTuple):
    """Two brackets that belong together, or one that has no partner.

    Args:
        start: Offset of the opening one, -1 without.
        end: Offset of the closing one, -1 without.
    """

    start: int
    end: int


def places_of(text: str, signs: Iterable[str]) -> list[int]:
    """Where some signs stand in a text, in order; looked for one by one, which is quicker.

    >>> places_of("一、慰问；二、救助", "；、")
    [1, 4, 6]
    """
    found = []
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1)
    found.sort()
    return found


@lru_cache(maxsize=2048)
def bracket_pairs(words: str) -> tuple[Pair, ...]:
    """Brackets of a text in pairs; half and full width go together, 1） is a list item.

    >>> bracket_pairs("满意度（入户走访")
    (Pair(start=3, end=-1),)
    """
    return tuple(_pairs(words))


def _pairs(words: str) -> Iterator[Pair]:
    opened: list[tuple[str, int]] = []
    for match in _SIGN.finditer(words):
        sign, at = match[0], match.start()
        kind = _KIND[sign]
        if sign in _OPENING:
            opened.append((kind, at))
        elif kind in [each for each, _ in opened]:
            while opened[-1][0] != kind:
                yield Pair(opened.pop()[1], -1)
            yield Pair(opened.pop()[1], at)
        elif not (kind == "（" and _ITEM.search(words[max(0, at - 4) : at])):
            yield Pair(-1, at)
    for _, at in opened:
        yield Pair(at, -1)


def bones_of(text: str) -> bytes:
    """Of a text brackets, quotation marks, separators, white space, rare signs, a byte each."""
    bones: bytes = codecs.charmap_encode(text, "ignore", _BONES)[0]
    return bones


def signs_of(bones: bytes) -> frozenset[str]:
    """Those signs of ``TELLING``, ``TELLING_TOO`` and ``SPACES`` that occur.

    >>> sorted(signs_of(bones_of("（*某*）")))
    ['*', '某']
    """
    return frozenset([_KEPT[each] for each in set(bones.translate(None, _PAIRS))])


def unquoted(bones: bytes) -> list[int]:
    r"""Ordinals of the passages of a text whose quotation marks are not simply pairs.

    >>> unquoted(bones_of("“一”“二”\x1e“（一\x1e）”\x1e“一“二””"))
    [1, 2, 3]
    """
    return _odd(bones.translate(None, _UNPAIRED + b"".join(_CLOSED)).replace(_QUOTED, b""))


def unpaired(bones: bytes) -> list[int]:
    r"""Ordinals of the passages of a text whose brackets are not simply pairs of one width.

    Of its brackets only those stay that no partner follows.

    >>> unpaired(bones_of("一（二“《三》）\x1e（四\x1e（五)"))
    [1, 2]
    """
    bones = bones.translate(None, _UNPAIRED + _QUOTED)
    size = -1
    while len(bones) != size:
        size = len(bones)
        for pair in _CLOSED:
            bones = bones.replace(pair, b"")
    return _odd(bones)


def _odd(bones: bytes) -> list[int]:
    """Ordinals of the passages of which anything is left."""
    if bones.count(_BETWEEN) == len(bones):
        return []
    return [at for at, rest in enumerate(bones.split(_BETWEEN)) if rest]


def around(words: str, start: int, end: int, margin: int = _MARGIN) -> str:
    """Some words of a line with what stands around them, cut to fit into a sentence.

    >>> around("春节慰问劳模**人", 6, 8)
    '春节慰问劳模**人'
    """
    left = max(words.rfind("\n", 0, start) + 1, start - margin)
    stop = words.find("\n", end)
    right = min(len(words) if stop < 0 else stop, end + margin)
    before = "…" if left > 0 and words[left - 1] != "\n" else ""
    after = "…" if right < len(words) and words[right] != "\n" else ""
    return f"{before}{words[left:right].strip()}{after}"


def cut(words: str, longest: int = 40) -> str:
    """Words for a quotation: one line, the middle left out where they are long."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    half = (longest - 1) // 2
    return f"{line[:half]}…{line[-half:]}"
