"""Turns what a PDF page holds into an upright page with its origin at the upper left."""

from typing import NamedTuple

from jixiao.formats.pages.geometry import Box


class Upright(NamedTuple):
    """An upright page: text runs from left to right on it.

    Args:
        left: Left edge of the page in the space of the PDF.
        bottom: Lower edge.
        right: Right edge.
        top: Upper edge.
        turns: Quarter turns clockwise that text makes in the space of the PDF, 0..3; 3 runs
            upwards.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        """Width of the upright page."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height of the upright page."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def turn(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box in the space of the PDF, on the upright page."""
        if self.turns == 1:
            return Box(self.top - top, self.right - right, self.top - bottom, self.right - left)
        if self.turns == 2:
            return Box(
                self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
            )
        if self.turns == 3:
            return Box(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
