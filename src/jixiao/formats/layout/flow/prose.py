"""Lists of targets in running text: 数量指标：…≥…；… (numbered prose instead of a grid)."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from jixiao.formats.layout.drafts import Draft
from jixiao.formats.layout.flow.fitting import NUMBER, SIGN, is_level
from jixiao.formats.layout.flow.headers import PIPES
from jixiao.formats.layout.flow.heads import read_head
from jixiao.formats.layout.flow.script import simplified
from jixiao.formats.layout.flow.source import Source
from jixiao.formats.layout.flow.splitting import last_value
from jixiao.formats.layout.flow.tokens import Token, tokens_of
from jixiao.formats.layout.rows import inline_value
from jixiao.kernel.notices import Notice
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.project import Indicator
from jixiao.model.target_reading import read_target
from jixiao.regulation.words import levels, plain

_WORDS = r"(?:大于等于|小于等于|不低于|不少于|不超过|不高于|不大于|不小于)"
_VALUE = re.compile(
    rf"(?:{SIGN}+|{_WORDS})\s*{NUMBER}(?P<tail>[^，,;；。、\n]*?)(?=\s*(?:[，,;；。、\n]|实际|$))"
)
_ACTUAL = re.compile(
    rf"[，,]?\s*实际[^，,;；。\d≥≤]{{0,12}}({NUMBER}[^，,;；。\d]{{0,6}})(?=[，,;；。]|$)"
)
_GOAL = re.compile(r"(?:绩效目标|绩效指标)\s*[：:]")
_JOINT = " ，,;；。、：:　"
_ITEM = re.compile(r"[^;；。\n]+")
_PART = re.compile(r"[^;；。，\n]+")
_LONGEST_NAME = 45
_HEAD_LINES = 40
_HEAD_LABELS = {"project_name", "project_code", "department", "unit", "department_name"}
_LONGEST_UNIT = 6


@dataclass(slots=True)
class _Place:
    """A stretch of a line: the line, its text in simplified signs, where the stretch lies in it."""

    line: int
    text: str
    start: int
    end: int


def read_lists(source: Source) -> list[Draft]:
    """One form with the targets that the text lists, none when it lists none."""
    draft = Draft()
    _read_cells(source, draft)
    if not draft.indicators:
        level1: Stated[str] = UNSTATED
        for line in range(len(source.lines)):
            level1 = _read_line(source, draft, line, level1)
        _read_head_lines(source, draft)
    if not draft.indicators:
        return []
    draft.roles |= {"name", "target"}
    if any(row.actual.raw for row in draft.indicators):
        draft.roles.add("actual")
    for opening in source.lines[:8]:
        text = opening.text.strip(" |　")
        if 6 <= len(text) <= 60 and "绩效" in simplified(text):
            start = opening.text.find(text)
            span = opening.span(start, start + len(text))
            draft.titles.append(Stated(text, text, span))
            draft.title = draft.titles[0]
            break
    return [draft]


@cache
def _marks() -> re.Pattern[str]:
    known = levels()
    words = {word for word in (*known.level1, *known.level2) if word.endswith(("指标", "目标"))}
    ordered = sorted(words - {"绩效目标"}, key=len, reverse=True)
    return re.compile(f"({'|'.join(ordered)})\\s*[：:，,]")


def _read_head_lines(source: Source, draft: Draft) -> None:
    """The labels on lines of their own above the first target."""
    first = draft.indicators[0].span if draft.indicators else None
    for line, each in enumerate(source.lines):
        if first is None or each.ordinal == first.line or line > _HEAD_LINES:
            break
        glued = inline_value(simplified(each.text))
        if glued is None or glued[0] not in _HEAD_LABELS or not each.text[glued[1] :].strip():
            continue
        end = len(each.text.rstrip())
        words = each.text[glued[1] : end]
        draft.labels.add(glued[0])
        draft.set(glued[0], Stated(words, words, each.span(glued[1], end)))


def _level1_of(key: str) -> str | None:
    """The level 1 that a plain word names itself or by a level 2 below it."""
    known = levels()
    if key in known.level1:
        return known.level1[key]
    above = known.parents.get(known.level2.get(key, ""), ())
    return above[0] if above else None


def _read_line(source: Source, draft: Draft, line: int, level1: Stated[str]) -> Stated[str]:
    """The lists of one paragraph: behind words of a level, or behind 绩效目标：.

    Args:
        source: The text.
        draft: Takes what is read.
        line: Index of the line.
        level1: The level 1 that a line of its own has named above.

    Returns:
        The level 1 for the lines below.
    """
    text = simplified(source.lines[line].text)
    if alone := _alone().fullmatch(text.strip()):
        begin = text.index(alone[1])
        words = source.raw(line, begin, begin + len(alone[1]))
        span = source.lines[line].span(begin, begin + len(alone[1]))
        return Stated(words, _level1_of(plain(alone[1])), span)
    marks = list(_marks().finditer(text))
    below = level1
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
        words = source.raw(line, mark.start(1), mark.end(1))
        span = source.lines[line].span(mark.start(1), mark.end(1))
        key = plain(mark[1])
        if key in levels().level1 and key not in levels().level2:
            level1 = Stated(words, levels().level1[key], span)
        level2 = Stated(words, levels().level2.get(key), span)
        above = level1 if level1.value in levels().parents.get(level2.value or "", ()) else UNSTATED
        place = _Place(line, text, mark.end(), end)
        known = len(draft.indicators), len(draft.notices)
        _operated(source, draft, place, above, level2)
        if known == (len(draft.indicators), len(draft.notices)):
            _glued_items(source, draft, place, above, level2)
    if marks:
        return below
    goal = _GOAL.search(text)
    if goal is not None and len(_VALUE.findall(text, goal.end())) >= 3:
        _operated(source, draft, _Place(line, text, goal.end(), len(text)), UNSTATED, UNSTATED)
    return below


@cache
def _alone() -> re.Pattern[str]:
    """A level 1 on a line of its own, numbered or not."""
    words = "|".join(sorted(map(re.escape, levels().level1), key=len, reverse=True))
    return re.compile(
        rf"(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]*)?\s*((?:{words})(?:指标)?)\s*[：:]?"
    )


def _operated(
    source: Source, draft: Draft, place: _Place, level1: Stated[str], level2: Stated[str]
) -> None:
    """The pairs of name and value with a sign in a stretch of text."""
    text = place.text
    at = place.start
    for match in _VALUE.finditer(text, place.start, place.end):
        begin = at
        while begin < match.start() and text[begin] in _JOINT:
            begin += 1
        at = match.end()
        name = text[begin : match.start()].rstrip()
        if len(match["tail"]) > _LONGEST_UNIT:
            span = source.lines[place.line].span(begin, match.end())
            message = "指标值后面连着一句话，无法确定到哪里为止，没有读取，请对照原文。"
            draft.notices.append(Notice(message, source.raw(place.line, begin, match.end()), span))
            continue
        if not 2 <= len(name) <= _LONGEST_NAME or re.search(r"[。；;]", name):
            continue
        actual: tuple[int, int] | None = None
        if found := _ACTUAL.match(text, match.end(), place.end):
            actual = found.span(1)
            at = found.end()
        value = (match.start(), match.start() + len(match[0].rstrip()))
        _add(source, draft, place.line, (begin, begin + len(name)), value, actual, level1, level2)


def _glued_items(
    source: Source, draft: Draft, place: _Place, level1: Stated[str], level2: Stated[str]
) -> None:
    """The items of a stretch without a sign: a name with its value, or else a notice."""
    found: list[tuple[tuple[int, int], tuple[int, int]]] = []
    items = [m.span() for m in _PART.finditer(place.text, place.start, place.end) if m[0].strip()]
    for low, high in items:
        begin = low + len(place.text[low:high]) - len(place.text[low:high].lstrip())
        stop = low + len(place.text[low:high].rstrip())
        cut = last_value(place.text[begin:stop])
        if cut is not None and 2 <= cut <= _LONGEST_NAME:
            found.append(((begin, begin + cut), (begin + cut, stop)))
    if items and len(found) == len(items):
        for name, value in found:
            _add(source, draft, place.line, name, value, None, level1, level2)
    elif any(sign.isdigit() for sign in place.text[place.start : place.end]):
        words = source.raw(place.line, place.start, place.end)
        span = source.lines[place.line].span(place.start, place.end)
        message = f"“{level2.raw}”后面的话分不清指标和指标值，没有读取，请对照原文。"
        draft.notices.append(Notice(message, words.strip(), span))


def _add(
    source: Source,
    draft: Draft,
    line: int,
    name: tuple[int, int],
    value: tuple[int, int],
    actual: tuple[int, int] | None,
    level1: Stated[str],
    level2: Stated[str],
) -> None:
    def words(place: tuple[int, int]) -> Stated[str]:
        raw = source.raw(line, *place)
        return Stated(raw, raw or None, source.lines[line].span(*place))

    target = words(value)
    done = words(actual) if actual else UNSTATED
    draft.indicators.append(
        Indicator(
            level1=level1,
            level2=level2,
            name=words(name),
            target=Stated(target.raw, read_target(target.raw), target.span),
            actual=Stated(done.raw, read_target(done.raw), done.span) if actual else UNSTATED,
            span=source.lines[line].span(*name)._replace(start=None, end=None),
        )
    )


def _read_cells(source: Source, draft: Draft) -> None:
    """Cells with a list behind a cell with a level's name."""
    if sum("|" in line.text for line in source.lines) < 3:
        return
    tokens = [t for t in tokens_of(source, (0, 0), (len(source.lines), 0), PIPES) if t.text]
    first: Token | None = None
    for label, cell in pairwise(tokens):
        if not (is_level(label.text, 1) or is_level(label.text, 2)):
            continue
        if _read_cell(source, draft, label, cell) and first is None:
            first = label
    if first is not None:
        read_head(source, draft, (0, 0), (first.line, first.start), PIPES)


def _read_cell(source: Source, draft: Draft, label: Token, cell: Token) -> bool:
    """The items of one cell, if most of them are a name with a value."""
    if "\n" in cell.text:
        return False
    text = simplified(source.lines[cell.line].text)
    end = cell.start + len(cell.text)
    items = [m.span() for m in _ITEM.finditer(text, cell.start, end) if m[0].strip()]
    pairs: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for low, high in items:
        begin = low + len(text[low:high]) - len(text[low:high].lstrip())
        stop = low + len(text[low:high].rstrip())
        cut = last_value(text[begin:stop])
        if cut is not None and 2 <= cut <= _LONGEST_NAME and "，" not in text[begin:stop]:
            pairs.append(((begin, begin + cut), (begin + cut, stop)))
    is_list = len(items) >= 2 or bool(_VALUE.search(text, cell.start, end))
    if not is_list or not pairs or len(pairs) * 3 < len(items) * 2:
        return False
    key = plain(label.text)
    words = Stated(label.text, levels().level1.get(key), label.span)
    below = Stated(label.text, levels().level2.get(key), label.span)
    first = is_level(label.text, 1)
    for name, value in pairs:
        _add(
            source, draft, cell.line, name, value, None,
            words if first else UNSTATED, UNSTATED if first else below,
        )  # fmt: skip
    if len(pairs) < len(items):
        message = "这一格里有的指标和指标值连在一起，无法分开，没有读取，请对照原文。"
        draft.notices.append(Notice(message, cell.text[:80], cell.span))
    return True
