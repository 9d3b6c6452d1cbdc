"""Chapters of a performance plan: which of those expected a heading stands for."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from jixiao.model.documents import PerformanceDocument, Section
from jixiao.rules.context import Context
from jixiao.rules.ordinals import ordinal
from jixiao.rules.wording import bare

EXPECTED = ("总体目标", "分项目标", "保障措施")
"""In the order in which a plan has them."""


@lru_cache(maxsize=2048)
def plain_heading(heading: str) -> str:
    """A heading without its ordinal and colon.

    >>> plain_heading("（一）总体目标：")
    '总体目标'
    """
    words = heading.strip()
    number = ordinal(words)
    if number is not None:
        words = words[len(number.words) :]
    return words.strip(" 　：:")


def chapter_of(heading: str, names: Mapping[str, Sequence[str]]) -> str | None:
    """The expected chapter that a heading stands for; None for any other heading.

    Args:
        heading: The heading.
        names: What each expected chapter is called.
    """
    words = plain_heading(heading)
    for chapter in ("保障措施", "分项目标", "总体目标"):
        for name in names[chapter]:
            if words == name or (words.endswith(name) and len(words) - len(name) <= 16):
                return chapter
    return None


def chapters(ctx: Context) -> dict[str, tuple[int, Section]]:
    """The first section of each expected chapter of a document, with its ordinal there."""
    return ctx.once(_chapters, ctx)


def _chapters(ctx: Context) -> dict[str, tuple[int, Section]]:
    document = ctx.document
    names: Mapping[str, Sequence[str]] = ctx.parameters.value("structure_chapters").value
    found: dict[str, tuple[int, Section]] = {}
    for at, section in enumerate(document.sections):
        chapter = chapter_of(section.heading.raw, names)
        if chapter is not None:
            found.setdefault(chapter, (at, section))
    return found


def is_part(words: str) -> bool:
    """Whether an entry of the contents names a part: 第一部分 …"""
    return words.startswith("第") and "部分" in words[:5]


def listed(words: str) -> str:
    """A title as contents and pages are compared: without ordinal, white space and signs."""
    return bare(plain_heading(words))


def titles(document: PerformanceDocument) -> set[str]:
    """Titles of sections and tables as ``listed``, names of projects too."""
    found = {listed(section.heading.raw) for section in document.sections}
    found |= {listed(project.title.raw) for project in document.projects}
    found |= {listed(f"{project.name.raw}绩效目标表") for project in document.projects}
    found.add(listed(document.activities_title.raw))
    return found - {""}


def same_title(first: str, second: str) -> bool:
    """Whether two listed titles are the same, one perhaps cut off in the contents."""
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= 6 and longer.startswith(shorter)
