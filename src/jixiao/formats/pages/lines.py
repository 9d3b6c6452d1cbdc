"""Words become lines, and lines that the edge of a cell or page broke become paragraphs."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jixiao.formats.pages.geometry import Line, Word

BLANK = 0.3
"""Words on a line this many signs apart are parted by a blank."""
WIDE = 2.5
"""Words outside tables this many signs apart are parted by a tab."""
SLACK = 0.4
"""A line that could have taken the next word and this many signs more ends its paragraph."""
PADDING = 8.0
"""The widest space between the text of a cell and its border that is taken for padding."""

_FIRST_WORD = re.compile(
    r"[（(《“‘\[【〔]*(?:[0-9A-Za-z.,%%+\-/≥≤><=~*]+|.)[，。、；：！？）)》”’\]】〕%‰]*", re.DOTALL
)
_LIST_MARK = re.compile(
    r"(?:\d{1,2}(?:[.．](?!\d)|[、)）])|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}[、．.]|[①-⑳●■★◆▪◼]|第[一二三四五六七八九十\d]+[章节条部])"
)
_SENTENCE_ENDS = "。；;：:！!？?."
LEADERS = re.compile(r"[.．…·•‥⋯\s]{4,}\s*[-—–]?\s*\d{1,4}\s*[-—–]?\s*$")
"""The end of a line of a table of contents: dots and a page number."""


def size(words: Sequence[Line]) -> float:
    """The usual height of a sign."""
    heights = sorted(word.y1 - word.y0 for word in words)
    return heights[len(heights) // 2] if heights else 10.0


def _width(text: str) -> float:
    """Width in signs: an ASCII sign is half of one."""
    return len(text) - 0.45 * len(text.encode("latin-1", "ignore"))


def into_lines(words: Iterable[Word], wide: str = " ") -> list[Line]:
    """Words by line, each line from left to right, lines from top to bottom.

    Args:
        words: Words in any order.
        wide: What parts words with a wide gap between them.
    """
    ordered = sorted(words, key=lambda word: word[2] + word[4])
    rows: list[list[Word]] = []
    middle = height = 0.0
    for word in ordered:
        here = (word[2] + word[4]) / 2
        if rows and here - middle <= 0.5 * min(height, word[4] - word[2]):
            rows[-1].append(word)
            if word[4] - word[2] > height:
                middle, height = here, word[4] - word[2]
        else:
            rows.append([word])
            middle, height = here, word[4] - word[2]
    return [_line(row, wide) for row in rows]


def _line(row: list[Word], wide: str) -> Line:
    if len(row) == 1:
        return row[0]
    row.sort(key=lambda word: word[1])
    text = row[0].text
    sign = max(word[4] - word[2] for word in row) * 0.8
    for left, right in pairwise(row):
        gap = right[1] - left[3]
        if gap > WIDE * sign:
            text += wide
        elif gap > BLANK * sign:
            text += " "
        text += right[0]
    return Line(
        text,
        row[0][1],
        min(word[2] for word in row),
        max(word[3] for word in row),
        max(word[4] for word in row),
    )


def glue(before: str, after: str) -> str:
    """Two halves of a broken line as one: no blank unless both are words in Latin letters."""
    if before[-1:].isascii() and after[:1].isascii():
        left, right = before[-1:], after[:1]
        if left.isalpha() and right.islower():
            return f"{before} {after}"
        if left in ",;" and right.isalpha():
            return f"{before} {after}"
    return before + after


def starts_with_list_mark(text: str) -> bool:
    """Whether a paragraph begins so: "1.", "（二）", "三、", "①"."""
    return _LIST_MARK.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether the words may end here."""
    return text.rstrip()[-1:] in _SENTENCE_ENDS


def sign_width(lines: Sequence[Line]) -> float:
    """Width of a Chinese character, told by the longest line."""
    line, height = max(lines, key=lambda line: line.x1 - line.x0), size(lines)
    return min(max((line.x1 - line.x0) / max(_width(line.text), 1.0), 0.55 * height), height)


def would_fit(following: str, room: float) -> bool:
    """Whether the first word of some text would have fitted where there was room.

    Args:
        following: The text on the next line.
        room: Room in signs at the end of the line before.
    """
    match = _FIRST_WORD.match(following)
    return room > (_width(match.group()) if match else 1.0) + SLACK


def room_behind(line: Line, left: float, right: float) -> float:
    """How many more signs the only line of a cell could take.

    Args:
        line: The line.
        left: Left border of the cell.
        right: Its right border.
    """
    text, x0, y0, x1, y1 = line
    sign, height = (x1 - x0) / (_width(text) or 1.0), y1 - y0
    if not 0.55 * height <= sign <= height:
        sign = height if height > 1.0 else 1.0
    padding = x0 - left
    padding = 0.0 if padding < 0 else min(padding, PADDING)
    room = right - padding - x1
    return room / sign if room > 0 else 0.0


def flow(lines: Sequence[Line], left: float, right: float) -> tuple[str, float]:
    """The text of a cell, and how many more signs its last line could take.

    Args:
        lines: Lines from top to bottom.
        left: Left border.
        right: Right border.
    """
    if len(lines) == 1:
        return lines[0].text, room_behind(lines[0], left, right)
    sign = sign_width(lines)
    first = min(line.x0 for line in lines)
    edge = max(right - min(max(first - left, 0.0), PADDING), max(line.x1 for line in lines))
    text = lines[0].text
    one_each = len(lines) > 2 and all(len(line.text) == 1 for line in lines)
    middle = (first + edge) / 2
    for before, line in pairwise(lines):
        centred = abs((line.x0 + line.x1) / 2 - middle) < sign
        indented = line.x0 - first > 1.5 * sign and not centred
        listed = starts_with_list_mark(line.text) and ends_sentence(before.text)
        short = would_fit(line.text, (edge - before.x1) / sign)
        if not one_each and (short or indented or listed):
            text = f"{text}\n{line.text}"
        else:
            text = glue(text, line.text)
    return text, (edge - lines[-1].x1) / sign
