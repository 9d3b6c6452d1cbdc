"""The original of a file that was handed in, with the numbers of doubtful places at their spots."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from jixiao.kernel.span import Span
from jixiao.services.keeping import path_of

Places = Sequence[tuple[int, Span]]
"""Numbers of doubtful places, each with its span in the original."""


class ShownWords(NamedTuple):
    """A paragraph, or a cell of a table.

    Args:
        text: Its words.
        numbers: Doubtful places in it.
        colspan: Columns covered.
        rowspan: Rows covered.
    """

    text: str
    numbers: tuple[int, ...]
    colspan: int = 1
    rowspan: int = 1


class ShownTable(NamedTuple):
    """A table: its title and its rows."""

    title: str
    rows: tuple[tuple[ShownWords, ...], ...]


class ShownPage(NamedTuple):
    """A page that is looked at as a picture, with the doubtful places on it."""

    page: int
    numbers: tuple[int, ...]


class Original(NamedTuple):
    """Where an original lies.

    Args:
        path: On disk.
        name: Its name without folders.
        sha256: Its SHA-256.
    """

    path: Path
    name: str
    sha256: str


def original(sha256: str, name: str) -> Original:
    """Where the original of an upload lies; who may have it was asked before."""
    return Original(path_of(settings.MEDIA_ROOT, sha256), name.rpartition("/")[2], sha256)


def shown_original(
    shown: Sequence[Any], pages: int, places: Places
) -> Iterator[ShownWords | ShownTable | ShownPage]:
    """The original as it is shown: pages as pictures, else its words and tables."""
    for page in range(1, pages + 1):
        yield ShownPage(page, tuple(number for number, span in places if span.page == page))
    for item in shown:
        if item[0] == "p":
            there = tuple(
                number for number, span in places if span.table is None and span.line == item[2]
            )
            yield ShownWords(item[1], there if item[2] is not None else ())
        elif item[0] == "t":
            own = [(number, span) for number, span in places if span.table == item[2]]
            rows = tuple(tuple(_row(row, at, own)) for at, row in enumerate(item[3], 1))
            yield ShownTable(item[1], rows)


def box_of(shown: Sequence[Any], span: Span) -> tuple[float, ...]:
    """The page of a doubtful cell and its edges there as shares; () where it is not known."""
    cell = [span.table, span.row, span.column]
    found = (each[4:] for each in shown if each[0] == "b" and each[1:4] == cell)
    return tuple(next(found, ()))


def _row(row: Sequence[Any], at: int, places: Places) -> Iterator[ShownWords]:
    for text, column, columns, rows in row:
        there = tuple(
            number
            for number, span in places
            if span.row == at and (span.column is None or span.column == column)
        )
        yield ShownWords(text, there, columns, rows)
