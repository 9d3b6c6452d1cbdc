"""Repairs tokens between blanks in which a dump glued a unit, a value or a level to its neighbour."""

import re
from functools import cache

from jixiao.formats.layout.flow.fitting import is_bare_number, is_value
from jixiao.formats.layout.flow.source import Source
from jixiao.formats.layout.flow.tokens import Token
from jixiao.regulation.words import levels

_COUNTER = re.compile(
    r"(人次|种次|场次|批次|户次|次|名|份|件(?!数)|套|篇|项(?!目)|个(?!体|人|别))(?=[一-鿿]{3})"
)
_COUNTED = re.compile(r"(?:次数?|数|数量|量|频次|人次)$")
_COUNTED_NUMBER = re.compile(r"(.{4,}(?:次|次数|数|数量|量))(\d+(?:\.\d+)?)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?[%％])([一-鿿].{4,})")
_SIDE = re.compile(r"^(?:项目)?(?:年度)?绩效指标(?=[一-鿿]{3})")
_LEADING = frozenset({"各", "约", "近", "每"})


def unsplit(source: Source, tokens: list[Token]) -> list[Token]:
    """Tokens with units back at their numbers; what is not certain stays as it is."""
    found: list[Token] = []
    rest = tokens[::-1]
    while rest:
        token = rest.pop()
        if token.text in _LEADING and rest and is_bare_number(rest[-1].text):
            token = _union(source, token, rest.pop())
        before = found[-1].text if found else ""
        counter = _COUNTER.match(rest[-1].text) if rest else None
        if counter and (numbered := _COUNTED_NUMBER.fullmatch(token.text)):
            left, right = _cut(source, token, numbered.end(1))
            found.append(left)
            token, before = right, left.text
        if counter and _is_count(token.text) and _COUNTED.search(before):
            unit, name = _cut(source, rest.pop(), counter.end())
            token = _union(source, token, unit)
            if side := _SIDE.match(name.text):
                name = _cut(source, name, side.end())[1]
            rest.append(name)
        elif (match := _PERCENT.fullmatch(token.text)) and not is_value(match[2]):
            token, name = _cut(source, token, match.end(1))
            rest.append(name)
        elif (mark := _level_behind(token.text)) is not None:
            name, rest_level = _cut(source, token, mark)
            rest.append(rest_level)
            valued = re.search(r"\d+(?:\.\d+)?[%％]$", name.text)
            if valued and valued.start() > 3:
                name, value = _cut(source, name, valued.start())
                rest.append(value)
            token = name
        found.append(token)
    return found


def _is_count(text: str) -> bool:
    return is_bare_number(text) or is_bare_number(text[1:].strip())


@cache
def _level_words() -> re.Pattern[str]:
    known = levels()
    words = [w for w in (*known.level1, *known.level2) if w.endswith("指标") and len(w) >= 4]
    return re.compile(f"[%％](?:{'|'.join(sorted(words, key=len, reverse=True))})$")


def _level_behind(text: str) -> int | None:
    """Where a level word glued behind a percent begins."""
    match = _level_words().search(text)
    return match.start() + 1 if match else None


def _cut(source: Source, token: Token, at: int) -> tuple[Token, Token]:
    line = source.lines[token.line]
    middle = token.start + at
    left = token._replace(text=token.text[:at], span=line.span(token.start, middle))
    end = token.start + len(token.text)
    right = token._replace(
        text=token.text[at:], span=line.span(middle, end), start=middle, broken=0
    )
    return left, right


def _union(source: Source, first: Token, last: Token) -> Token:
    """Two tokens as one, with what stands between them if they are on one line."""
    if first.line != last.line:
        words = first.text + last.text
        return first._replace(text=words, span=first.span._replace(end=None))
    end = last.start + len(last.text)
    text = source.raw(first.line, first.start, end)
    return first._replace(text=text, span=source.lines[first.line].span(first.start, end))
