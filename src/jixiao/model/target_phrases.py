"""The two frequent shapes beside plain numbers, read quickly: plain words, and noun + number.

It only takes what needs no judgement (效果明显; 开展培训3次; 覆盖率达到90%; 教材1部、课程2门) and
leaves everything else, with None, to the full reading, which says the same of these cells.
"""

import re
from decimal import Decimal

from jixiao.kernel.numerals import SIGNS, read_numeral
from jixiao.model import target_words as words_of
from jixiao.model.target import Target
from jixiao.model.target_dates import names_time
from jixiao.model.target_numbers import WHOLE, counted, find_numbers, judge, read_before
from jixiao.model.units import SHARES, UNITS, unit_of

LONGEST = 120
"""Longer cells are narrative and typed as qualitative, whatever numbers stand in them."""

# What needs the full reading: dates and last year, brackets and strokes, signs of misprints.
_CALENDAR = "年月季期同"
_DOUBTS = "（）()０-９Ａ-Ｚａ-ｚ．％^%*＊_×±〇○□#…~～—–―［\\[【「『〔"
_COMPARING = "=＝＞＜≥≤≧≦═<>≈≒⩾⩽﹥﹤﹦≮≯"
_TO = "[-~～—至]"
_NUMBER = r"([0-9]+(?:\.[0-9]+)?)"


def _plain_words(without: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?![》《〉〈»«])[^\s0-9A-Za-z半每.°℃‰㎡²³μ·•|?？!/／{without}{_DOUBTS}{_COMPARING}-]{{2,}}+"
    )


def _phrase(without: str) -> re.Pattern[str]:
    return re.compile(
        rf"([^\s0-9，。；;,、据照严〔由从{without}{_DOUBTS}-]*+) ?{_NUMBER}(?:{_TO}{_NUMBER})? ?"
        rf"([^\s0-9０-９，。；;,、／每（(·*×~～—–{_COMPARING}-]++)"
    )


# Nearly always no sign of the calendar is there at all; else ``names_time`` has a look.
_WORDS = _plain_words(_CALENDAR).fullmatch
_PHRASE = _phrase(f"{_CALENDAR}/／").fullmatch
_TIMELESS_WORDS = _plain_words("").fullmatch
_TIMELESS_PHRASE = _phrase("").fullmatch
_NUMERAL = re.compile(f"[{SIGNS}]").search
_SPLIT = re.compile("[，。；;,、]").split
_COUNTED_IN = frozenset("天月年日次时")
_CHANGED = frozenset("增长提高升强加进多善大好转降低下减少轻弱小短缩滑压")
_RATES = frozenset("率幅度了")
_ASKING = frozenset(word[-1] for word in (*words_of.OPERATORS, *words_of.ABOUT_BEFORE)) | frozenset(
    "为是：:共计第前后号/／"
)
_TELLING = _ASKING | _CHANGED | _RATES
_UNSURE = frozenset(f"{SIGNS}$＄")
_DATED = frozenset(_CALENDAR + "％")
_CENTURIES = frozenset(("19", "20"))
_ENDS = frozenset("上下内含")
_NO_HEAD = frozenset(f"第前后号/／!！≠{_COMPARING}")
_UPPER, _LOWER = frozenset("≤<"), frozenset("≥>")
_LONGEST_ASIDE = 40
_make = tuple.__new__


def read_phrase(words: str) -> Target | None:
    """A cell of plain words, or of nouns each with its number and unit; None for others."""
    if len(words) > LONGEST:
        return None
    if (match := _PHRASE(words)) is not None:
        return _piece(match)
    if _WORDS(words) is not None:
        return _quality(words)
    if names_time(words):
        return None
    if len(parts := _SPLIT(words)) > 1:
        return _read_pieces(words, parts)
    if (match := _TIMELESS_PHRASE(words)) is not None:
        return _piece(match)
    return None if _TIMELESS_WORDS(words) is None else _quality(words)


def _quality(words: str) -> Target | None:
    """Words without a number; None when they are an answer, a unit or hold a Chinese numeral."""
    bare = words.rstrip(words_of.TRAILING)
    if bare in UNITS or bare in words_of.ANSWERS:
        return None
    if _NUMERAL(words) is not None and (
        "分之" in words
        or "百分百" in words
        or "元整" in words
        or find_numbers(words)[0]
        or read_numeral(words) is not None
    ):
        return None
    direction = words_of.direction_of(words)
    return _make(
        Target,
        ("qualitative", None, None, None, None, None, direction, None, None, False, None, (), None),
    )


def _read_pieces(words: str, parts: list[str]) -> Target | None:
    """Several parts between separators: one number, or several in one cell."""
    pieces = []
    aside = 0
    quoted = "“" in words or "《" in words or '"' in words
    for part in parts:
        if quoted and not _is_balanced(part):
            return None
        if (match := _TIMELESS_PHRASE(part)) is not None:
            if part[0] in _COUNTED_IN or (piece := _piece(match)) is None:
                return None
            pieces.append(piece)
        elif part:
            if _TIMELESS_WORDS(part) is None or part[0] in _COUNTED_IN or _NUMERAL(part):
                return None
            aside += len(part)
    if len(pieces) < 2:
        return pieces[0] if pieces and aside <= _LONGEST_ASIDE else None
    if aside > _LONGEST_ASIDE or (len(pieces) == 2 and _is_between(*pieces)):
        return None
    problem = words_of.several(" ".join(words.split()), len(pieces))
    return _make(
        Target,
        ("malformed", None, None, None, None, None, None, None, None, False, problem,
        tuple(pieces), None),
    )  # fmt: skip


def _is_balanced(part: str) -> bool:
    """Whether quotation marks and book titles close where they began."""
    return (
        part.count("“") == part.count("”")
        and part.count("《") == part.count("》")
        and '"' not in part
    )


def _is_between(first: Target, second: Target) -> bool:
    """Whether two numbers may be the two ends of one condition: ≥60%，<80%."""
    signs = {first.operator, second.operator}
    return not signs.isdisjoint(_UPPER) and not signs.isdisjoint(_LOWER)


def _piece(match: re.Match[str]) -> Target | None:
    """One number with its noun, comparison and unit; None when judgement is needed."""
    head, digits, high, unit = match.groups()
    operator, direction, about = None, None, False
    if unit not in UNITS:
        if unit[-1] in _ENDS:
            operator, unit = _ended(unit)
            if unit not in UNITS:
                return None
        elif "/" not in unit:
            return _judged(head, digits, high, unit)
        elif unit[0] == "/" or unit_of(unit) is None:
            return None
    if head:
        last = head[-1]
        if len(head) == 1 or unit == "年" or last < "\x80" or head[0] in _COMPARING:
            return None
        if last in _TELLING and (
            last in _ASKING or (head[-2] if last in _RATES else last) in _CHANGED
        ):
            before = read_before(head)
            if before.operator and operator:
                return None
            if before.head and before.head[-1] in _NO_HEAD:
                return None
            operator = operator or before.operator
            about, direction = before.approximate, before.direction
    elif unit in {"年", "日"}:
        return None
    if digits[0] in "02" and operator is None and unit in SHARES and len(digits) > 2:
        return None
    if high is not None:
        return _between(digits, high, unit, operator, about, direction)
    low = WHOLE.get(digits) or Decimal(digits)
    return _make(
        Target,
        ("quantity" if direction is None else "qualitative", operator, low, None, unit, None,
        direction, None, None, about, None, (),
        None),
    )  # fmt: skip


def _ended(unit: str) -> tuple[str | None, str]:
    """The comparison at the end of what stands behind a number, and the rest: 人以上."""
    for length in (4, 3, 2, 1):
        if (operator := words_of.OPERATOR_ENDINGS.get(unit[-length:])) is not None:
            return operator, unit[:-length]
    return None, unit


def _kind(direction: str | None, high: str | None) -> str:
    """A change without a printed baseline is qualitative, its number stays."""
    if direction is not None:
        return "qualitative"
    return "quantity" if high is None else "range"


def _between(
    digits: str, high: str, unit: str, operator: str | None, about: bool, direction: str | None
) -> Target | None:  # fmt: skip
    """A range; None when it may be a period, runs downwards or is compared as well."""
    low, top = Decimal(digits), Decimal(high)
    if operator is not None or low > top or digits[:2] in _CENTURIES:
        return None
    kind = "range" if direction is None else "qualitative"
    return Target(kind, None, low, top, unit, direction=direction, approximate=about)


def _judged(head: str, digits: str, high: str | None, after: str) -> Target | None:
    """A number before a noun (选派20名教师), when it is certain."""
    if (
        len(head) == 1
        or (head and (head[-1].isascii() or head[0] in _COMPARING))
        or after[0] in _UNSURE
    ):
        return None
    if not _DATED.isdisjoint(after):
        return None
    if high is None and after[0] not in "余多来" and (unit := counted(head, after)) is not None:
        low = WHOLE.get(digits) or Decimal(digits)
        return _make(
            Target,
            ("quantity", None, low, None, unit, None, None, None, None, False, None, (), None),
        )
    found = judge(head, Decimal(digits), None if high is None else Decimal(high), after, "")
    if found.standing != "good" or found.doubt is not None or found.unit in SHARES:
        return None
    return _make(
        Target,
        (_kind(found.direction, high), found.operator, found.number, found.high,
        found.unit, None, found.direction, None, None, found.approximate, None, (), None),
    )  # fmt: skip
