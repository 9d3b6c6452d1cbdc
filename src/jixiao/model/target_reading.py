"""Reads a target cell (指标值) into a typed target: the grammar of the domain.

Nearly all cells are a sign, a number and a unit; one pattern reads these. The rest is tried in
this order: answers and strokes, units and placeholders without a number, misprints, dates,
comparison with last year, numbers among words, words. Words and sentences stay ``qualitative``:
a number is taken only where it is certain what it counts.

What is printed and yet not certain carries ``Target.problem``, one Chinese sentence that begins
with the cell in quotation marks; ``target_writing`` depends on that.
"""

import re
from decimal import Decimal
from functools import lru_cache

from jixiao.kernel.numerals import SIGNS, narrow
from jixiao.model import target_words as words_of
from jixiao.model.target import EMPTY, Target
from jixiao.model.target_bounds import read_bounds
from jixiao.model.target_cleaning import plainer, without_start
from jixiao.model.target_dates import find_when, names_time, names_year_before
from jixiao.model.target_faults import misprint, open_range, suspect_percent, without_number
from jixiao.model.target_numbers import Found, find_numbers
from jixiao.model.target_odd import odd_number, odd_words
from jixiao.model.target_phrases import LONGEST, read_phrase
from jixiao.model.target_plain import read_plain
from jixiao.model.target_relative import level_before, read_relative
from jixiao.model.target_timed import CLAUSES, DECIMAL, read_dated, read_when
from jixiao.model.units import normal_unit, unit_in_name, unit_of

_LONGEST_DIRECTED = 1000
_LONGEST_ASIDE = 40
_LONGEST_COLUMN = 12
_LONGEST_KEPT = 60
_LONGEST_NUMBER = 20
_DIGIT = re.compile("[0-9]").search
_NUMERAL = re.compile(f"[{SIGNS}]").search
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9%‰]) (?=[0-9≥])")
_GROUPED = re.compile(r"(?<![0-9.])[1-9][0-9]{0,2}(?: 0[0-9]{2})(?: [0-9]{3})*(?![0-9])").sub
_CLOCK = re.compile(
    r"((?:月[0-9]{1,2}[日号]|(?:19|20)[0-9]{2}([-/.])[0-9]{1,2}\2[0-9]{1,2}(?= )))"
    r" ?(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?:[:：][0-5][0-9])?"
)
_TOO_LONG = re.compile(r"[0-9０-９](?:[,，]?[0-9０-９]){20}").search
"""More digits than anything is counted in: a code or an account."""
_SIDE_BY_SIDE = re.compile(
    r"(?:[^0-9≥≤><]{0,4}[≥≤><]?[0-9.]+(?:%|‰|[人个名户次件场项家台套份])){2,}|[≥≤><][0-9.]+%?[≥≤><][0-9.]+%?"
).fullmatch
_ONE = re.compile(r"[^0-9≥≤><]{0,4}[≥≤><]?[0-9.]+(?:%|‰|[人个名户次件场项家台套份])?")
_OF_MANY = re.compile(r"[/／](?:10|[十百])?[万百千]万?[人例]?").fullmatch
"""12/10万: out of so many; nothing is counted in front of the stroke."""
_STATED_UNIT = re.compile(r"(.*?)（单位：([^（）\s]{1,12})）")
_EXACT = {words: Target("boolean", answer=answer) for words, answer in words_of.ANSWERS.items()}
_EXACT |= {
    f"{words} {column}": target
    for words, target in _EXACT.items()
    for column, question in words_of.ANSWERS.items()
    if question is None
}
_EXACT |= {
    words: Target("qualitative", direction=words_of.direction_of(words))
    for words in words_of.FREQUENT
}
_ALONE = _EXACT | {
    words: target
    for number in range(50, 101)
    for words in (f"{number}%", f"≥{number}%", f"≥ {number} %", f"{number}% %", f"={number}%")
    if (target := read_plain(words)) is not None
}
"""The same where no unit column stands beside it, and the most frequent percentages."""
_make = tuple.__new__


def read_target(
    words: str, *, unit: str | None = None, name: str = "", year: int | None = None
) -> Target:
    """Read one target cell. Never raises; time is bounded for any length.

    Args:
        words: The cell as printed.
        unit: What the unit column (计量单位) prints beside it, None without such a column.
        name: The indicator's name, which may print the unit: 受益人数(人).
        year: The fiscal year when the caller knows it. Without it 9月前 has no date: kind
            "deadline" and ``deadline`` None; nothing is guessed.

    Returns:
        The typed target. ``write_target`` of it reads as the same target.

    >>> read_target("≥90%")[:5]
    ('quantity', '≥', Decimal('90'), None, '%')
    >>> read_target("比上年增长10%及以上").baseline
    'previous-year'
    >>> read_target("≤100优").problem
    '“≤100优”把数值“100”和等级“优”连写在一起，看不出要达到的是数值还是等级。'
    """
    if (target := (_ALONE if unit is None else _EXACT).get(words)) is None:
        if len(words) <= _LONGEST_KEPT and (unit is None or len(unit) <= _LONGEST_COLUMN):
            if type(words) is not str:
                words = str(words)  # a string of lxml would keep its whole document alive
            target = _remembered(words, unit and str(unit), year)
        else:
            target = _typed(words, unit, year)
    if name and target.unit is None and target.number is not None and target.problem is None:
        named = unit_in_name(name)
        if named is not None and target.kind in {"quantity", "range"}:
            return target._replace(unit=named)
    return target


def _typed(words: str, unit: str | None, year: int | None) -> Target:
    """The target of a cell whose name says nothing."""
    if len(words) > _LONGEST_NUMBER and _TOO_LONG(words) is not None:
        return Target("malformed", problem=f"“{words.strip()}”里有超过20位的数，不像是指标值。")
    if unit is not None:
        return _read_beside(words, unit, year)
    if "一" <= words[:1] <= "龥":
        return read_phrase(words) or _read(words, year)
    return read_plain(words) or read_phrase(words) or _read(words, year)


# Half of the cells of a document repeat another one. Short cells only, so that memory is bounded.
_remembered = lru_cache(maxsize=2048)(_typed)


def _read_beside(words: str, unit: str, year: int | None) -> Target:
    """A cell with the unit column beside it; a unit column may print 是/否, or nonsense."""
    if not words.strip():
        return EMPTY
    unit = narrow(" ".join(unit.split()))
    if not unit or len(words) + len(unit) >= LONGEST:
        return read_plain(words) or _read(words, year)
    if unit_of(unit) is not None or unit in words_of.ANSWERS:
        joined = f"{words} {unit}"
        return read_plain(joined) or _read(joined, year)
    target = read_plain(words) or _read_bare(words) or _read(words, year)
    is_word = len(unit) <= _LONGEST_COLUMN and not re.search(r"[0-9（）\s]", unit)
    if is_word and target.number is not None and target.unit is None and target.problem is None:
        return target._replace(unit=unit)
    return target


def _read_bare(words: str) -> Target | None:
    """A number that has its unit elsewhere and so is no date: 2021.6."""
    text = narrow(words).strip()
    return Target("quantity", number=Decimal(text)) if DECIMAL(text) is not None else None


def _read(words: str, year: int | None) -> Target:
    """Everything but the plain cells."""
    if len(words) > LONGEST and len(words := words.strip()) > LONGEST:
        return _qualitative(words)
    raw = " ".join(words.split())
    if not raw or raw in words_of.NOTHING:
        return EMPTY
    if raw in words_of.ANSWERS:
        return Target("boolean", answer=words_of.ANSWERS[raw])
    if raw[-1] == "）" and (match := _STATED_UNIT.fullmatch(raw)) is not None:
        target = _read_bare(match[1]) or read_target(match[1], year=year)
        if target.number is not None and target.unit is None and target.problem is None:
            return target._replace(unit=match[2])
    text, column = _tidied(narrow(raw))
    if not text:
        return Target("qualitative")
    if text in words_of.ANSWERS:
        return Target("boolean", answer=words_of.ANSWERS[text])
    if _DIGIT(text) is None:
        return (
            odd_words(raw, text, column)
            or without_number(raw, text, column)
            or read_when(raw, text, column, year)
            or (_read_relative(text, year) if _is_compared(text, year) else None)
            or (_read_numbers(raw, text, column, year) if _NUMERAL(text) else None)
            or _qualitative(text)
        )
    return (
        odd_number(raw, text)
        or (_level_and_change(raw, text, year) if (compared := _is_compared(text, year)) else None)
        or misprint(raw, text)
        or (_read_relative(text, year) if compared else None)
        or read_when(raw, text, column, year)
        or read_bounds(raw, text)
        or _read_numbers(raw, text, column, year)
        or _qualitative(text)
    )


def _tidied(text: str) -> tuple[str, str | None]:
    """The words without blanks, brackets around all and 含本数, and the unit of a unit column."""
    column: str | None = None
    if ":" in text or "：" in text:
        text = _CLOCK.sub(r"\1", text)
    if " " in text:
        first, _, rest = text.partition(" ")
        if first in words_of.SPLIT_COLUMN:
            text = rest
        rest, _, last = text.rpartition(" ")
        if rest and last in words_of.ANSWERS and rest in words_of.ANSWERS:
            return rest, None
        if rest and (column := unit_of(last)) is not None:
            if _DIGIT(rest[-1]) is not None and len(CLAUSES(rest)) > 1:
                column = None  # 手册2种，折页8 份: the blank is only one before a unit
            else:
                text = rest
        if " 0" in text:
            text = _GROUPED(lambda match: match[0].replace(" ", ""), text)
        text = _BETWEEN_DIGITS.sub("、", text).replace(" ", "")
    text = text.rstrip(words_of.TRAILING)
    return plainer(text), column


def _is_compared(text: str, year: int | None) -> bool:
    """Whether the words may compare with last year; False is certain."""
    return names_year_before(text) or (year is not None and f"{year - 1}年" in text)


def _read_relative(text: str, year: int | None) -> Target | None:
    """A comparison with last year; with the fiscal year known, also by its number."""
    words = text
    if year is not None and (last := f"{year - 1}年") in words:
        words = words.replace(f"{last}度", "上年度").replace(last, "上年")
    target = read_relative(words)
    if target is None or (when := find_when(text, year)) is None:
        return target
    return target._replace(deadline=when.deadline) if when.kind == "deadline" else target


def _level_and_change(raw: str, text: str, year: int | None) -> Target | None:
    """A level and a comparison with last year are two targets in one cell."""
    if len(text) > LONGEST or (two := level_before(text)) is None:
        return None
    parts = (_read(two[0], year), _read(two[1], year))
    if parts[0].kind != "quantity" or parts[1].kind != "relative":
        return None
    problem = f"“{raw}”在一格里写了指标值和与上年的比较，应当一个指标只写一个指标值。"
    return Target("malformed", parts=parts, problem=problem)


def _qualitative(text: str) -> Target:
    if len(text) > _LONGEST_DIRECTED:
        return Target("qualitative")
    direction = words_of.direction_of(text)
    return _make(
        Target,
        ("qualitative", None, None, None, None, None, direction, None, None, False, None, (), None),
    )


def _dated_parts(text: str, count: int, year: int | None) -> tuple[Target, ...]:
    """Single readings where every part has its own date: 6月底完成50%，12月底完成100%."""
    if not names_time(text) or len(parts := [part for part in CLAUSES(text) if part]) != count:
        return ()
    read = tuple(_read(part, year) for part in parts)
    return read if all(part.kind == "deadline" and part.problem is None for part in read) else ()


def _read_numbers(raw: str, text: str, column: str | None, year: int | None) -> Target | None:
    """Numbers among words; None when none of them is certain and the cell reads as a sentence."""
    if (target := open_range(raw, text)) is not None:
        return target
    found, aside = find_numbers(without_start(text))
    if not found:
        return None
    if column is not None and len(found) == 1:
        found = [_beside_column(found[0], column)]
    good = [number for number in found if number.standing == "good"]
    if len(good) > 1:
        parts = _dated_parts(text, len(good), year) or tuple(_single(number) for number in good)
        return Target("malformed", parts=parts, problem=words_of.several(raw, len(good)))
    if good and (lost := _lost_number(text, found)):
        return Target("malformed", parts=_parts_of(text), problem=words_of.several(raw, lost))
    if good:
        if len(good) == len(found) and (target := read_dated(good[0], text, year)) is not None:
            return target
        return None if aside > _LONGEST_ASIDE else _single(good[0], raw)
    first = found[0]
    if first.standing == "glued":
        return _glued(raw, first)
    if first.standing == "bare" and len(found) == 1:
        return Target("malformed", first.operator, first.number,
                      problem=f"“{raw}”中的数字{first.number:f}没有写计量单位，"
                      "看不出是什么的数量。")  # fmt: skip
    return None


def _lost_number(text: str, found: list[Found]) -> int:
    """How many numbers stand side by side where only one is certain: 男30人女20人, ≥95%≥90%."""
    return len(found) if len(found) > 1 and _SIDE_BY_SIDE(text) is not None else 0


def _parts_of(text: str) -> tuple[Target, ...]:
    """The single readings of numbers side by side; none when one of them is uncertain."""
    parts = [number for piece in _ONE.findall(text) for number in find_numbers(piece)[0]]
    is_certain = all(part.standing == "good" and part.doubt is None for part in parts)
    return tuple(map(_single, parts)) if is_certain else ()


def _beside_column(number: Found, column: str) -> Found:
    """The number with the unit of the unit column, or with a doubt when the two differ."""
    if number.standing == "weak":
        return number
    if number.unit is None and not number.tail:
        return number._replace(unit=column, standing="good")
    if number.unit is None or normal_unit(number.unit) == normal_unit(column):
        return number
    doubt = f"写了两个不同的计量单位“{number.unit}”和“{column}”。"
    return number._replace(doubt=doubt, standing="good")


def _single(number: Found, raw: str = "") -> Target:
    """One certain number as a target; ``raw`` when it is the whole cell."""
    doubt = number.doubt
    if doubt is None and number.unit and number.unit[0] in "/／" and not _OF_MANY(number.unit):
        doubt = f"的计量单位“{number.unit}”缺少斜线前面的部分。"
        kind = "quantity"
    else:
        kind = "malformed" if doubt else "quantity"
    if number.high is not None:
        kind = "range"
    if number.direction is not None and kind != "malformed":
        kind = "qualitative"  # a change without a printed baseline
    if doubt is None and raw:
        doubt = suspect_percent(number)
    return Target(kind, number.operator, number.number, number.high, number.unit,
                  direction=number.direction, approximate=number.approximate,
                  problem=f"“{raw}”{doubt}" if doubt and raw else None)  # fmt: skip


def _glued(raw: str, number: Found) -> Target:
    """A number run together with a grade or a sentence: what is certain is kept."""
    printed = f"{number.number:f}{number.unit or ''}"
    if number.tail in words_of.GRADES:
        what = f"把数值“{printed}”和等级“{number.tail}”连写在一起，看不出要达到的是数值还是等级。"
    else:
        what = f"把数值“{printed}”和文字“{number.tail}”连写在一起，看不出数值的单位和含义。"
    return Target("malformed", number.operator, number.number, unit=number.unit,
                  problem=f"“{raw}”{what}")  # fmt: skip
