"""Formats of the cells of a workbook, from the looks of the document; each is made once."""

from collections.abc import Hashable
from typing import Any

from jixiao.model.paper import LABEL, PROSE, Box, Heading, Line
from jixiao.regulation.looks import Lettering, Looks

_ALIGN = {"left": "left", "centre": "center", "right": "right", "both": "left"}
_LOCKED_FILL = "#F2F2F2"


class Formats:
    """Makes formats for one workbook.

    Args:
        book: The workbook.
        looks: How the document looks.
    """

    def __init__(self, book: Any, looks: Looks) -> None:  # noqa: ANN401 -- a workbook of an untyped library
        self._book = book
        self._looks = looks
        self._known: dict[Hashable, Any] = {}

    @property
    def least_row(self) -> float:
        """Least height of a row of a table, in points."""
        return self._looks.table.row

    @property
    def colours(self) -> tuple[str, ...]:
        """Colours of the bars of a chart, "RRGGBB"."""
        return self._looks.colours

    def page_height(self, *, is_wide: bool) -> float:
        """Height of the text of a page in points."""
        return self._looks.sheet(is_wide=is_wide).text_height * 72 / 25.4

    def of_line(self, line: Heading | Line) -> Lettering:
        """Lettering of a line outside of tables."""
        if isinstance(line, Heading):
            return self._looks.heading(line.level)
        return self._looks.lines.get(line.style, self._looks.lines["body"])

    def of_box(self, box: Box) -> Lettering:
        """Lettering of a cell of a table."""
        return self._looks.boxes.get(box.style, self._looks.boxes["text"])

    def _made(self, key: Hashable, values: dict[str, Any]) -> Any:  # noqa: ANN401 -- a format of an untyped library
        if key not in self._known:
            self._known[key] = self._book.add_format(values)
        return self._known[key]

    def _letters(self, lettering: Lettering) -> dict[str, Any]:
        return {
            "font_name": self._looks.fonts[lettering.font][0],
            "font_size": lettering.size,
            "bold": lettering.is_bold,
            "text_wrap": True,
            "align": _ALIGN[lettering.align],
        }

    def line(self, lettering: Lettering, *, is_open: bool) -> Any:  # noqa: ANN401 -- as above
        """Format of a line outside of tables."""
        values = {
            **self._letters(lettering),
            "valign": "vcenter",
            "locked": not is_open,
            "quote_prefix": is_open,
        }
        return self._made(("line", lettering, is_open), values)

    def box(self, box: Box, code: str, *, is_free: bool) -> Any:  # noqa: ANN401 -- as above
        """Format of a cell of a table.

        Args:
            box: The cell.
            code: Its number format.
            is_free: Whether a person may type into it.
        """
        lettering = self.of_box(box)
        values = {
            **self._letters(lettering),
            "valign": "top" if lettering.place == "top" else "vcenter",
            "border": 1,
            "num_format": code,
            "locked": not is_free,
            "quote_prefix": is_free and code == "General" and box.style == PROSE,
        }
        if box.style == LABEL and not is_free:
            values["bg_color"] = _LOCKED_FILL
        return self._made(("box", box.style, code, is_free), values)

    def free(self) -> Any:  # noqa: ANN401 -- as above
        """Format of a row whose every cell may be changed, so that it can be moved and deleted."""
        return self._made("free", {"locked": False})

    def hidden(self) -> Any:  # noqa: ANN401 -- as above
        """Format of an id in the hidden column: it moves with its row."""
        return self._made("hidden", {"locked": False, "num_format": "@"})

    def link(self, lettering: Lettering) -> Any:  # noqa: ANN401 -- as above
        """Format of a line that leads to another sheet."""
        values = {**self._letters(lettering), "valign": "vcenter", "font_color": "#1F4E79"}
        return self._made(("link", lettering), values)
