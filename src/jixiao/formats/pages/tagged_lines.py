"""Paragraphs as the tags of a PDF tell them: where a line ends early, nothing on the page does."""

from collections.abc import Iterator
from typing import NamedTuple

from jixiao.formats.pages.geometry import Line
from jixiao.formats.pages.pdfium import Handle
from jixiao.formats.pages.pdfium import raw as pdfium
from jixiao.formats.pages.tagged import DEPTH, MOST_TAGS, marked, name_of

_HOLDERS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "Link"})
"""Tags that hold one paragraph each; links are the lines of a table of contents."""


class _Paragraph(NamedTuple):
    """A paragraph, or the part of one, on a page.

    Args:
        number: Which of the page it is.
        begins_above: Whether it goes on from the page before.
    """

    number: int
    begins_above: bool


_Place = tuple[_Paragraph, float, float]


class TaggedLines:
    """Which lines are one paragraph, as the tags of an open PDF say.

    Args:
        document: The document; it must stay open.
    """

    def __init__(self, document: Handle) -> None:
        self._document = document
        self._left = MOST_TAGS
        self._known: dict[int, list[_Place]] = {}

    def are_one(self, above: Line, page_above: int, below: Line, page: int) -> bool | None:
        """Whether two lines after each other belong to one paragraph; None where no tags tell.

        Args:
            above: The first line.
            page_above: Its page, 1 upwards.
            below: The line after it.
            page: The same page or the next one.
        """
        first, second = self._of(above, page_above), self._of(below, page)
        if first is None or second is None:
            return None
        if page == page_above:
            return first.number == second.number
        return second.begins_above

    def _of(self, line: Line, page: int) -> _Paragraph | None:
        """The paragraph in which a line stands."""
        if page not in self._known:
            self._known = {
                number: places for number, places in self._known.items() if number == page - 1
            }
            self._known[page] = self._places(page)
        return next(
            (
                paragraph
                for paragraph, x, y in self._known[page]
                if line.x0 <= x <= line.x1 and line.y0 <= y <= line.y1
            ),
            None,
        )

    def _places(self, page: int) -> list[_Place]:
        """The words on a page that stand in paragraphs: which one, and their middle."""
        handle = pdfium.FPDF_LoadPage(self._document.raw, page - 1)
        if not handle or self._left <= 0:
            return []
        tree = pdfium.FPDF_StructTree_GetForPage(handle)
        try:
            paragraphs = dict(self._marks(tree))
            return [(paragraphs[mark], x, y) for mark, x, y in marked(handle) if mark in paragraphs]
        finally:
            pdfium.FPDF_StructTree_Close(tree)
            pdfium.FPDF_ClosePage(handle)

    def _marks(self, tree: Handle) -> Iterator[tuple[int, _Paragraph]]:
        """Marks of content, each with its paragraph."""
        if not tree:
            return
        stack = [
            (pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), 0)
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree))
        ]
        number = 0
        while stack and self._left > 0:
            tag, depth = stack.pop()
            name = name_of(tag) if tag else "Table"
            if name == "Table" or depth >= DEPTH:
                continue
            count = min(max(pdfium.FPDF_StructElement_CountChildren(tag), 0), self._left)
            self._left -= count
            if name in _HOLDERS:
                number += 1
                yield from _held(tag, count, number)
            else:
                stack += (
                    (pdfium.FPDF_StructElement_GetChildAtIndex(tag, index), depth + 1)
                    for index in range(count)
                )


def _held(tag: Handle, count: int, number: int) -> Iterator[tuple[int, _Paragraph]]:
    """The marks of one paragraph on a page; those on other pages are told as -1."""
    marks = [pdfium.FPDF_StructElement_GetChildMarkedContentID(tag, at) for at in range(count)]
    if not any(mark >= 0 for mark in marks):
        return
    paragraph = _Paragraph(number, marks[0] < 0)
    yield from ((mark, paragraph) for mark in marks if mark >= 0)
