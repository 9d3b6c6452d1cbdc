"""The two frequent shapes beside plain numbers, read quickly: plain words, and noun + number.

It only takes what needs no judgement (效果明显; 开展培训3次; 覆盖率达到90%; 教材1部、课程2门) and
leaves everything else, with None, to the full reading, which says the same of these cells.
"""

import re
from decimal import Decimal

from jixiao.kernel.numerals import SIGNS
from jixiao.model import target_words as words_of
from jixiao.model.target import Target
from jixiao.model.target_numbers import find_numbers, judge, read_before
from jixiao.model.units import SHARES, UNITS

# What needs the full reading: dates and last year, brackets and strokes, signs of misprints.
_CALENDAR = "年月季期同"
_DOUBTS = "（）()/／０-９Ａ-Ｚａ-ｚ．％^%*＊_×±〇○□#…~～—–―"
_COMPARING = "=＝＞＜≥≤≧≦═<>≈≒⩾⩽﹥﹤﹦≮≯"
_TO = "[-~～—至]"
_NUMBER = r"([0-9]+(?:\.[0-9]+)?)"
_WORDS = re.compile(
    rf"(?![》《〉〈»«])[^\s0-9A-Za-z半每.°℃‰㎡²³μ·•|?？!{_CALENDAR}{_DOUBTS}{_COMPARING}-]{{2,}}"
).fullmatch
_NUMERAL = re.compile(f"[{SIGNS}]").search
_PHRASE = re.compile(
    rf"([^\s0-9，。；;,、据照严〔{_CALENDAR}{_DOUBTS}-]*) ?{_NUMBER}(?:{_TO}{_NUMBER})? ?"
    rf"([^\s0-9，。；;,、/／每（(·*×~～—–{_COMPARING}-]+)"
).fullmatch
_SPLIT = re.compile("[，。；;,、]").split
_IS_SPLIT = re.compile("[，。；;,、]").search
_HARD_BETWEEN = re.compile("[0-9][，,、][0-9]|、[天月年日次时]").search
_OPERATIVE = frozenset(
    word[-1] for word in (*words_of.OPERATORS, *words_of.ABOUT_BEFORE)
) | frozenset("为是：:共计第前后号")
_CHANGED = frozenset("增长提高升强加进多善大好转降低下减少轻弱小短缩滑压")
_RATES = frozenset("率幅度了")
_DATED = frozenset(_CALENDAR + "％")
_CENTURIES = frozenset(("19", "20"))
_ENDS = frozenset("上下内")
_LONGEST_ASIDE = 40
_make = tuple.__new__


def read_phrase(words: str) -> Target | None:
    """A cell of plain words, or of nouns each with its number and unit; None for others."""
    if _WORDS(words) is not None:
        if words.rstrip(words_of.TRAILING) in UNITS or words in words_of.ANSWERS:
            return None
        if _NUMERAL(words) is not None and ("分之" in words or find_numbers(words)[0]):
            return None
        direction = words_of.direction_of(words)
        return _make(
            Target,
            ("qualitative", None, None, None, None, None, direction, None, None, False, None, (),
            None),
        )  # fmt: skip
    if _IS_SPLIT(words) is not None:
        return _read_pieces(words)
    match = _PHRASE(words)
    return None if match is None else _piece(match)


def _read_pieces(words: str) -> Target | None:
    """Several parts between separators: one number, or several in one cell."""
    if _HARD_BETWEEN(words) is not None:
        return None
    pieces = []
    aside = 0
    for part in _SPLIT(words):
        if (match := _PHRASE(part)) is not None:
            if (piece := _piece(match)) is None:
                return None
            pieces.append(piece)
        elif part and (_WORDS(part) is None or _NUMERAL(part) is not None):
            return None
        else:
            aside += len(part)
    if not pieces or aside > _LONGEST_ASIDE:
        return None
    if len(pieces) == 1:
        return pieces[0]
    problem = words_of.several(" ".join(words.split()), len(pieces))
    return _make(
        Target,
        (
            "malformed",
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            False,
            problem,
            tuple(pieces),
            None,
        ),
    )


def _piece(match: re.Match[str]) -> Target | None:
    """One number with its noun, comparison and unit; None when judgement is needed."""
    head, digits, high, unit = match.groups()
    operator = direction = None
    about = False
    if unit not in UNITS:
        if unit[-1] not in _ENDS:
            return _judged(head, digits, high, unit)
        for length in (3, 2, 1):
            if (end := words_of.OPERATOR_ENDINGS.get(unit[-length:])) is not None:
                operator, unit = end, unit[:-length]
                break
        if unit not in UNITS:
            return None
    if head:
        last = head[-1]
        if len(head) == 1 or unit == "年" or last < "\x80":
            return None
        if last in _OPERATIVE or (head[-2] if last in _RATES else last) in _CHANGED:
            before = read_before(head)
            if before.operator and operator:
                return None
            if before.head and before.head[-1] in "第前后号":
                return None
            operator = operator or before.operator
            about, direction = before.approximate, before.direction
    elif unit == "年":
        return None
    if digits[0] == "2" and operator is None and unit in SHARES and len(digits) > 2:
        return None
    low, top, kind = Decimal(digits), None, "quantity"
    if high is not None:
        top, kind = Decimal(high), "range"
        if operator is not None or low > top or digits[:2] in _CENTURIES:
            return None
    return _make(
        Target,
        (kind, operator, low, top, unit, None, direction, None, None, about, None, (), None),
    )


def _judged(head: str, digits: str, high: str | None, after: str) -> Target | None:
    """A number before a noun (选派20名教师), when it is certain."""
    if len(head) == 1 or (head and head[-1].isascii()) or after[0] in SIGNS:
        return None
    if not _DATED.isdisjoint(after):
        return None
    found = judge(head, Decimal(digits), None if high is None else Decimal(high), after, "")
    if found.standing != "good" or found.doubt is not None or found.unit in SHARES:
        return None
    return Target("quantity" if high is None else "range", found.operator, found.number,
    found.high,
                  found.unit, direction=found.direction,
                  approximate=found.approximate)  # fmt: skip
