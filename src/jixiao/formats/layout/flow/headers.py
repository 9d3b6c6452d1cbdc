"""Finds the heads of indicator grids in flattened text, by their words and in any text form."""

import itertools
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from jixiao.formats.layout.flow.source import Source
from jixiao.regulation.words import meanings, plain

PIPES = "pipes"
LINES = "lines"
BLANKS = "blanks"
GLUED = "glued"

_SUFFIX = r"(?:[（(][^（）()]{0,24}[）)]|[（(][A-Za-z]|[ABab][）)])?"
_INNER = r"(?:[（(][^（）()]{1,6}[）)])?"
_MONTHS = r"\d{1,2}[-—－至~～]\d{1,2}月(?:执行数|执行情况|完成情况|完成值|实际完成值)"
_HALF = re.compile(r"长期|中期|实施期|年度")
_LONGEST_RUN = 30
_LEVEL_COLUMNS = frozenset({"level1", "level2", "name"})
VALUE_COLUMNS = frozenset(
    {"target", "actual", "half_year", "past_actual", "expected", "cycle", "progress", "forecast"}
)
_UNDER = {
    "deviation_reason": {
        "reason_funds", "reason_rules", "reason_staff", "reason_equipment", "reason_other",
        "reason_text",
    },
    "likelihood": {"likely_yes", "likely_maybe", "likely_no"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid.

    Args:
        meaning: Its meaning as in headers.toml [columns].
        half: "long" for the first of two halves side by side, else "".
    """

    meaning: str
    half: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a grid.

    Args:
        columns: Its columns from left to right.
        start: (line, offset) of its first character.
        end: (line, offset) behind its last character.
        style: How cells are parted: ``PIPES``, ``LINES``, ``BLANKS`` or ``GLUED``.
        in_lines: Whether a row of the body tends to be one line (pipes, blanks).
        words: The head's words as found.
    """

    columns: tuple[Column, ...]
    start: tuple[int, int]
    end: tuple[int, int]
    style: str
    in_lines: bool
    words: tuple[str, ...]

    def meaning(self) -> set[str]:
        """The meanings of all columns."""
        return {column.meaning for column in self.columns}


@cache
def _word() -> re.Pattern[str]:
    words = sorted(meanings("columns"), key=len, reverse=True)
    patterns = (re.escape(word).replace("年", "年" + _INNER, 1) for word in words)
    return re.compile(f"({_MONTHS}|{'|'.join(patterns)}){_SUFFIX}")


@cache
def _first_word() -> re.Pattern[str]:
    heads = [
        word
        for word, meaning in meanings("columns").items()
        if meaning in _LEVEL_COLUMNS and len(word) > 1
    ]
    return re.compile("|".join(map(re.escape, sorted(heads, key=len, reverse=True))))


def find_headers(source: Source) -> list[Header]:
    """All heads of grids, in document order."""
    found = []
    text = source.squeezed
    at = 0
    words: dict[int, re.Match[str] | None] = {}
    while match := _first_word().search(text, at):
        run = _run(source, match.start(), words)
        header = _header(source, run) if run else None
        if header is None:
            at = run[-1].start() if len(run) == _LONGEST_RUN else match.start() + 1
            continue
        found.append(header)
        at = run[-1].end()
    return found


def _run(source: Source, at: int, words: dict[int, re.Match[str] | None]) -> list[re.Match[str]]:
    """The head words that follow each other; ``words`` are those looked for already."""
    run: list[re.Match[str]] = []
    while len(run) < _LONGEST_RUN:
        if at not in words:
            words[at] = _word().match(source.squeezed, at)
        if (match := words[at]) is None:
            break
        match = _up_to_border(source, match, run)
        run.append(match)
        at = match.end()
    return run


def _up_to_border(source: Source, match: re.Match[str], run: list[re.Match[str]]) -> re.Match[str]:
    """A match, or of two words in cells of their own (指标值 | 单位) only the first.

    Words broken within a cell are left whole: the part before a pipe, or before a blank where no
    value column was named yet, must be a column word itself.
    """
    start, end = match.span()
    (line, offset), (last_line, last_offset) = source.places[start], source.places[end - 1]
    if line == last_line and last_offset - offset == end - 1 - start:
        return match
    for at in range(start + 1, end):
        gap = _gap(source, at - 1, at)
        if not gap:
            continue
        first = _word().fullmatch(source.squeezed, start, at)
        rest = _word().match(source.squeezed, at)
        if first is None or rest is None or rest.end() < end:
            continue
        is_value = _meaning(first) in VALUE_COLUMNS and _meaning(match) not in VALUE_COLUMNS
        if "|" in gap or (is_value and not any(_meaning(each) in VALUE_COLUMNS for each in run)):
            return first
    return match


def _meaning(match: re.Match[str]) -> str:
    return _meaning_of(match[1])


@lru_cache(4096)
def _meaning_of(words: str) -> str:
    return meanings("columns").get(plain(words), "progress")


def _header(source: Source, run: list[re.Match[str]]) -> Header | None:
    run = _without_side_label(run)
    named = [_meaning(match) for match in run]
    if not _is_head(named):
        return None
    columns = _columns(run, named)
    gaps = [
        _gap(source, before.end() - 1, after.start()) for before, after in itertools.pairwise(run)
    ]
    style, in_lines = _style(gaps)
    end_line, end_offset = source.places[run[-1].end() - 1]
    return Header(
        columns,
        source.places[run[0].start()],
        (end_line, end_offset + 1),
        style,
        in_lines,
        tuple(match[0] for match in run),
    )


def _without_side_label(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """The run without the label of the whole block (绩效指标) before its first level."""
    named = [_meaning(match) for match in run]
    if "level1" in named and named.index("level1") > 0:
        return run[named.index("level1") :]
    while len(named) > 1 and named[0] == "name" and named[1] in {"name", "level2"}:
        run, named = run[1:], named[1:]
    return run


def _is_head(named: list[str]) -> bool:
    kinds = set(named)
    if not kinds & VALUE_COLUMNS and len(kinds & _LEVEL_COLUMNS) < 3:
        return False
    if len(named) >= 3:
        return "name" in kinds
    return kinds == {"name", "target"}


def _columns(run: list[re.Match[str]], named: list[str]) -> tuple[Column, ...]:
    """The columns; of heads in two rows the lower words take the place of the upper one."""
    for parent, children in _UNDER.items():
        below = [meaning for meaning in named if meaning in children]
        if parent in named and below and named.index(below[0]) > named.index(parent):
            named = [meaning for meaning in named if meaning not in children]
            at = named.index(parent)
            named[at : at + 1] = below
    if named.count("name") == 2 and named.count("target") == 2:
        first = named.index("target") + 1
        return tuple(
            Column(meaning, "long" if index < first and meaning != "level1" else "")
            for index, meaning in enumerate(named)
        )
    return tuple(Column(meaning) for meaning in named)


def _gap(source: Source, before: int, after: int) -> str:
    """What stands between two characters that are neighbours but for white space and pipes."""
    line, offset = source.places[before]
    next_line, next_offset = source.places[after]
    if line == next_line:
        return source.lines[line].text[offset + 1 : next_offset]
    parts = [source.lines[line].text[offset + 1 :]]
    parts += [source.lines[index].text for index in range(line + 1, next_line)]
    return "\n".join([*parts, source.lines[next_line].text[:next_offset]])


def _style(gaps: list[str]) -> tuple[str, bool]:
    pipes = [gap for gap in gaps if "|" in gap]
    if len(pipes) * 2 > len(gaps):
        return PIPES, sum("\n" not in gap for gap in pipes) * 2 >= len(pipes)
    broken = [gap for gap in gaps if "\n" in gap]
    if len(broken) * 2 > len(gaps):
        return LINES, False
    blank = [gap for gap in gaps if gap and "\n" not in gap]
    if len(blank) * 2 >= len(gaps):
        return BLANKS, True
    return GLUED, True
