"""A document as it will be printed (文稿): headings, lines, tables, charts; it knows no format.

Reports make it out of the model, writers turn it into bytes. It says what stands where; how a
style looks (fonts, sizes, margins) is data in ``regulation/looks``.
"""

from collections.abc import Iterator
from typing import NamedTuple

TITLE, SUBTITLE, BODY, CENTRE, RIGHT, UNIT_LINE, NOTE, SIGN = (
    "title", "subtitle", "body", "centre", "right", "unit-line", "note", "sign",
)  # fmt: skip
"""Styles of a line: title of the cover or of a form, line below it, prose (indented by two signs),
centred, right-aligned, the line of unit and amounts above a table, notes below, signatures."""

LABEL, TEXT, CENTRED, NUMBER, PROSE, CAPTION = (
    "label", "text", "centred", "number", "prose", "caption",
)  # fmt: skip
"""Styles of a box: label (centred, head of a column or row), words at the left, words centred,
amounts at the right, paragraphs, a caption within a table."""

MONEY, PERCENT, POINTS, YEAR, CHOICE = "money", "percent", "points", "year", "choice"
"""What may be entered in a box of a workbook; None takes any words."""


class Box(NamedTuple):
    r"""A cell of a table, once, at its upper left corner.

    Args:
        text: Its words; "\n" begins a new paragraph.
        colspan: Columns covered, 1 upwards.
        rowspan: Rows covered, 1 upwards.
        style: How it is set: ``LABEL`` …
        leaf: Path of the value in the exchange form ("documents[0].projects[0].indicators[3].target"),
            None for words of the form itself.
        entry: What may be entered: ``MONEY`` …, None for any words.
        choices: The words to choose from when ``entry`` is ``CHOICE``.
        is_open: Whether a person must fill it in: it is left empty on purpose.
    """

    text: str = ""
    colspan: int = 1
    rowspan: int = 1
    style: str = TEXT
    leaf: str | None = None
    entry: str | None = None
    choices: tuple[str, ...] = ()
    is_open: bool = False


class Row(NamedTuple):
    """A row of a table.

    Args:
        boxes: Cells that begin in this row, from left to right; columns covered by a cell of an
            upper row are left out.
        key: Path of what the row is about ("documents[0].projects[0].indicators[3]"), else None.
    """

    boxes: tuple[Box, ...]
    key: str | None = None


class Grid(NamedTuple):
    """A table.

    Args:
        widths: Width of each column, in thousandths of the width of the text.
        rows: Rows from top to bottom; every slot is covered exactly once.
        head: How many first rows are repeated on every page.
        name: What the table is, for readers who do not see it.
    """

    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    head: int = 0
    name: str = ""


class Heading(NamedTuple):
    """A heading.

    Args:
        text: Its words, number included.
        level: 1 upwards.
        is_listed: Whether the table of contents lists it.
        leaf: Path of the value, as in ``Box``.
    """

    text: str
    level: int = 1
    is_listed: bool = True
    leaf: str | None = None


class Line(NamedTuple):
    """A paragraph outside of tables.

    Args:
        text: Its words.
        style: ``TITLE`` …
        leaf: Path of the value, as in ``Box``.
        is_open: Whether a person must write it: the words only say what belongs here.
    """

    text: str
    style: str = BODY
    leaf: str | None = None
    is_open: bool = False


class Contents(NamedTuple):
    """The table of contents (目录): all listed headings with their pages.

    Args:
        title: Its own heading.
    """

    title: str = "目　录"


class Chart(NamedTuple):
    """Bars for numbers; writers draw it, and say the numbers to those who do not see it.

    Args:
        title: What it shows.
        labels: What each group of bars is about.
        series: (name, one number per label) of each colour.
        unit: Unit of the numbers, "" for none.
    """

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    unit: str = ""


class Turn(NamedTuple):
    """A new page.

    Args:
        is_wide: Whether the paper lies on its side from here on.
        starts_numbers: Whether page numbers begin with 1 here; pages before have none.
    """

    is_wide: bool = False
    starts_numbers: bool = False


Part = Heading | Line | Grid | Contents | Chart | Turn


class Paper(NamedTuple):
    """A whole document.

    Args:
        title: Title, for the properties of the file.
        parts: Everything on it in order.
        looks: Id of the looks in ``regulation/looks``.
        author: Who wrote it (a department), for the properties of the file.
    """

    title: str
    parts: tuple[Part, ...]
    looks: str = "official"
    author: str = ""

    def headings(self) -> Iterator[Heading]:
        """The headings that the table of contents lists, in order."""
        return (each for each in self.parts if isinstance(each, Heading) and each.is_listed)
