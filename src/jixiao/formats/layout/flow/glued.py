"""Tokens of a grid in which nothing parts the cells.

Only what is certain is split: level words at their full length, a value that can begin and end
in one way only. A piece that can be split in several ways stays one token, so that no row is
made of it.
"""

import re
from functools import cache

from jixiao.formats.layout.flow.fitting import is_level
from jixiao.formats.layout.flow.headers import VALUE_COLUMNS, Header
from jixiao.formats.layout.flow.script import simplified
from jixiao.formats.layout.flow.source import Source
from jixiao.formats.layout.flow.splitting import ANCHOR, is_one_name, last_value, split_row
from jixiao.formats.layout.flow.tokens import STRONG, WEAK, Token
from jixiao.regulation.words import levels

_ANCHOR = re.compile(ANCHOR)
_FOOTER = re.compile(
    r"总分\d*|合计\d|注[:：]|其他需要?说明|附件[:：]|说明|扫一扫|"
    r"(?:省级|市级|区级|县级|本级)?(?:部门)?(?:预算)?(?:项目)?(?:支出)?绩效(?:目标|自评)(?:申报|审批|批复)?表"
)


@cache
def _full_levels() -> re.Pattern[str]:
    known = levels()
    words = [
        word for word in (*known.level1, *known.level2) if word.endswith("指标") and len(word) > 3
    ]
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


@cache
def _short_levels() -> re.Pattern[str]:
    known = levels()
    words = [
        word for word in known.level2 if len(word) >= 4 and not word.endswith(("指标", "目标"))
    ]
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


def glued_tokens(source: Source, header: Header, end: tuple[int, int]) -> list[Token]:
    """Tokens of a glued grid between its head and a place."""
    pieces = _lines(source, header.end, end)
    text = "".join(part for _, _, part in pieces)
    in_lines = len(pieces) >= 4 and len(pieces) >= len(_full_levels().findall(simplified(text)))
    known = levels()
    words = _full_levels().findall(simplified(text))
    full = {word for word in words if word in known.level2 and word not in known.level1}
    valued = _glued_columns(header)
    found: list[Token] = []
    for line, offset, part in pieces:
        stop = _FOOTER.search(simplified(part))
        if stop is not None:
            part = part[: stop.start()]
        found += _split(source, line, offset, part, valued, in_lines=in_lines, short=not full)
        if stop is not None:
            break
    return found


def _glued_columns(header: Header) -> list[str]:
    """Columns whose values are glued behind the name; none where words stand between them."""
    meanings = [c.meaning for c in header.columns if c.meaning not in {"level1", "level2"}]
    if meanings[:1] != ["name"]:
        return []
    found: list[str] = []
    for index, meaning in enumerate(meanings[1:], 1):
        if meaning in VALUE_COLUMNS or meaning in {"points", "score"}:
            found.append(meaning)
        elif any(m in VALUE_COLUMNS for m in meanings[index + 1 :]):
            return []
    return found


def _lines(
    source: Source, start: tuple[int, int], end: tuple[int, int]
) -> list[tuple[int, int, str]]:
    found = []
    for line in range(start[0], min(end[0] + 1, len(source.lines))):
        text = source.lines[line].text
        low = start[1] if line == start[0] else 0
        high = end[1] if line == end[0] else len(text)
        if text[low:high].strip():
            found.append((line, low, text[low:high]))
    return found


def _split(
    source: Source,
    line: int,
    offset: int,
    part: str,
    values: list[str],
    *,
    in_lines: bool,
    short: bool,
) -> list[Token]:
    """The tokens of one line."""
    plain_part = simplified(part)
    found: list[Token] = []
    cuts = _level_cuts(plain_part, in_lines=in_lines, short=short)
    for low, high, named in cuts:
        if named:
            found.append(_token(source, line, offset, part, low, high, WEAK))
        elif part[low:high].strip():
            for start, stop, broken in _cells(plain_part, low, high, values):
                found.append(_token(source, line, offset, part, start, stop, broken))
    if found and in_lines:
        found[0] = found[0]._replace(broken=STRONG)
    return found


def _level_cuts(text: str, *, in_lines: bool, short: bool) -> list[tuple[int, int, bool]]:
    """The stretches of a line, and whether each is a level word."""
    marks = list(_full_levels().finditer(text))
    if short:
        full = {at for mark in marks for at in range(mark.start(), mark.end())}
        others = _short_levels().finditer(text)
        marks += [m for m in others if full.isdisjoint(range(m.start(), m.end()))]
        marks.sort(key=lambda match: match.start())
    cuts: list[tuple[int, int, bool]] = []
    at = 0
    for match in marks:
        if in_lines and match.start() != at:
            break
        if match.start() > at:
            cuts.append((at, match.start(), False))
        cuts.append((match.start(), match.end(), True))
        at = match.end()
    cuts.append((at, len(text), False))
    return cuts


def _token(
    source: Source, line: int, offset: int, part: str, low: int, high: int, broken: int
) -> Token:
    text = part[low:high]
    low += len(text) - len(text.lstrip())
    text = text.strip()
    start = offset + low
    return Token(text, source.lines[line].span(start, start + len(text)), line, start, broken)


def _cells(text: str, low: int, high: int, values: list[str]) -> list[tuple[int, int, int]]:
    """Name and values of a piece between level words, one row or, at anchors, several."""
    rows: list[tuple[int, int]] = []
    at = low
    if len(values) == 2:
        for match in _ANCHOR.finditer(text, low, high):
            rows.append((at, match.end()))
            at = match.end()
    if at < high:
        rows.append((at, high))
    found: list[tuple[int, int, int]] = []
    for start, stop in rows:
        cuts = _name_and_values(text, start, stop, values)
        found += [(a, b, WEAK if index == 0 else 0) for index, (a, b) in enumerate(cuts)]
    return found


def _name_and_values(text: str, start: int, stop: int, values: list[str]) -> list[tuple[int, int]]:
    """Places of a name and of its values, from left to right; one place when uncertain."""
    piece = text[start:stop]
    body = piece.rstrip(" 。;；,，…")
    cuts: list[int] | None = None
    if len(values) == 1:
        cut = last_value(body)
        cuts = [0, cut] if cut is not None and cut > 1 and is_one_name(body[:cut]) else None
    elif values:
        cuts = split_row(body, values)
    if cuts is None or piece[:1].isdigit():
        return [(start, stop)]
    half = cuts[1] // 2
    if piece[:half] == piece[half : cuts[1]] and is_level(piece[:half], 2):
        cuts[0] = half  # the level 2 is the name as well
    ends = [*cuts[1:], len(body)]
    return [(start + a, start + b) for a, b in zip(cuts, ends, strict=True)]
