"""Reads the rows of an indicator grid by its header."""

import re
from decimal import Decimal

from jixiao.formats.blocks import Cell
from jixiao.formats.layout.columns import Header
from jixiao.formats.layout.rows import Row, plain_words, stated_text
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.project import Indicator
from jixiao.model.target import Target
from jixiao.model.target_reading import read_target
from jixiao.regulation.words import levels

_LEFTOVER = re.compile(r"[….·]+|(?:指标|目标)\s*\d*\s*[:：.．、]?\s*[…./／—-]*|[/／—-]+")
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)\s*分?")
_TICK = re.compile(r"[✔✓√☑■●Vv]|是")
_CLASSES = {
    "定性",
    "定量",
    "正向",
    "反向",
    "正向指标",
    "反向指标",
    "定性指标",
    "定量指标",
    "负向",
    "负向指标",
}
_LIKELY = ("likely_yes", "likely_maybe", "likely_no")
_LIKELY_WORDS = {"likely_yes": "确定能", "likely_maybe": "有可能", "likely_no": "完全不可能"}
_TEXTS = ("description", "basis", "deviation_reason", "note")


def read_row(row: Row, header: Header, above: Indicator | None, half: int) -> Indicator | None:
    """One indicator of one half, or None for a row without any.

    Args:
        row: The row.
        header: Columns of the grid.
        above: The indicator before, whose levels are filled down.
        half: 0 for the first or only half, 1 for the second.
    """
    name = _text(row, header, "name", half)
    target = _target(row, header, half)
    actual = _reading(row, header, "actual", half)
    if _is_nothing(name.raw) and not (target.raw or actual.raw):
        description = _text(row, header, "description", half)
        if not description.raw:
            return None
    level1, level2 = _levels(row, header, above, half)
    progress = _reading(row, header, "progress", half)
    place = name.span or target.span
    return Indicator(
        level1,
        level2,
        name,
        _text(row, header, "description", half),
        target,
        _text(row, header, "basis", half),
        progress if progress.is_stated and not actual.is_stated else actual,
        _number(row, header, "points", half),
        _number(row, header, "score", half),
        _reason(row, header, half),
        _reading(row, header, "forecast", half),
        _likelihood(row, header),
        _text(row, header, "note", half),
        Span(place.page, place.table, place.row, None, place.line) if place else None,
    )


def _is_nothing(name: str) -> bool:
    return not name or bool(_LEFTOVER.fullmatch(name))


def _cell(row: Row, header: Header, meaning: str, half: int) -> Cell | None:
    column = header.column(meaning, half)
    if column is None:
        column = header.column(meaning) if half and meaning in {"level1"} else None
    return None if column is None else row.at(column)


def _text(row: Row, header: Header, meaning: str, half: int) -> Stated[str]:
    cell = _cell(row, header, meaning, half)
    return UNSTATED if cell is None else stated_text(row.table, cell)


def _reading(row: Row, header: Header, meaning: str, half: int) -> Stated[Target]:
    words = _text(row, header, meaning, half)
    if words.span is None:
        return UNSTATED
    return Stated(words.raw, read_target(words.raw), words.span)


def _number(row: Row, header: Header, meaning: str, half: int) -> Stated[Decimal]:
    words = _text(row, header, meaning, half)
    if words.span is None:
        return UNSTATED
    match = _NUMBER.fullmatch(words.raw)
    return Stated(words.raw, Decimal(match[1]) if match else None, words.span)


def _target(row: Row, header: Header, half: int) -> Stated[Target]:
    """The target; operator and unit columns are joined with it in that order."""
    for meaning in ("target", "expected", "half_year", "cycle"):
        words = _text(row, header, meaning, half)
        if words.span is not None:
            break
    else:
        return UNSTATED
    raw = words.raw
    operator = _text(row, header, "operator", half).raw
    unit = _text(row, header, "unit", half).raw
    if raw:
        raw = joined_target(operator, raw, unit)
    return Stated(raw, read_target(raw), words.span)


def joined_target(operator: str, value: str, unit: str) -> str:
    """Operator, number and unit from columns of their own as one notation.

    >>> joined_target("≥", "95", "%")
    '≥95%'
    >>> joined_target("定性", "优良中低差", "")
    '优良中低差'
    """
    if plain_words(operator) in _CLASSES or value.startswith(operator):
        operator = ""
    if unit in {"/", "无", "—", "-"} or value.endswith(unit):
        unit = ""
    return f"{operator}{value}{unit}"


def _levels(
    row: Row, header: Header, above: Indicator | None, half: int
) -> tuple[Stated[str], Stated[str]]:
    known = levels()
    level1 = _text(row, header, "level1", half)
    level2 = _text(row, header, "level2", half)
    if above is not None:
        if not level1.raw and above.level1.raw and header.column("level1") is not None:
            level1 = above.level1
        same_level1 = level1.raw == above.level1.raw
        if not level2.raw and above.level2.raw and same_level1:
            level2 = above.level2
    key1 = known.level1.get(plain_words(level1.raw)) if level1.raw else None
    key2 = known.level2.get(plain_words(level2.raw)) if level2.raw else None
    return level1._replace(value=key1), level2._replace(value=key2)


def _reason(row: Row, header: Header, half: int) -> Stated[str]:
    words = _text(row, header, "deviation_reason", half)
    parts = [words.raw] if words.raw else []
    first = words
    for meaning in ("reason_funds", "reason_rules", "reason_staff", "reason_equipment",
                    "reason_other", "reason_text"):  # fmt: skip
        cell = _text(row, header, meaning, half)
        if cell.span is None or cell.span == words.span:
            continue
        if first.span is None:
            first = cell
        if cell.raw:
            parts.append(cell.raw)
    raw = "；".join(parts)
    return Stated(raw, raw or None, first.span) if first.span else UNSTATED


def _likelihood(row: Row, header: Header) -> Stated[str]:
    """The likelihood: a word in one cell, or a tick in one of three columns."""
    first: Stated[str] = UNSTATED
    for meaning in _LIKELY:
        cell = _text(row, header, meaning, 0)
        if cell.raw and _TICK.fullmatch(cell.raw):
            return Stated(_LIKELY_WORDS[meaning], meaning.removeprefix("likely_"), cell.span)
        if cell.span is not None and first.span is None:
            first = cell
    words = _text(row, header, "likelihood", 0)
    if words.raw:
        text = plain_words(words.raw)
        key = next((k for k, word in _LIKELY_WORDS.items() if text.endswith(word[-3:])), None)
        return words._replace(value=key.removeprefix("likely_") if key else None)
    return first._replace(value=None) if first.span else words
