"""The two frequent shapes beside plain numbers, read quickly: plain words, and noun + number.

It only takes what needs no judgement (效果明显; 开展培训3次; 覆盖率达到90%; 教材1部、课程2门) and
leaves everything else, with None, to the full reading, which says the same of these cells.
"""

import re
from decimal import Decimal

from jixiao.kernel.numerals import SIGNS
from jixiao.model import target_words as words_of
from jixiao.model.target import Target
from jixiao.model.target_numbers import read_before
from jixiao.model.units import SHARES, UNITS

# What needs the full reading: dates, comparisons with last year, quotations with digits,
# brackets, strokes, signs of misprints, words that make a sentence of it.
_HARD_SIGNS = "年月季同期按依根参遵严〔（）()/／每分０-９Ａ-Ｚａ-ｚ．％－^%A-Za-z*＊_×±〇○□#…~～—–―=＝＞＜≥≤≧≦═<>\\-\\^"
_WORDS = re.compile(rf"[^\s0-9{SIGNS}{_HARD_SIGNS}》《〉〈»«\\.,°℃‰㎡²³μ·•|?？≈±!]{{2,}}").fullmatch
_PHRASE = re.compile(
    rf"([^\s0-9，。；;,、{_HARD_SIGNS}]*) ?([0-9]+(?:\.[0-9]+)?)(?:[-~～—至]([0-9]+(?:\.[0-9]+)?))? ?"
    r"([^\s0-9，。；;,、/／每（(·*×~～—–-]+)"
).fullmatch
_SPLIT = re.compile("[，。；;,、]").split
_IS_SPLIT = re.compile("[，。；;,、]").search
_HARD_BETWEEN = re.compile("[0-9][，,、][0-9]|、[天月年日次时]").search
_NUMERAL = re.compile(f"[{SIGNS}]").search
_HARD = re.compile(f"[{_HARD_SIGNS.replace('%', '')}]").search
_OPERATIVE = frozenset(
    word[-1]
    for word in (*words_of.OPERATOR_WORDS, *words_of.ABOUT_BEFORE, *words_of.OPERATOR_SIGNS)
) | frozenset("为是：:共计第前后号增升降减了幅度率高强加长进多善大好转低少轻弱小短缩滑压分")
_ENDS = frozenset("上下内")
_LONGEST_ASIDE = 40
_Piece = tuple[str | None, Decimal, Decimal | None, str, bool, str | None]
_make = tuple.__new__


def read_phrase(words: str) -> Target | None:
    """A cell of plain words, or of nouns each with its number and unit; None for others."""
    if _WORDS(words) is not None:
        if words in UNITS or words in words_of.ANSWERS:
            return None
        direction = words_of.direction_of(words)
        return _make(
            Target,
            ("qualitative", None, None, None, None, None, direction, None, None, False, None, (), None),
        )  # fmt: skip
    if _IS_SPLIT(words) is not None:
        return _read_pieces(words)
    match = _PHRASE(words)
    piece = None if match is None else _piece(match)
    return None if piece is None else _target(piece)


def _read_pieces(words: str) -> Target | None:
    """Several parts between separators: one number, or several in one cell."""
    if _HARD_BETWEEN(words) is not None:
        return None
    pieces = []
    aside = 0
    for part in _SPLIT(words):
        if not part:
            continue
        if (match := _PHRASE(part)) is not None:
            if (piece := _piece(match)) is None:
                return None
            pieces.append(piece)
        elif _WORDS(part) is None:
            return None
        else:
            aside += len(part)
    if not pieces or aside > _LONGEST_ASIDE:
        return None
    if len(pieces) == 1:
        return _target(pieces[0])
    raw = words.strip()
    problem = f"“{raw}”在一格里写了{len(pieces)}个数值，应当一个指标只写一个指标值。"
    parts = tuple(map(_target, pieces))
    return _make(
        Target,
        ("malformed", None, None, None, None, None, None, None, None, False, problem, parts, None),
    )


def _piece(match: re.Match[str]) -> _Piece | None:
    """Comparison, number, high end, unit, about and change; None when judgement is needed."""
    head, digits, high, unit = match.groups()
    operator = direction = None
    about = False
    if unit not in UNITS:
        if unit[-1] not in _ENDS:
            return None
        for length in (3, 2, 1):
            if (end := words_of.OPERATOR_ENDINGS.get(unit[-length:])) is not None:
                operator, unit = end, unit[:-length]
                break
        if unit not in UNITS:
            return None
    if head:
        if len(head) == 1 or unit == "年":
            return None
        if head[-1] in _OPERATIVE:
            before = read_before(head)
            if (before.head and before.head[-1] in "第前后号分") or (before.operator and operator):
                return None
            operator = operator or before.operator
            about, direction = before.approximate, before.direction
    elif unit == "年":
        return None
    if digits[0] == "2" and operator is None and unit in SHARES and len(digits) > 2:
        return None
    if high is None:
        return operator, Decimal(digits), None, unit, about, direction
    low, top = Decimal(digits), Decimal(high)
    return None if operator is not None or low > top else (None, low, top, unit, about, direction)


def _target(piece: _Piece) -> Target:
    operator, number, high, unit, about, direction = piece
    kind = "quantity" if high is None else "range"
    return _make(
        Target,
        (kind, operator, number, high, unit, None, direction, None, None, about, None, (), None),
    )
