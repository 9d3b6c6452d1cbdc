"""The chapters of a plan (文字章节): what each is for, and the words that are its own."""

from functools import lru_cache
from typing import NamedTuple

from jixiao.kernel.patterns import pattern
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.promises import has_measure, measures

_BACKGROUND = pattern("以来|近年来|去年|上年")
_SENTENCES = pattern(r"[。；\n]")
_PART = pattern(r"\s*第[一二三四五六七八九十]+部分")
"""A part (第一部分) holds chapters; its own words do not say what they are for."""
_MEASURES = ("保障措施", "保障")
_GOALS = ("目标", "任务")
_DUTIES = ("职责", "职能", "机构设置")


class Chapter(NamedTuple):
    """A section with its part in the plan.

    Args:
        at: Ordinal among the document's sections.
        level: Level of its heading.
        role: "goals", "measures", "duties" or "" (of the highest chapter that it is in).
        top: Ordinal of that chapter.
        heading: Its heading.
        own: Its words up to the first heading below it; they open the section's text.
        whole: Its words with those of the headings below it.
        is_leaf: Whether no heading is below it.
    """

    at: int
    level: int
    role: str
    top: int
    heading: str
    own: str
    whole: str
    is_leaf: bool

    @property
    def is_measured(self) -> bool:
        """Whether a chapter of goals says, but of what was before, anything to measure by."""
        return self.role == "goals" and _is_measured(self.whole)

    @property
    def path(self) -> str:
        """Path of its text below the document."""
        return f"sections[{self.at}].text"


def chapters(document: PerformanceDocument) -> tuple[Chapter, ...]:
    """All sections of a document with their parts, in order."""
    found: list[Chapter] = []
    top, role, first = 0, "", 1
    for at, section in enumerate(document.sections):
        heading, whole = section.heading.raw, section.text.raw
        if _PART.match(heading):
            first = section.level + 1
        elif section.level <= 1:
            first = 1
        if at == 0 or section.level <= first:
            top, role = at, _role(heading)
        following = document.sections[at + 1] if at + 1 < len(document.sections) else None
        is_leaf = following is None or following.level <= section.level
        if _PART.match(heading) and not is_leaf:
            role = ""
        own = whole
        if following is not None and not is_leaf and following.heading.raw:
            own = whole.partition(following.heading.raw)[0]
        found.append(Chapter(at, section.level, role, top, heading, own, whole, is_leaf))
    return tuple(found)


def _role(heading: str) -> str:
    for role, words in (("measures", _MEASURES), ("goals", _GOALS), ("duties", _DUTIES)):
        if any(word in heading for word in words):
            return role
    return ""


@lru_cache(maxsize=256)
def _is_measured(words: str) -> bool:
    if not has_measure(words):
        return False
    if _BACKGROUND.search(words) is None:
        return True
    return any(
        measures(each) and _BACKGROUND.search(each) is None for each in _SENTENCES.split(words)
    )
