"""Tables that stand in a text as tabs.

Two dialects. Of a Word dump: a cell is a line that begins with a tab, an empty line ends the
row. Of a PDF dump or a spreadsheet: a row is a line, its cells are parted by tabs.
"""

import csv
import re

from jixiao.formats.blocks import Cell, Table
from jixiao.formats.plain.lines import Line

_CONTENTS = re.compile(r"[.．·…\s]*\d*\s*")
_CAPTION = re.compile(r"(?:表|目标|部分|\d+[.、．].*)\s*$")
Run = tuple[Table, int]
"""A table and the index of the first line behind it."""


def is_cell(line: Line) -> bool:
    """Whether a line is a cell of the Word dialect: a tab first, and no other tab."""
    return line.text.startswith("\t") and "\t" not in line.text[1:]


def cell_lines(lines: list[Line], start: int, index: int) -> Run:
    """The table of the Word dialect that begins at a line which is a cell.

    An empty paragraph inside a cell looks like the end of a row; what follows it decides.
    """
    rows: list[list[Cell]] = [[]]
    paragraphs: list[str] = []
    at = start
    while at < len(lines):
        line = lines[at]
        if is_cell(line):
            _close(rows, paragraphs)
            rows[-1].append(_cell(line, len(rows), len(rows[-1]) + 1))
            paragraphs = [line.text[1:]]
        elif line.text.strip(" ") or (line.text and paragraphs and line.text.strip()):
            paragraphs.append(line.text)
        elif line.text == "" and (after := _inner_gap(lines, at, rows)):
            paragraphs += [each.text for each in lines[at + 1 : after]]
            at = after - 1
        elif line.text == "" and at + 1 < len(lines) and is_cell(lines[at + 1]):
            _close(rows, paragraphs)
            paragraphs = []
            rows.append([])
        else:
            break
        at += 1
    _close(rows, paragraphs)
    first = lines[start]
    cells = [cell for row in rows for cell in row]
    return Table(index, cells, page=first.page, line=first.number), at


def _cell(line: Line, row: int, column: int) -> Cell:
    return Cell(line.text[1:], row, column, page=line.page, line=line.number)


def _close(rows: list[list[Cell]], paragraphs: list[str]) -> None:
    if rows[-1] and len(paragraphs) > 1:
        rows[-1][-1] = rows[-1][-1]._replace(text="\n".join(paragraphs))


def _inner_gap(lines: list[Line], at: int, rows: list[list[Cell]]) -> int | None:
    """Where an empty paragraph inside a cell leads on to the row's next cell, that line; else None.

    Only in a row that has fewer cells than the widest before it, when the words behind the gap
    go over into a cell without another gap and are no caption of a table.
    """
    width = max((len(row) for row in rows[:-1]), default=0)
    if not rows[-1] or len(rows[-1]) >= width or width < 3:
        return None
    end = at + 1
    while end < len(lines) and lines[end].text.strip() and not lines[end].text.startswith("\t"):
        end += 1
    if end == at + 1 or end >= len(lines) or not is_cell(lines[end]):
        return None
    cells = 0
    while end + cells < len(lines) and is_cell(lines[end + cells]):
        cells += 1
    caption = any(_CAPTION.search(line.text) for line in lines[at + 1 : end])
    return end if not caption and len(rows[-1]) + cells == width else None


def is_contents(line: Line) -> bool:
    """Whether a line is one of a table of contents: one tab, a page number behind it."""
    before, tab, after = line.text.partition("\t")
    return bool(tab and before.strip()) and _CONTENTS.fullmatch(after) is not None


def is_row(line: Line) -> bool:
    """Whether a line is a row of cells parted by tabs."""
    return line.text.count("\t") >= 2 or (
        "\t" in line.text and not line.text.startswith("\t") and not is_contents(line)
    )


def tabbed_rows(lines: list[Line], start: int, index: int) -> Run | None:
    """The table of one row a line that begins at a line; None when it is only a single tab."""
    width = lines[start].text.count("\t")
    quoted = any(part.startswith('"') for part in lines[start].text.split("\t"))
    if width < 2 and not quoted and not _goes_on(lines, start):
        return None
    rows: list[tuple[Line, list[str]]] = []
    at = start
    while at < len(lines) and is_row(lines[at]):
        line = lines[at]
        at += 1
        text = line.text
        while _open_quote(text) and at < len(lines) and at - start < 50_000:
            if text.count("\n") > 60:
                break
            text += "\n" + lines[at].text
            at += 1
        rows.append((line, _fields(text)))
    cells = [
        Cell(field, row, column, page=line.page, line=line.number)
        for row, (line, fields) in enumerate(rows, start=1)
        for column, field in enumerate(fields, start=1)
    ]
    first = lines[start]
    return Table(index, cells, page=first.page, line=first.number), at


def _goes_on(lines: list[Line], start: int) -> bool:
    """Whether the next two lines have a tab as well."""
    following = lines[start + 1 : start + 3]
    return len(following) == 2 and all(is_row(line) for line in following)


def _open_quote(text: str) -> bool:
    """Whether a quoted field that holds line breaks is still open."""
    last = text.rsplit("\t", 1)[-1]
    return last.startswith('"') and last.count('"') % 2 == 1


def _fields(text: str) -> list[str]:
    if '"' not in text:
        return text.split("\t")
    try:
        rows = list(csv.reader(text.split("\n"), delimiter="\t"))
    except csv.Error:
        return text.split("\t")
    if "\n" in text:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter="\t"))
    return rows[0] if len(rows) == 1 else text.split("\t")
