"""Outlines of reports (报告提纲) as data: chapters, what is filled in, what people write."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from jixiao.kernel.beside import names_beside, text_beside
from jixiao.regulation.source import sources


@dataclass(frozen=True, slots=True)
class Shown:
    """What a chapter fills in from the data.

    Args:
        part: Name of the table, chart or sentences, as ``jixiao.reports.narrative`` knows it.
        levels: Keys of level 1 to which it is limited, () for all.
    """

    part: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportChapter:
    """A chapter.

    Args:
        heading: Its heading, number included.
        level: 1 upwards.
        show: What is filled in, in order.
        open: What people must write, one entry a paragraph.
    """

    heading: str
    level: int
    show: tuple[Shown, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FramePoint:
    """A line of the frame of indicators for evaluations (评价指标体系框架).

    Args:
        level1: 决策, 过程, 产出 or 效益.
        level2: Second level.
        name: Third level.
        asks: What is looked at.
        data: Which figures of a self-evaluation speak to it, "" for none.
    """

    level1: str
    level2: str
    name: str
    asks: str
    data: str = ""


@dataclass(frozen=True, slots=True)
class ReportOutline:
    """An outline.

    Args:
        id: File name without suffix.
        title: Title of the report.
        kinds: Kinds of documents that it reports on.
        cite: Id of the source.
        checked: Whether a person has held it against an official copy; True for practice.
        note: What readers must know of where it comes from.
        chapters: In order.
        frame: Lines of the frame of indicators, () where it has none.
    """

    id: str
    title: str
    kinds: tuple[str, ...]
    cite: str
    checked: bool
    note: str
    chapters: tuple[ReportChapter, ...]
    frame: tuple[FramePoint, ...]


@cache
def report_outlines() -> dict[str, ReportOutline]:
    """All outlines by id.

    Raises:
        ValueError: A file declares another id than its name, or cites an unknown source.
    """
    found = {}
    for name in names_beside(__file__, "outlines"):
        outline = _outline(tomllib.loads(text_beside(__file__, f"outlines/{name}")))
        if name != f"{outline.id}.toml":
            message = f"{name} declares id {outline.id!r}; rename one of them"
            raise ValueError(message)
        if outline.cite not in sources():
            message = f"outlines/{name} cites {outline.cite!r}; add it to regulation/sources"
            raise ValueError(message)
        found[outline.id] = outline
    return dict(sorted(found.items()))


def _outline(data: dict[str, Any]) -> ReportOutline:
    return ReportOutline(
        data["id"],
        data["title"],
        tuple(data["kinds"]),
        data["cite"],
        data["checked"],
        data.get("note", ""),
        tuple(_chapter(each) for each in data["chapter"]),
        tuple(FramePoint(**each) for each in data.get("frame", ())),
    )


def _chapter(data: dict[str, Any]) -> ReportChapter:
    return ReportChapter(
        data["heading"],
        data.get("level", 1),
        tuple(Shown(each["part"], tuple(each.get("levels", ()))) for each in data.get("show", ())),
        tuple(data.get("open", ())),
    )
