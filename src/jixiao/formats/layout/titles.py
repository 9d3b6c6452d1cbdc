"""Lines above a form: its title, and the lines of year and unit."""

import re
from functools import lru_cache

from jixiao.formats.blocks import Paragraph
from jixiao.formats.layout.contents import is_contents_line, ordinal_style, stated_line
from jixiao.formats.layout.heads import CODED_LINE
from jixiao.formats.layout.rows import label_meaning
from jixiao.kernel.stated import Stated
from jixiao.regulation.words import meanings, plain

_TITLE = re.compile(r"(?:表|目标|自评|绩效文本|公开|样例|报告)(?:[（(].*[)）])?\d*$")
_UNIT_BESIDE = re.compile(r"(\S.{3,60}?)\s+([（(]?(?:金额)?单位[：:]\s*[万千亿]?元[)）]?)\s*")
_GLUED_UNIT = re.compile(r"(.{4,120}表)\s*((?:\d{6}|\d{9})\s*[\u4e00-\u9fff].{1,40})")


def is_title(words: str) -> bool:
    """Whether a line is the title of a form: it names one and is no sentence.

    >>> is_title("1.劳模基金绩效目标表"), is_title("2.“送清凉……”活动经费绩效目标表")
    (True, True)
    >>> is_title("1.劳模基金绩效目标表……3")
    False
    """
    text = words.strip()
    if not 4 <= len(text) <= 120 or text.endswith(("。", "；", "：", ":")):
        return False
    return _names_form(text)


@lru_cache(maxsize=1024)
def _names_form(text: str) -> bool:
    if "\t" in text or is_contents_line(text):
        return False
    short = plain(text)
    if label_meaning(text) is not None or not _TITLE.search(re.sub(r"\s", "", text)):
        return False
    return any(word in short for word in meanings("forms")) and short not in {
        "绩效目标", "年度绩效目标", "总体绩效目标", "分项绩效目标", "部门整体绩效目标", "预算项目绩效目标",
    }  # fmt: skip


def title_and_unit(line: Paragraph) -> list[Paragraph]:
    """A line in which title and unit line (scans) or two halves of a unit line stand, as two."""
    beside = _UNIT_BESIDE.fullmatch(line.text)
    if beside is not None and CODED_LINE.fullmatch(beside[1]):
        return [
            line._replace(text=beside[1]),
            line._replace(text=" " * beside.start(2) + beside[2]),
        ]
    glued = _GLUED_UNIT.fullmatch(line.text)
    if glued is None or not is_title(glued[1]):
        return [line]
    return [line._replace(text=glued[1]), line._replace(text=" " * glued.start(2) + glued[2])]


def with_wrapped_title(
    lines: list[Paragraph], at: int
) -> tuple[list[Paragraph], list[Stated[str]]]:
    """The lines from the title on, and their words; a title on two lines becomes one again."""
    words = [stated_line(line) for line in lines]
    if at == 0 or ordinal_style(words[at].raw):
        return lines[at:], words[at:]
    above = words[at - 1]
    if not ordinal_style(above.raw) or is_title(above.raw) or len(above.raw) < 12:
        return lines[at:], words[at:]
    title = above.raw + words[at].raw
    place = above.span and above.span._replace(end=None)
    return lines[at - 1 :], [Stated(title, title, place), *words[at + 1 :]]


def is_heading_line(words: str) -> bool:
    """Whether a line may stand above a form without being its title: year, unit, coded name."""
    text = words.strip()
    return bool(
        re.fullmatch(r"[（(].{0,4}20\d\d.{0,6}[)）]|单位[：:].{1,6}|20\d\d\s*年度?", text)
    ) or (bool(CODED_LINE.fullmatch(text)) and not re.match(r"\d+[.、．]", text))
