"""Reads the prose of a plan: cover, table of contents (目录), chapters and nested headings."""

import re
from dataclasses import dataclass, field
from functools import cache

from jixiao.formats.blocks import Paragraph
from jixiao.formats.layout.contents import (
    PART,
    is_contents_line,
    ordinal_style,
    read_contents,
    stated_line,
)
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import Section, TocEntry
from jixiao.regulation.words import load, plain

_PLAN_TITLE = re.compile(r".{2,40}绩效文本|.{2,40}绩效目标文本")
_PAGE_NUMBER = re.compile(r"[-—–\s]*\d{1,4}[-—–\s]*|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?")
_SENTENCE_END = ("。", "；", ";", "！", "，", ",", "、", "？")
_LABEL_LENGTH = 26
_HEADING_LENGTH = 60


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(plain(word) for word in load("chapters.toml")[group])


@dataclass(slots=True)
class Prose:
    """The prose of a document.

    Args:
        title: Title line (… 2023 年部门预算绩效文本).
        compiled_by: Who compiled it (编制), the verb removed.
        reviewed_by: Who reviewed it (审核), the verb removed.
        toc: Table of contents.
        sections: Sections in order.
        has_plan_words: Whether chapters of a plan or its title were met.
    """

    title: Stated[str] = UNSTATED
    compiled_by: Stated[str] = UNSTATED
    reviewed_by: Stated[str] = UNSTATED
    toc: list[TocEntry] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    has_plan_words: bool = False


def read_prose(paragraphs: list[Paragraph]) -> Prose:
    """Cover, contents and sections of the paragraphs that belong to no form."""
    prose = Prose()
    rest = _cover_and_contents(prose, [p for p in paragraphs if p.text.strip()])
    lines = _without_dividers(rest)
    headings = _Headings(lines, {plain(_title_words(entry.title.raw)) for entry in prose.toc})
    marks = headings.levels()
    prose.has_plan_words = bool(prose.title.raw) or headings.known_chapters > 0
    prose.sections = _sections(lines, marks)
    return prose


def _title_words(text: str) -> str:
    style = ordinal_style(text)
    return text[style[1] :] if style else text


def _cover_and_contents(prose: Prose, lines: list[Paragraph]) -> list[Paragraph]:
    rest: list[Paragraph] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        text = line.text.strip()
        is_contents = len(text) <= 12 and plain(text) in _words("contents")
        if is_contents or is_contents_line(text):
            entries, index = read_contents(lines, index + is_contents)
            prose.toc.extend(entries)
            continue
        if not prose.title.raw and index < 12 and _PLAN_TITLE.fullmatch(text):
            prose.title = stated_line(line)
        elif index >= 12 or rest or not _is_by(prose, line):
            rest.append(line)
        index += 1
    return rest


def _is_by(prose: Prose, line: Paragraph) -> bool:
    words = stated_line(line)
    for field_name, group in (("compiled_by", "compiled_by"), ("reviewed_by", "reviewed_by")):
        for verb in sorted(_words(group), key=len, reverse=True):
            if words.raw.endswith(verb) and 4 <= len(words.raw) <= 40 and "、" not in words.raw:
                name = words.raw.removesuffix(verb).rstrip(" 　：:")
                span = words.span and words.span._replace(end=(words.span.start or 0) + len(name))
                if name and not getattr(prose, field_name).raw:
                    setattr(prose, field_name, Stated(name, name, span))
                    return True
    return False


def _without_dividers(lines: list[Paragraph]) -> list[Paragraph]:
    """Leave out 第一部分 … and the line that names the part, and doubled headings."""
    kept: list[Paragraph] = []
    after_divider = False
    for line in lines:
        text = line.text.strip()
        if _PAGE_NUMBER.fullmatch(text):
            continue
        if PART.fullmatch(text):
            after_divider = plain(PART.sub(r"\1", text)) == ""
            continue
        if after_divider and plain(text) in _words("parts"):
            after_divider = False
            continue
        after_divider = False
        if kept and kept[-1].text.strip() == text and ordinal_style(text):
            continue
        kept.append(line)
    return kept


class _Headings:
    """Says which lines are headings and of which level."""

    def __init__(self, lines: list[Paragraph], contents: set[str]) -> None:
        self.lines = lines
        self.contents = contents
        self.known_chapters = 0
        self.styles: list[str] = []
        self.chapter = ""
        self.chapter_indent = 0
        self.base_style: str | None = None

    def levels(self) -> dict[int, int]:
        """Index of a line to the level of the heading on it."""
        labels = self._labels()
        marks: dict[int, int] = {}
        label_level = 0
        for index, line in enumerate(self.lines):
            level = self._numbered(line, index)
            if level is not None:
                marks[index] = level
                label_level = 0
            elif index in labels and self.chapter:
                level = self._label_level(line, label_level)
                if level:
                    marks[index] = level
                    label_level = 2
        return marks

    def _numbered(self, line: Paragraph, index: int) -> int | None:
        text = line.text.strip()
        style = ordinal_style(text)
        words = plain(text[style[1] :] if style else text) if len(text) <= _HEADING_LENGTH else ""
        is_known = words in _words("chapters")
        named = is_known or (words and words in self.contents)
        same_style = not self.base_style or (style and style[0] == self.base_style)
        if named and same_style:  # a known word under another style of number is a nested heading
            self.known_chapters += is_known
            return self._begin_chapter(line, words, style[0] if style else "")
        if style is None or not _is_heading_line(text) or not self._has_text_below(index):
            return None
        if not self.chapter:
            return self._begin_chapter(line, words, style[0])
        if not self.known_chapters and not self.contents and style[0] == self.base_style:
            return self._begin_chapter(line, words, style[0])
        if style[0] in self.styles:
            del self.styles[self.styles.index(style[0]) + 1 :]
        else:
            self.styles.append(style[0])
        return self.styles.index(style[0]) + 2

    def _begin_chapter(self, line: Paragraph, words: str, style: str) -> int:
        self.chapter = words
        self.chapter_indent = len(line.text) - len(line.text.lstrip())
        self.styles = []
        self.base_style = self.base_style or style
        return 1

    def _has_text_below(self, index: int) -> bool:
        return index + 1 < len(self.lines)

    def _labels(self) -> set[int]:
        """Short lines without a number that stand above text: only headings when several do."""
        found = set()
        for index, line in enumerate(self.lines[:-1]):
            text = line.text.strip()
            if len(text) > _LABEL_LENGTH or text.endswith(_SENTENCE_END) or ordinal_style(text):
                continue
            if any(sign in text for sign in "，。；,;《》“”") or len(plain(text)) < 4:
                continue
            if len(text) - len(text.lstrip()) > 12 or line.text.startswith(" " * 12):
                continue
            found.add(index)
        return found if len(found) >= 2 else set()

    def _label_level(self, line: Paragraph, above: int) -> int:
        words = plain(line.text)
        if self.chapter and (words.endswith(self.chapter) or self.chapter.endswith(words)):
            return 0
        indent = len(line.text) - len(line.text.lstrip())
        if (indent and indent == self.chapter_indent) or words in _words("labels"):
            return 2
        return 3 if above else 2


def _is_heading_line(text: str) -> bool:
    return len(text) <= _HEADING_LENGTH and not text.endswith(_SENTENCE_END) and "。" not in text


def _sections(lines: list[Paragraph], marks: dict[int, int]) -> list[Section]:
    """Every heading with all below it down to the next one of its level or above."""
    sections: list[Section] = []
    behind: dict[int, int] = {}  # level to the next heading of that level
    for index in sorted(marks, reverse=True):
        level = marks[index]
        end = min((at for other, at in behind.items() if other <= level), default=len(lines))
        behind[level] = index
        sections.append(_section(lines[index], level, lines[index + 1 : end]))
    return sections[::-1]


def _section(heading: Paragraph, level: int, below: list[Paragraph]) -> Section:
    if not below:
        return Section(stated_line(heading), level, UNSTATED)
    text = "\n".join(line.text.strip() for line in below)
    first = below[0]
    start = len(first.text) - len(first.text.lstrip())
    end = start + len(text) if len(below) == 1 else None  # of several lines only the beginning
    span = Span(first.page, line=first.line, start=start, end=end)
    places = tuple(_place(line) for line in below)
    return Section(stated_line(heading), level, Stated(text, text or None, span), places)


def _place(line: Paragraph) -> Span:
    text = line.text.strip()
    start = line.text.find(text)
    return Span(line.page, line=line.line, start=start, end=start + len(text))
