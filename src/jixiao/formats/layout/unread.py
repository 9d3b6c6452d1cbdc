"""Says what a form prints and no field holds, so that nothing is lost without a word."""

import re
from collections.abc import Iterator
from functools import lru_cache

from jixiao.formats.blocks import Cell
from jixiao.formats.layout.columns import Header
from jixiao.formats.layout.drafts import Draft, stated_unit
from jixiao.formats.layout.heads import is_head_word
from jixiao.formats.layout.rows import (
    Row,
    column_role,
    inline_value,
    label_meaning,
    plain_words,
    stated_text,
)
from jixiao.kernel.notices import Notice
from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.regulation.words import levels, meanings

_SHOWN = 8
_NOTHING = re.compile(r"[\s—－\-/／.…·无0%％□]*")
_SIGN_OFF = re.compile(
    r"\s*(?:注|说明|备注|附件?|填[表报]|审核|单位(?:主要)?负责人|项目负责人|财务负责人|联系|扫一扫)"
)
_PERSONS = {"person"}
"""Names and telephone numbers of persons are left out on purpose."""
_NO_FIELD = {"period", "attribute", "carried_over", "local_funds", "total_row", "month_end"}


def note_unread(draft: Draft, row: Row, header: Header) -> None:
    """Keep the cells of a grid row that stand under no column that is read."""
    read = header.read_columns
    for cell in row.printed:
        if cell.column in read or not _is_missed(cell, read):
            continue
        words = header.words.get(cell.column) or f"第{cell.column}列"
        key = plain_words(words) or words
        draft.unread.setdefault(key, []).append(stated_text(row.table, cell))


def unread_notices(draft: Draft) -> Iterator[Notice]:
    """One notice for each column of a grid that no field has, and one for the rest of the form."""
    for words, cells in draft.unread.items():
        few = f"共 {len(cells)} 格，例如“{_short(cells[0].raw)}”"
        message = f"“{words}”一列没有对应的字段，没有读取，{few}。"
        yield Notice(message, cells[0].raw, cells[0].span)
    taken = {_at(span) for span in _spans(draft) if span is not None}
    missed = [(row, *each) for row in draft.rows for each in _missed(row, taken)]
    if not missed:
        return
    told: dict[tuple[int, int, str], list[str]] = {}
    for row, label, cell in missed:
        told.setdefault((row.table.index, row.number, label), []).append(_short(cell.raw))
    shown = [f"{key[2]}“{' '.join(found)}”" for key, found in told.items()][:_SHOWN]
    more = "等" if len(told) > _SHOWN else ""
    message = f"表里有 {len(missed)} 格内容没有对应的字段，没有读取：{'、'.join(shown)}{more}。"
    first = missed[0][2]
    yield Notice(message, first.raw, first.span)


def _is_missed(cell: Cell, read: set[int]) -> bool:
    if any(column in read for column in range(cell.column, cell.column + cell.colspan)):
        return False
    words = plain_words(cell.text)
    known = words in levels().level1 or words in levels().level2
    return not (known or _NOTHING.fullmatch(cell.text) or label_meaning(cell.text) == "indicators")


def _missed(row: Row, taken: set[tuple[int | None, int | None, int | None]]
            ) -> Iterator[tuple[str, Stated[str]]]:  # fmt: skip
    """The cells of a row that are neither words of the form nor values of the draft."""
    label = ""
    if _SIGN_OFF.match(row.printed[0].text):
        return
    for cell in row.printed:
        if _is_of_the_form(cell.text):
            label = cell.text
        elif label_meaning(label) in _PERSONS:
            label = ""
        elif _NOTHING.fullmatch(cell.text):
            continue
        elif (row.table.index, row.number, cell.column) not in taken:
            glued = inline_value(cell.text)
            if glued is None or glued[0] not in _PERSONS:
                yield plain_words(label), stated_text(row.table, cell)


@lru_cache(maxsize=4096)
def _is_of_the_form(words: str) -> bool:
    text = plain_words(words)
    known = is_head_word(words) or column_role(words) or text in meanings("footers")
    return bool(known or stated_unit(words) or text in levels().level1 or text in levels().level2)


def _spans(draft: Draft) -> Iterator[Span | None]:
    """The places of all that the draft has taken."""
    lists = (draft.objectives, draft.long_term_objectives, draft.results, draft.titles)
    yield from (each.span for cells in lists for each in cells)
    yield from (each.span for key, each in draft.values.items() if key not in _NO_FIELD)
    for found in (draft.execution, *draft.tasks):
        yield from (each.span for each in found.values())
    yield from (each.span for _, each in draft.checkpoints)
    yield from (each.name.span for each in draft.indicators)
    for words in (draft.unit_line, draft.amount_unit, draft.total_points, draft.total_score):
        yield words.span


def _at(span: Span) -> tuple[int | None, int | None, int | None]:
    return span.table, span.row, span.column


def _short(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= 20 else f"{text[:19]}…"
