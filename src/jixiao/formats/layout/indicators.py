"""Reads the rows of an indicator grid by its header."""

import re
from decimal import Decimal

from jixiao.formats.layout.rows import Row, plain_words, stated_text
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.project import Indicator
from jixiao.model.target import Target
from jixiao.model.target_reading import read_target
from jixiao.regulation.words import levels

_NOTHING: Stated[str] = UNSTATED
_LEFTOVER = re.compile(r"[….·]+|(?:指标|目标)\s*\d*\s*[:：.．、]?\s*[…./／—-]*|[/／—-]+")
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)\s*[分%％]?")
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
_LIKELY_ENDS = {"likely_yes": "确定能", "likely_maybe": "有可能", "likely_no": "不可能"}
_REASONS = {
    "reason_funds": "经费保障",
    "reason_rules": "制度保障",
    "reason_staff": "人员保障",
    "reason_equipment": "硬件条件保障",
    "reason_other": "其他",
    "reason_text": "原因说明",
}
_RESULTS = frozenset(("actual", "progress", "points", "score", "deviation_reason", "forecast",
                      "likelihood", "note", *_LIKELY_ENDS, *_REASONS))  # fmt: skip
"""Columns that a form of objectives has not; its rows are made in fewer steps."""


def read_row(row: Row, columns: dict[str, int], above: Indicator | None) -> Indicator | None:
    """One indicator of one half, or None for a row without any.

    Args:
        row: The row.
        columns: Meaning to column, of one half of the grid.
        above: The indicator before, whose levels are filled down.
    """
    words = _Words(row, columns)
    get = words.found.get
    name = get("name", _NOTHING)
    target = _target(words, name.raw)
    actual = words.reading("actual")
    if _is_nothing(name.raw) and not (target.raw or actual.raw):
        description = get("description", _NOTHING)
        if not description.raw:
            return None
    level1, level2 = _levels(words, above)
    place = name.span or target.span
    span = Span(place.page, place.table, place.row, None, place.line) if place else None
    said = level1, level2, name, get("description", _NOTHING), target, get("basis", _NOTHING)
    if _RESULTS.isdisjoint(columns):
        return Indicator(*said, span=span)
    progress = words.reading("progress")
    return Indicator(
        *said,
        progress if progress.is_stated and not actual.is_stated else actual,
        words.number("points"),
        words.number("score"),
        _reason(words),
        words.reading("forecast"),
        _likelihood(words),
        get("note", _NOTHING),
        span,
    )


def _is_nothing(name: str) -> bool:
    return not name or bool(_LEFTOVER.fullmatch(name))


class _Words:
    """The cells of one row by the meaning of their columns."""

    __slots__ = ("columns", "found")

    def __init__(self, row: Row, columns: dict[str, int]) -> None:
        self.columns = columns
        slots = row.slots()
        self.found: dict[str, Stated[str]] = {
            meaning: stated_text(row.table, slots[column])
            for meaning, column in columns.items()
            if column in slots
        }

    def text(self, meaning: str) -> Stated[str]:
        return self.found.get(meaning, _NOTHING)

    def reading(self, meaning: str) -> Stated[Target]:
        words = self.text(meaning)
        if words.span is None:
            return UNSTATED
        return Stated(words.raw, read_target(words.raw), words.span)

    def number(self, meaning: str) -> Stated[Decimal]:
        words = self.text(meaning)
        if words.span is None:
            return UNSTATED
        match = _NUMBER.fullmatch(words.raw)
        return Stated(words.raw, Decimal(match[1]) if match else None, words.span)


def _target(row: _Words, name: str) -> Stated[Target]:
    """The target; operator and unit columns are joined with it in that order."""
    for meaning in ("target", "expected", "half_year", "cycle"):
        words = row.text(meaning)
        if words.span is not None:
            break
    else:
        return UNSTATED
    raw = words.raw
    if raw and ("operator" in row.columns or "unit" in row.columns):
        raw = joined_target(_operator(row), raw, row.text("unit").raw)
    return Stated(raw, read_target(raw, name=name), words.span)


def _operator(row: _Words) -> str:
    """The operator; of two such columns the one that is no mere class (正向 beside ≥)."""
    first, second = row.text("operator").raw, row.text("operator_2").raw
    return second if second and (not first or plain_words(first) in _CLASSES) else first


def joined_target(operator: str, value: str, unit: str) -> str:
    """Operator, number and unit from columns of their own as one notation.

    >>> joined_target("≥", "95", "%")
    '≥95%'
    >>> joined_target("定性", "优良中低差", "")
    '优良中低差'
    """
    if plain_words(operator) in _CLASSES or operator in {"/", "无"} or value.startswith(operator):
        operator = ""
    if unit in {"/", "无", "—", "-"} or value.endswith(unit):
        unit = ""
    return f"{operator}{value}{unit}"


def _levels(row: _Words, above: Indicator | None) -> tuple[Stated[str], Stated[str]]:
    known = levels()
    level1 = row.text("level1")
    level2 = row.text("level2")
    if above is not None:
        if not level1.raw and above.level1.raw and "level1" in row.columns:
            level1 = above.level1
        same_level1 = level1.raw == above.level1.raw
        if not level2.raw and above.level2.raw and same_level1:
            level2 = above.level2
    if level1.raw and "level2" not in row.columns:
        word = plain_words(level1.raw)  # 指标类型 holds either level
        if word not in known.level1 and word in known.level2:
            return UNSTATED, Stated(level1.raw, known.level2[word], level1.span)
    if above is None or level1 is not above.level1:
        key1 = known.level1.get(plain_words(level1.raw)) if level1.raw else None
        level1 = Stated(level1.raw, key1, level1.span)
    if above is None or level2 is not above.level2:
        key2 = known.level2.get(plain_words(level2.raw)) if level2.raw else None
        level2 = Stated(level2.raw, key2, level2.span)
    return level1, level2


def _reason(row: _Words) -> Stated[str]:
    words = row.text("deviation_reason")
    if _REASONS.keys().isdisjoint(row.columns):
        return words
    parts = [("", words)]
    for meaning, word in _REASONS.items():
        cell = row.text(meaning)
        if cell.span is not None and cell.span != words.span:
            parts.append((word, cell))
    return joined_reason(parts)


def joined_reason(parts: list[tuple[str, Stated[str]]]) -> Stated[str]:
    """A reason from columns of its own: a tick says what the column's head says.

    Args:
        parts: Word of the column's head, and the words of its cell.

    Returns:
        The words printed first, an explanation before a tick, and as value all of them.
    """
    printed = [cell for _, cell in parts if cell.raw]
    if not printed:
        return next((cell for _, cell in parts if cell.span is not None), UNSTATED)
    ticked = [is_tick(cell.raw) for cell in printed]
    said = "；".join(word if is_tick(cell.raw) else cell.raw for word, cell in parts if cell.raw)
    return printed[ticked.index(min(ticked))]._replace(value=said)


def is_tick(words: str) -> bool:
    """Whether the words of a cell are a tick."""
    return _TICK.fullmatch(words) is not None


def _likelihood(row: _Words) -> Stated[str]:
    """The likelihood: a word in one cell, or a tick in one of three columns."""
    first: Stated[str] = UNSTATED
    if "likelihood" not in row.columns and "likely_yes" not in row.columns:
        return first
    for meaning in _LIKELY_ENDS:
        cell = row.text(meaning)
        if cell.raw and is_tick(cell.raw):
            return cell._replace(value=meaning.removeprefix("likely_"))
        if cell.span is not None and first.span is None:
            first = cell
    words = row.text("likelihood")
    return (
        words._replace(value=likelihood_key(words.raw))
        if words.raw
        else (first if first.span else words)
    )


def likelihood_key(words: str) -> str | None:
    """The likelihood that some words name: "yes", "maybe", "no", or None."""
    text = plain_words(words)
    found = (key for key, end in _LIKELY_ENDS.items() if text.endswith(end))
    key = next(found, None)
    return key.removeprefix("likely_") if key else None
