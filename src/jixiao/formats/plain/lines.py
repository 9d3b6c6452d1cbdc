"""Lines of a text file, each with its number and page."""

import re
from typing import NamedTuple

_ENDS = re.compile(r"\r\n|\r|\n")
_FIELD = re.compile(r"\s?\bTC\s+(?:.*?)(?:\\[a-z](?:\s+[A-Z0-9]+)?\s*)+")
_BOOKMARK = re.compile(r"\s*\[bookmark:[^\]\n]{0,200}\]")


class Line(NamedTuple):
    """One line.

    Args:
        text: Its characters without the line end.
        number: 1 upwards, as an editor counts.
        page: 1 upwards when the file has form feeds, else None.
    """

    text: str
    number: int
    page: int | None

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space stands in it."""
        return not self.text.strip()


def split_lines(text: str) -> list[Line]:
    """Lines of any of the three line ends; a form feed begins a page."""
    paged = "\f" in text
    page = 1
    lines = []
    for number, each in enumerate(_ENDS.split(text), start=1):
        parts = each.split("\f")
        for index, part in enumerate(parts):
            page += 1 if index else 0
            if part or len(parts) == 1:
                lines.append(Line(part, number, page if paged else None))
    return lines


def without_residue(text: str) -> str:
    """A paragraph without the field codes and bookmarks that an extraction left in it."""
    if "[bookmark" in text:
        text = _BOOKMARK.sub("", text)
    if " TC " in text and "\\" in text:
        text = _FIELD.sub("", text)
    return text
