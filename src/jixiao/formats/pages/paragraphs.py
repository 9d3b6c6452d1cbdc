"""Lines become paragraphs, over page breaks too."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from jixiao.formats.pages.geometry import Line, PageContent, PageTable
from jixiao.formats.pages.lines import (
    LEADERS,
    ends_sentence,
    glue,
    sign_width,
    starts_with_list_mark,
    would_fit,
)
from jixiao.formats.pages.tagged_lines import TaggedLines

PITCH = 2.4
"""Lines of a paragraph are at most this many heights apart."""

MARGIN = 100.0
"""Points of white at the side of prose at most."""


class Measure(NamedTuple):
    """Where the lines of prose begin and end on the pages of one width.

    Args:
        left: Left edge of full lines.
        right: Right edge of full lines.
    """

    left: float
    right: float


def measures(pages: Sequence[PageContent]) -> dict[int, Measure]:
    """Edges of the prose by width of the page in whole points."""
    lines: dict[int, list[Line]] = {}
    for page in pages:
        own = lines.setdefault(round(page.width), [])
        own += (part for part in page.parts if not isinstance(part, PageTable))
    found = {}
    for width, own in lines.items():
        # Prose begins and ends where other lines do too; what stands out alone is something else.
        ends = sorted((line.x1 for line in own), reverse=True)
        starts = sorted(line.x0 for line in own)
        right = next((a for a, b in pairwise(ends) if a - b < 6), ends[0] if ends else 0.0)
        left = next((a for a, b in pairwise(starts) if b - a < 3), starts[0] if starts else 0.0)
        if len(own) < 8:
            # A page with little prose, a cover perhaps: its margins are alike, and not wide.
            right = max(right, width - min(left, MARGIN))
        found[width] = Measure(left, right)
    return found


class Written(NamedTuple):
    """A paragraph: its text and the page where it begins."""

    text: str
    page: int


class ParagraphWriter:
    """Takes lines one after the other and gives paragraphs.

    Args:
        tags: What tells the lines of a paragraph, where it can be trusted.
    """

    def __init__(self, tags: TaggedLines | None = None) -> None:
        self._tags = tags
        self._text = ""
        self._first_page = 0
        self._last: Line | None = None
        self._last_page = 0
        self._begins_with_mark = False

    def add(self, line: Line, page: int, measure: Measure) -> Written | None:
        """Takes the next line; gives the paragraph before when the line begins a new one."""
        if self._last is not None and self._goes_on(self._last, line, page, measure):
            self._text = glue(self._text, line.text)
            self._last, self._last_page = line, page
            return None
        done = self.end()
        self._text, self._first_page = line.text, page
        self._last, self._last_page = line, page
        self._begins_with_mark = starts_with_list_mark(line.text)
        return done

    def end(self) -> Written | None:
        """Ends the paragraph, as before a table, and gives it."""
        if self._last is None:
            return None
        done = Written(self._text, self._first_page)
        self._last, self._text = None, ""
        return done

    def _goes_on(self, before: Line, line: Line, page: int, measure: Measure) -> bool:
        height, next_height = before.y1 - before.y0, line.y1 - line.y0
        if abs(height - next_height) > 0.2 * max(height, next_height):
            return False
        if page == self._last_page:
            if line.y0 - before.y0 > PITCH * height:
                return False
        elif page != self._last_page + 1:
            return False
        if self._tags is not None:
            told = self._tags.are_one(before, self._last_page, line, page)
            if told is not None:
                return told
        if LEADERS.search(before.text) or LEADERS.search(line.text) or "\t" in before.text:
            return False
        sign = sign_width([before, line])
        if starts_with_list_mark(line.text) and ends_sentence(before.text):
            return False
        if would_fit(line.text, (measure.right - before.x1) / sign):
            return False
        indent = line.x0 - min(before.x0, measure.left)
        if abs(line.x0 - measure.left) < 0.8 * sign:
            return True
        hanging = self._begins_with_mark and 0 < line.x0 - before.x0 < 4 * sign
        same = abs(line.x0 - before.x0) < 0.5 * sign and indent > 3 * sign
        return hanging or same or indent < 1.2 * sign
