"""The sheets of a workbook: a paper cut into cover, contents, prose and forms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from jixiao.model.paper import (
    BODY,
    TITLE,
    Chart,
    Contents,
    Grid,
    Heading,
    Line,
    Paper,
    Part,
    Turn,
)

COVER, CONTENTS, PROSE, FORM, FLOW = "封面", "目录", "正文", "表", "报告"
_LINES_ABOVE = 6


class SheetPlan(NamedTuple):
    """One sheet.

    Args:
        kind: ``COVER`` …
        name: What it is about, "" for a sheet that its kind names.
        parts: What stands on it, in order.
        is_wide: Whether the paper lies on its side.
    """

    kind: str
    name: str
    parts: tuple[Part, ...]
    is_wide: bool = False


@dataclass(slots=True)
class _Cutting:
    """State of the cutting.

    Args:
        cover: Parts of the cover.
        contents: The table of contents with what stands by it.
        prose: Everything that belongs to no form.
        sheets: Forms and reports so far.
        lines: Lines whose place is not known yet: above a form, below one, or prose.
    """

    cover: list[Part] = field(default_factory=list)
    contents: list[Part] = field(default_factory=list)
    prose: list[Part] = field(default_factory=list)
    sheets: list[SheetPlan] = field(default_factory=list)
    lines: list[Heading | Line] = field(default_factory=list)

    def page(self, parts: list[Part], *, is_wide: bool) -> None:
        """A page that ``Turn`` begins: its forms, the rest is prose.

        Where prose goes on below tables, or charts stand in it, all stays together.
        """
        if _flows(parts):
            lines = (part for part in parts if isinstance(part, Heading | Line))
            name = next((line.text for line in lines if _is_title(line)), "")
            self.sheets.append(SheetPlan(FLOW, name, tuple(parts), is_wide))
            return
        is_form = False
        for part in parts:
            if isinstance(part, Grid):
                is_form = self._form(part, goes_on=is_form, is_wide=is_wide)
            elif isinstance(part, Heading | Line):
                self.lines.append(part)
        if is_form and not any(_is_prose(line) for line in self.lines):
            last = self.sheets[-1]
            self.sheets[-1] = last._replace(parts=(*last.parts, *self.lines))
        else:
            self.prose += self.lines
        self.lines = []

    def _form(self, grid: Grid, *, goes_on: bool, is_wide: bool) -> bool:
        if goes_on and not any(_is_prose(line) or _is_title(line) for line in self.lines):
            last = self.sheets[-1]
            self.sheets[-1] = last._replace(parts=(*last.parts, *self.lines, grid))
        else:
            first = _first_above(self.lines)
            above = self.lines[first:]
            self.prose += self.lines[:first]
            name = next((line.text for line in above if _is_title(line)), grid.name)
            self.sheets.append(SheetPlan(FORM, name, (*above, grid), is_wide))
        self.lines = []
        return True


def _flows(parts: list[Part]) -> bool:
    """Whether prose goes on below a table, or a chart stands in it."""
    first = next((at for at, part in enumerate(parts) if isinstance(part, Grid)), len(parts))
    return any(isinstance(part, Chart) for part in parts) or any(
        isinstance(part, Line) and part.style == BODY for part in parts[first:]
    )


def _is_title(line: Heading | Line) -> bool:
    return isinstance(line, Heading) or line.style == TITLE


def _is_prose(line: Heading | Line) -> bool:
    return isinstance(line, Heading) or line.style == BODY


def _first_above(lines: list[Heading | Line]) -> int:
    """The first of the lines that stand above a form: its title, then year, unit, amounts."""
    for at in range(len(lines) - 1, max(len(lines) - 1 - _LINES_ABOVE, -1), -1):
        line = lines[at]
        if _is_title(line):
            return at
        if isinstance(line, Line) and line.style == BODY:
            return at + 1
    return max(len(lines) - _LINES_ABOVE, 0)


def plan_sheets(paper: Paper) -> list[SheetPlan]:
    """The sheets of a paper: cover, contents, prose, then every form and report in order."""
    cutting = _Cutting()
    for number, (is_wide, parts) in enumerate(_pages(paper.parts)):
        if any(isinstance(part, Contents) for part in parts):
            cutting.contents += [part for part in parts if isinstance(part, Contents)]
            parts = [part for part in parts if not isinstance(part, Contents)]
        if number == 0 and _is_cover(parts):
            cutting.cover += parts
        else:
            cutting.page(parts, is_wide=is_wide)
    texts = ((COVER, cutting.cover), (CONTENTS, cutting.contents), (PROSE, cutting.prose))
    return [
        *(SheetPlan(kind, "", tuple(parts)) for kind, parts in texts if parts),
        *cutting.sheets,
    ]


def _is_cover(parts: list[Part]) -> bool:
    return (
        bool(parts)
        and all(isinstance(part, Line) and part.style != BODY for part in parts)
        and any(isinstance(part, Line) and part.style == TITLE for part in parts)
    )


def _pages(parts: Iterable[Part]) -> Iterator[tuple[bool, list[Part]]]:
    """(Whether it is wide, its parts) of every page that ``Turn`` begins."""
    is_wide = False
    page: list[Part] = []
    for part in parts:
        if isinstance(part, Turn):
            yield is_wide, page
            is_wide, page = part.is_wide, []
        else:
            page.append(part)
    yield is_wide, page
