"""Certain rows of a grid become indicators; levels are filled down or told by what is below."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from jixiao.formats.layout.flow.fitting import is_leftover, is_level, is_weight
from jixiao.formats.layout.flow.grid import GridRow
from jixiao.formats.layout.flow.script import simplified
from jixiao.formats.layout.flow.source import Source
from jixiao.formats.layout.flow.tokens import Token
from jixiao.formats.layout.indicators import joined_reason, joined_target, likelihood_key
from jixiao.kernel.notices import Notice
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.project import Indicator
from jixiao.model.target import Target
from jixiao.model.target_reading import read_target
from jixiao.regulation.words import levels, meanings, plain

_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*(?:分|[%％])?")
_TARGETS = ("target", "expected", "half_year")
_REASONS = (
    "deviation_reason", "reason_funds", "reason_rules", "reason_staff", "reason_equipment",
    "reason_other", "reason_text",
)  # fmt: skip


@dataclass(slots=True)
class Found:
    """Indicators of one grid.

    Args:
        annual: Rows of the only or the annual half.
        long_term: Rows of the other half.
        notices: What was inferred.
    """

    annual: list[Indicator] = field(default_factory=list)
    long_term: list[Indicator] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


@dataclass(slots=True)
class _Levels:
    """The levels printed last."""

    level1: Stated[str] = UNSTATED
    level2: Stated[str] = UNSTATED
    inferred: bool = False


def stated(source: Source, tokens: list[Token]) -> Stated[str]:
    """Tokens as stated words: exactly as printed where they stand on one line."""
    if not tokens:
        return UNSTATED
    first, last = tokens[0], tokens[-1]
    if len(tokens) == 1:
        return Stated(first.text, first.text or None, first.span)
    if first.line == last.line:
        end = last.start + len(last.text)
        text = source.raw(first.line, first.start, end)
        return Stated(text, text, source.lines[first.line].span(first.start, end))
    text = "\n".join(token.text for token in tokens if token.text)
    return Stated(text, text or None, first.span._replace(end=None))


def indicators_of(source: Source, rows: list[GridRow]) -> Found:
    """The indicators of a grid's rows, in order."""
    found = Found()
    state = {"": _Levels(), "long": _Levels()}
    twice = any(column.half for row in rows[:1] for column in row.columns)
    for index, row in enumerate(rows):
        for half in ("", "long") if twice else ("",):
            _set_levels(source, rows, index, state[half], half)
            indicator = _indicator(source, row, state[half], half)
            if indicator is not None:
                (found.long_term if half else found.annual).append(indicator)
                if state[half].inferred and not found.notices:
                    found.notices.append(_inferred(indicator))
    return found


def _inferred(indicator: Indicator) -> Notice:
    message = "一级指标的名称没有印出，由二级指标推断，请对照原文。"
    return Notice(message, indicator.level2.raw, indicator.level2.span)


def _key(words: str, level: int) -> str | None:
    known = levels()
    return (known.level1 if level == 1 else known.level2).get(plain(simplified(words)))


def _set_levels(source: Source, rows: list[GridRow], index: int, state: _Levels, half: str) -> None:
    """Take the levels that a row prints; a level 1 that is lost is told by level 2."""
    row = rows[index]
    first = stated(source, row.tokens("level1"))
    second = stated(source, row.tokens("level2", half))
    if first.raw and not second.raw and _belongs_below(state.level1, first.raw):
        first, second = UNSTATED, first
    if first.raw:
        lost = is_weight(first.raw)
        state.level1 = UNSTATED if lost else Stated(first.raw, _key(first.raw, 1), first.span)
        state.level2 = UNSTATED
        state.inferred = False
    if not second.raw:
        return
    state.level2 = Stated(second.raw, _key(second.raw, 2), second.span)
    if first.raw and state.level1.raw:
        return
    if not _fits(state.level1.value, state.level2.value) and (
        not state.level1.raw or not _comes_back(rows, index, state.level1.value, half)
    ):
        _infer(state)


def _belongs_below(level1: Stated[str], words: str) -> bool:
    """Whether a word of either level is a level 2 of the level 1 printed last."""
    key = _key(words, 2)
    parents = levels().parents.get(key or "", ())
    return level1.value in {"IMPLEMENTATION_RESULT", "PROCESS_MANAGEMENT"} and (
        level1.value in parents
    )


def _fits(level1: str | None, level2: str | None) -> bool:
    return level2 is None or (level1 is not None and level1 in levels().parents.get(level2, ()))


def _comes_back(rows: list[GridRow], index: int, level1: str | None, half: str) -> bool:
    """Whether the next level 2 fits the level 1 printed last: then only this one is misfiled."""
    for row in rows[index + 1 :]:
        if row.tokens("level1"):
            return False
        if below := row.tokens("level2", half):
            return _fits(level1, _key(below[0].text, 2))
    return False


def _infer(state: _Levels) -> None:
    known = levels()
    parents = known.parents.get(state.level2.value or "", ())
    if parents:
        state.level1 = Stated(known.word.get(parents[0], ""), parents[0], None)
        state.inferred = True
    else:
        state.level1 = UNSTATED


def _indicator(source: Source, row: GridRow, state: _Levels, half: str) -> Indicator | None:
    name = stated(source, row.tokens("name", half))
    if not name.raw or is_leftover(name.raw):
        return None
    target = _target(source, row, half)
    if not target.raw and (is_level(name.raw, 1) or is_level(name.raw, 2)):
        return None
    place = name.span
    words = {
        meaning: stated(source, row.tokens(meaning, half))
        for meaning in ("description", "basis", "note", "likelihood")
    }
    actual = _reading(source, row, "actual", half)
    if not actual.raw:
        actual = _reading(source, row, "progress", half)
    return Indicator(
        level1=state.level1,
        level2=state.level2,
        name=name,
        description=words["description"],
        target=target,
        basis=words["basis"],
        actual=actual,
        points=_number(source, row, "points"),
        score=_number(source, row, "score"),
        deviation_reason=_reason(source, row),
        forecast=_reading(source, row, "forecast", half),
        likelihood=_likelihood(source, row, words["likelihood"]),
        note=words["note"],
        span=place._replace(start=None, end=None) if place else None,
    )


def _target(source: Source, row: GridRow, half: str) -> Stated[Target]:
    """The target; operator and unit columns are joined with it in that order."""
    kinds = {column.meaning for column in row.columns}
    meaning = next((each for each in _TARGETS if each in kinds), "target")
    words = stated(source, row.tokens(meaning, half))
    raw = words.raw
    if raw and kinds & {"operator", "unit"}:
        operator = stated(source, row.tokens("operator", half)).raw
        unit = stated(source, row.tokens("unit", half)).raw
        raw = joined_target(operator, raw, unit)
    if words.span is not None:
        return Stated(raw, read_target(raw), words.span)
    empty = _empty(row, meaning, half)
    return Stated("", read_target(""), empty.span) if empty is not None else UNSTATED


def _empty(row: GridRow, meaning: str, half: str) -> Token | None:
    """The cell that is printed empty under a column."""
    for index, tokens in row.cells.items():
        if row.columns[index].meaning == meaning and row.columns[index].half == half:
            return tokens[0]
    return None


def _reading(source: Source, row: GridRow, meaning: str, half: str) -> Stated[Target]:
    words = stated(source, row.tokens(meaning, half))
    if words.span is None:
        return UNSTATED
    return Stated(words.raw, read_target(words.raw), words.span)


def _number(source: Source, row: GridRow, meaning: str) -> Stated[Decimal]:
    words = stated(source, row.tokens(meaning))
    if words.span is None:
        return UNSTATED
    match = _NUMBER.fullmatch(words.raw)
    return Stated(words.raw, Decimal(match[1]) if match else None, words.span)


def _reason(source: Source, row: GridRow) -> Stated[str]:
    return joined_reason(
        [(_column_word(meaning), stated(source, row.tokens(meaning))) for meaning in _REASONS]
    )


@cache
def _column_word(meaning: str) -> str:
    """The word that heads a column: what a tick under it says."""
    return next(word for word, each in meanings("columns").items() if each == meaning)


def _likelihood(source: Source, row: GridRow, words: Stated[str]) -> Stated[str]:
    for meaning in ("likely_yes", "likely_maybe", "likely_no"):
        ticked = stated(source, row.tokens(meaning))
        if ticked.raw:
            return Stated(ticked.raw, meaning.removeprefix("likely_"), ticked.span)
    return words._replace(value=likelihood_key(words.raw)) if words.raw else words
