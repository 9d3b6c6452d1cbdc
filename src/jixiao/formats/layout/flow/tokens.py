"""The body of a grid as tokens: cells or pieces of cells, in the order of the page."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jixiao.formats.layout.flow.headers import BLANKS, LINES, PIPES
from jixiao.formats.layout.flow.script import simplified
from jixiao.formats.layout.flow.source import Source
from jixiao.formats.layout.rows import label_meaning
from jixiao.formats.layout.titles import is_title
from jixiao.kernel.span import Span

_WORD = re.compile(r"[^\s\u3000\xa0\u200b]+")
_BLANK = " \t\r\n\u3000\xa0\u200b\ufeff"
_NOTE = re.compile(r"注|说明|备注|附件|填表人|联系人")
_YEAR_LINE = re.compile(r"[（(]\s*20\s*\d\s*\d\s*年?度?\s*[)）]")
_NAMED = re.compile(r"绩效|自评|监控|申报")
WEAK = 1
STRONG = 2


class Token(NamedTuple):
    """A cell or a piece of one.

    Args:
        text: Its words, outer white space removed; "" for a cell that is printed empty.
        span: Its place.
        line: Index of the line in the source.
        start: Offset of its first character.
        broken: Before it stands nothing (0), a line break (``WEAK``), or the end of a row
            (``STRONG``).
        open: Whether the source ends within it.
    """

    text: str
    span: Span
    line: int
    start: int
    broken: int = 0
    open: bool = False


def tokens_of(
    source: Source, start: tuple[int, int], end: tuple[int, int], style: str
) -> list[Token]:
    """The tokens between two places, by the text form of the grid's head."""
    if style == PIPES:
        return list(_piped(source, start, end))
    if style == LINES:
        return list(_lined(source, start, end))
    if style == BLANKS:
        return list(_blanked(source, start, end))
    return list(_lined(source, start, end))


def _pieces(
    source: Source, start: tuple[int, int], end: tuple[int, int]
) -> Iterator[tuple[int, int, str]]:
    """(line, offset, text) of every line between two places."""
    for line in range(start[0], min(end[0] + 1, len(source.lines))):
        text = source.lines[line].text
        low = start[1] if line == start[0] else 0
        high = end[1] if line == end[0] else len(text)
        if low < high or (not text and line != start[0]):
            yield line, low, text[low:high]


def _token(source: Source, line: int, offset: int, text: str, broken: int) -> Token:
    body = text.strip(_BLANK)
    begin = offset + (len(text) - len(text.lstrip(_BLANK)) if body else 0)
    return Token(body, source.lines[line].span(begin, begin + len(body)), line, begin, broken)


def _lined(source: Source, start: tuple[int, int], end: tuple[int, int]) -> Iterator[Token]:
    pieces = list(_pieces(source, start, end))
    filled = [piece for piece in pieces if piece[2].strip(_BLANK)]
    gaps = sum(source.lines[line].gap for line, _, _ in filled)
    parted = gaps * 2 > len(filled)
    for line, offset, text in pieces:
        if text.strip(_BLANK) or (parted and text and offset == 0):
            yield _token(source, line, offset, text, WEAK)


def _blanked(source: Source, start: tuple[int, int], end: tuple[int, int]) -> Iterator[Token]:
    for line, offset, text in _pieces(source, start, end):
        broken = WEAK
        for match in _WORD.finditer(text):
            yield _token(source, line, offset + match.start(), match[0], broken)
            broken = 0


def _piped(source: Source, start: tuple[int, int], end: tuple[int, int]) -> Iterator[Token]:
    """Cells between pipes. A run of pipes ends a row; a line without any goes on with a cell."""
    opened: list[tuple[int, int, str]] = []
    broken = 0
    pieces = list(_pieces(source, start, end))
    closed = _closes_rows(source, start, pieces)
    for index, (line, offset, text) in enumerate(pieces):
        if "|" in text:
            tokens, opened, broken = _piped_line(source, pieces[index], opened, broken, closed)
            yield from tokens
        elif not text.strip(_BLANK):
            continue
        elif is_heading(text):
            if opened:
                yield _joined(source, opened, broken)
            yield _token(source, line, offset, text, STRONG)
            opened, broken = [], STRONG
        elif not closed and not opened and _label_follows(pieces, index):
            yield _token(source, line, offset, text, WEAK)  # a row of one cell
        elif _goes_on(pieces, index):
            opened.append((line, offset, text))
        else:
            if opened:
                last = index == len(pieces) - 1 and not _NOTE.match(text.strip(_BLANK))
                yield _joined(source, opened, broken)._replace(open=last)
            return
    if opened:
        yield _joined(source, opened, broken)._replace(open=True)


def _piped_line(
    source: Source,
    piece: tuple[int, int, str],
    opened: list[tuple[int, int, str]],
    broken: int,
    closed: bool,
) -> tuple[list[Token], list[tuple[int, int, str]], int]:
    """The cells of one line with pipes, the cell left open at its end, and the border behind."""
    line, at, text = piece
    tokens: list[Token] = []
    parts = text.split("|")
    tail = _tail(parts)
    kept = len(parts) - tail if tail >= 2 else len(parts)
    for number, part in enumerate(parts[:-1]):
        if number == 0 and opened:
            if part.strip(_BLANK):
                opened.append((line, at, part))
            tokens.append(_joined(source, opened, broken))
            opened = []
        elif number < kept:
            tokens.append(_token(source, line, at, part, broken))
        if number < kept:
            broken = 0
        at += len(part) + 1
    if parts[-1].strip(_BLANK) or not closed:
        opened = [(line, at, parts[-1])]
    if opened and not closed:
        tokens.append(_joined(source, opened, broken))
        opened = []
    broken = STRONG if tail >= 2 or (tail and len(parts) > 3) else max(broken, WEAK)
    return tokens, opened, broken


def _closes_rows(
    source: Source, start: tuple[int, int], pieces: list[tuple[int, int, str]]
) -> bool:
    """Whether a pipe stands behind the last cell of a row, and not only between cells."""
    above = source.lines[start[0]].text
    if start[1] and "|" in above[: start[1]] and not above[start[1] :].strip(_BLANK):
        return False  # the row of heads ends without a pipe
    piped = [text.rstrip(_BLANK) for _, _, text in pieces if "|" in text]
    return sum(text.endswith("|") for text in piped) * 2 >= len(piped)


def is_heading(text: str) -> bool:
    """Whether a line is the title of a form or its year: nothing of a cell."""
    words = simplified(text).strip(_BLANK)
    if len(words) > 70:
        return False
    return _YEAR_LINE.fullmatch(words) is not None or (
        words.endswith("表") and _NAMED.search(words) is not None and is_title(words)
    )


def _tail(parts: list[str]) -> int:
    """Number of empty cells at the end of a line with pipes."""
    count = 0
    for part in reversed(parts[:-1]):
        if part.strip(_BLANK):
            break
        count += 1
    return count if not parts[-1].strip(_BLANK) else 0


def _goes_on(pieces: list[tuple[int, int, str]], index: int) -> bool:
    """Whether a pipe follows within some lines."""
    return any("|" in text for _, _, text in pieces[index + 1 : index + 7])


def _label_follows(pieces: list[tuple[int, int, str]], index: int) -> bool:
    """Whether the next line is a row that begins with a label, so that no cell goes on in it."""
    if index + 1 >= len(pieces):
        return False
    first, pipe, _ = pieces[index + 1][2].partition("|")
    return bool(pipe) and label_meaning(simplified(first).strip(_BLANK)) is not None


def _joined(source: Source, opened: list[tuple[int, int, str]], broken: int) -> Token:
    """One token of a cell that runs over lines."""
    filled = [piece for piece in opened if piece[2].strip(_BLANK)] or opened[:1]
    first = _token(source, *filled[0], broken)
    if len(filled) == 1:
        return first
    words = "\n".join(text.strip(_BLANK) for _, _, text in filled)
    return first._replace(text=words, span=first.span._replace(end=None))
