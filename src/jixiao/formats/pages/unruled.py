"""Tables without rulings, told by the alignment of their words."""

from collections.abc import Sequence

from jixiao.formats.pages.geometry import Line, PageTable, Ruling, Word
from jixiao.kernel.notices import Notice


def unruled_tables(
    lines: list[Line],
    words: Sequence[Word],
    rulings: Sequence[Ruling],
    page: int,
    notices: list[Notice],
) -> tuple[list[PageTable], list[Line]]:
    """Tables among the lines outside of grids, and the lines that remain."""
    return [], lines
