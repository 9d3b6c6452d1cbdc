"""Rulings become grids: rows, columns, and cells that span several of them."""

from collections.abc import Sequence

from jixiao.formats.pages.geometry import Grid, Ruling


def grids(rulings: Sequence[Ruling]) -> list[Grid]:
    """The grids that the rulings of one page draw, from top to bottom.

    Args:
        rulings: Strokes, edges of boxes, thin rectangles; in any order, doubled, dotted.
    """
    return []
