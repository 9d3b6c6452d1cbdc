"""Ordinals in front of paragraphs, headings and sentences: 一、 （二） 3. 4） 五是."""

from functools import lru_cache
from typing import NamedTuple

from jixiao.kernel.patterns import pattern
from jixiao.rules.passages import Passage
from jixiao.rules.prose import Prose

_LONGEST = 8
_HANZI = {word: n for n, word in enumerate("一二三四五六七八九", 1)}
_NUMBER = "[一二三四五六七八九十]{1,3}"
_STYLES = (
    ("一、", pattern(rf"({_NUMBER})[、．.]")),
    ("（一）", pattern(rf"[（(]({_NUMBER})[）)]")),
    ("1.", pattern(r"([0-9]{1,2})[.．](?![0-9])")),
    ("1、", pattern(r"([0-9]{1,2})、")),
    ("（1）", pattern(r"[（(]([0-9]{1,2})[）)]")),
    ("1）", pattern(r"([0-9]{1,2})[）)]")),
)
ALIKE = {"1.": "1", "1、": "1", "1）": "1", "（一）": "一", "（1）": "1"}
"""Styles that people mix in one list."""
_FIRST = frozenset("一二三四五六七八九十（(0123456789")
_SAID = pattern(rf"({_NUMBER})是")
_COMMAS = frozenset("，,")


class Ordinal(NamedTuple):
    """The ordinal of a line.

    Args:
        style: How it is written, by its first one: 一、 （一） 1. 1、 （1） 1）.
        number: Its number.
        words: As printed.
        start: Offset of the line in the text.
    """

    style: str
    number: int
    words: str
    start: int


@lru_cache(maxsize=2048)
def ordinal(line: str, start: int = 0) -> Ordinal | None:
    """The ordinal in front of a line, None without one.

    >>> ordinal("（十二）开展技能竞赛")[:3]
    ('（一）', 12, '（十二）')
    """
    lead = len(line) - len(line.lstrip())
    words = line[lead:]
    if not words or words[0] not in _FIRST:
        return None
    for style, printed in _STYLES:
        match = printed.match(words)
        if match is not None:
            number = _number(match[1])
            return None if number is None else Ordinal(style, number, match[0], start + lead)
    return None


def ordinals(text: str) -> list[Ordinal]:
    """Ordinals of the lines of a text, in order."""
    found, at = [], 0
    for line in text.split("\n"):
        if line and (line[0] in _FIRST or line[0].isspace()):
            each = ordinal(line, at)
            if each is not None:
                found.append(each)
        at += len(line) + 1
    return found


def listed(prose: Prose) -> list[tuple[Passage, list[Ordinal]]]:
    """Passages with sentences of which several begin with ordinals, of lines or within them."""
    told = prose.told
    found: dict[int, list[Ordinal]] = {}
    for start, clause in zip(told.clause_starts, told.clauses, strict=True):
        if not clause or not (clause[0] in _FIRST or clause[0].isspace()):
            continue
        words = clause.lstrip()
        if words and words[0] in _FIRST:
            at, offset = told.place(start + len(clause) - len(words))
            each = _said(words, offset, told.text[start - 1 : start])
            if each is not None:
                found.setdefault(at, []).append(each)
    return [(prose.passage(at), those) for at, those in found.items() if len(those) > 1]


def _said(words: str, start: int, before: str) -> Ordinal | None:
    """The ordinal of a clause: 二是 behind any sign, others not behind a comma."""
    match = _SAID.match(words)
    if match is not None:
        number = _number(match[1])
        return None if number is None else Ordinal("一是", number, match[0], start)
    each = None if before in _COMMAS else ordinal(words[:_LONGEST], start)
    is_span = each is not None and words[len(each.words) :][:1].isdigit()  # 1、2月
    return None if is_span else each


def numbered(prose: Prose) -> list[tuple[Passage, list[Ordinal]]]:
    """Sections of several lines that begin with ordinals (``ctx.once(numbered, prose)``)."""
    several = [passage for passage in prose.sections if "\n" in passage.raw]
    return [(each, found) for each in several if len(found := ordinals(each.raw)) > 1]


def _number(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.partition("十")
    if not ten:
        return _HANZI.get(words)
    if any(part and part not in _HANZI for part in (tens, ones)):
        return None
    return 10 * _HANZI.get(tens, 1) + _HANZI.get(ones, 0)


def _list_of(each: Ordinal) -> str:
    return "1." if each.style == "1、" else each.style


class Gap(NamedTuple):
    """An ordinal that does not follow the one before it.

    Args:
        here: The ordinal.
        wanted: The number that should stand there.
    """

    here: Ordinal
    wanted: int


def gaps(found: list[Ordinal]) -> list[Gap]:
    r"""Ordinals that skip or repeat a number within their list; lists within lists start again.

    >>> [(g.here.words, g.wanted) for g in gaps(ordinals("（四）救助\n（六）助学"))]
    [('（六）', 5)]
    """
    missed: list[Gap] = []
    open_lists: list[Ordinal] = []
    for each in found:
        depth = next(
            (at for at, other in enumerate(open_lists) if _list_of(other) == _list_of(each)), None
        )
        if depth is None:
            open_lists.append(each)
            continue
        last = open_lists[depth].number
        del open_lists[depth + 1 :]
        open_lists[depth] = each
        if each.number not in {last + 1, 1} or (each.number == 1 and last == 1):
            missed.append(Gap(each, last + 1))
    return missed
