"""Reads a table of contents (目录): titles and pages, wrapped lines, lost leaders."""

import re

from jixiao.formats.blocks import Paragraph
from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.model.documents import TocEntry

PART = re.compile(r"第[一二三四五六七八九十]部分\s*(.*)")
_LEADERS = re.compile(r"(.*?\S)\s*(?:[.…·．]{2,}|\t)[.…·．\s\t]*(\d{1,4})\s*")
_BLANK = re.compile(r"(.{2,}?)\s+(\d{1,4})")
_GLUED = re.compile(r"(.*(?:目标表|绩效目标|措施|情况))(\d{1,3})")
_NUMBER = re.compile(r"\d{1,4}")
_ORDINALS = (
    ("一、", re.compile(r"[一二三四五六七八九十]{1,3}\s*[、.．]\s*")),
    ("（一）", re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]\s*[、.．]?\s*")),
    ("1、", re.compile(r"\d{1,2}\s*[、.．](?!\d)\s*")),
    ("（1）", re.compile(r"[（(]\d{1,2}[)）]\s*[、.．]?\s*")),
    ("第一章", re.compile(r"第[一二三四五六七八九十]{1,3}[章节]\s*")),
)


def stated_line(paragraph: Paragraph) -> Stated[str]:
    """A paragraph as stated text, outer white space removed."""
    text = paragraph.text.strip()
    start = paragraph.text.find(text) if text else 0
    span = Span(paragraph.page, line=paragraph.line, start=start, end=start + len(text))
    return Stated(text, text or None, span)


def ordinal_style(text: str) -> tuple[str, int] | None:
    """Style of the number that begins a line, and where the words begin."""
    for style, pattern in _ORDINALS:
        match = pattern.match(text)
        if match and match.end() < len(text):
            return style, match.end()
    return None


def is_contents_line(text: str) -> bool:
    """Whether a line ends with leaders or a tab and a page number."""
    return text[-1:].isdigit() and len(text) < 240 and _LEADERS.fullmatch(text) is not None


def _page(text: str) -> re.Match[str] | None:
    """Title and page of a line within a table of contents; blanks may stand for the leaders."""
    if not text[-1:].isdigit() or len(text) > 240:
        return None
    return _LEADERS.fullmatch(text) or _BLANK.fullmatch(text) or _GLUED.fullmatch(text)


def read_contents(lines: list[Paragraph], start: int) -> tuple[list[TocEntry], int]:
    """The entries from a line on, and the index of the first line behind them.

    A line without a page belongs to the next one when it is numbered and the next is not
    (a wrapped title) or only a page (a title that fills its line), or is a part's divider with
    entries below it.
    """
    entries: list[TocEntry] = []
    index = start
    while index < len(lines):
        text = lines[index].text.strip()
        following = lines[index + 1].text.strip() if index + 1 < len(lines) else ""
        if match := _page(text):
            entries.append(TocEntry(_title(lines[index], match[1]), int(match[2])))
        elif PART.fullmatch(text) and _page(following):
            entries.append(TocEntry(stated_line(lines[index]), None))
        elif ordinal_style(text) and not ordinal_style(following) and (match := _page(following)):
            first = _title(lines[index], text)
            words = first.raw + match[1].rstrip(".…·． \t")
            span = first.span and first.span._replace(end=None)
            entries.append(TocEntry(Stated(words, words, span), int(match[2])))
            index += 1
        elif ordinal_style(text) and _NUMBER.fullmatch(following):
            entries.append(TocEntry(_title(lines[index], text), int(following)))
            index += 1
        else:
            break
        index += 1
    return entries, index


def _title(line: Paragraph, words: str) -> Stated[str]:
    text = words.rstrip(".…·． \t")
    start = line.text.find(text)
    return Stated(text, text, Span(line.page, line=line.line, start=start, end=start + len(text)))
