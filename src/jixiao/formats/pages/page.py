"""One page: words and rulings become tables and lines, in reading order."""

from collections.abc import Sequence

from jixiao.formats.pages.geometry import PageContent, Ruling, Word


def page_blocks(
    words: Sequence[Word], rulings: Sequence[Ruling], page: int, width: float, height: float
) -> PageContent:
    """The content of one page.

    Args:
        words: Words in any order.
        rulings: Strokes, edges of boxes, thin rectangles.
        page: Number of the page, 1 upwards.
        width: Width of the page, in the unit of the words.
        height: Height of the page, in the unit of the words.
    """
    return PageContent(page, width, height)
