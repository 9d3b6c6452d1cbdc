"""Tables that stand in a text as pipes (Markdown) or as comma separated values."""

import csv
import re

from jixiao.formats.blocks import Cell, Table
from jixiao.formats.plain.lines import Line
from jixiao.regulation.words import levels, meanings, plain

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*")
Run = tuple[Table, int]


def pipe_cells(lines: list[Line]) -> list[list[str]]:
    """The cells of rows with pipes; outer pipes bound the rows where every line has them."""
    texts = [line.text.strip() for line in lines]
    left = all(text.startswith("|") for text in texts)
    right = all(text.endswith("|") for text in texts)
    rows = []
    for text in texts:
        cells = [part.strip() for part in text.split("|")]
        rows.append(cells[left : len(cells) - right])
    return rows


def pipe_table(lines: list[Line], start: int, index: int) -> Run | None:
    """The table with pipes that begins at a line, if its columns are certain; else None.

    Certain are a Markdown rule under the first row, or rows of one length whose level words
    stand under the head of their level. Web pages drop row-spanned cells and fill up the end of
    the row, so that equal lengths alone say nothing.
    """
    end = start
    while end < len(lines) and "|" in lines[end].text:
        end += 1
    if end - start < 2:
        return None
    ruled = _RULE.fullmatch(lines[start + 1].text) is not None
    body = [line for line in lines[start:end] if not _RULE.fullmatch(line.text)]
    rows = pipe_cells(body)
    width = len(rows[0]) if rows else 0  # a run may hold nothing but rules
    if width < 2 or any(len(row) != width for row in rows):
        return None
    if not ruled and (len(rows) < 3 or _goes_on(lines, end) or not _is_upright(rows)):
        return None
    cells = [
        Cell(text.replace("<br>", "\n"), number, column, page=line.page, line=line.number)
        for number, (line, row) in enumerate(zip(body, rows, strict=True), start=1)
        for column, text in enumerate(row, start=1)
    ]
    first = lines[start]
    return Table(index, cells, page=first.page, line=first.number), end


def _goes_on(lines: list[Line], end: int) -> bool:
    """Whether behind the rows a cell seems to run over lines: words, and soon pipes again."""
    if end >= len(lines) or lines[end].is_blank:
        return False
    return any("|" in line.text for line in lines[end : end + 3])


def _is_upright(rows: list[list[str]]) -> bool:
    """Whether every level word stands in the column of its level, and no row looks shifted."""
    heads: dict[int, str] = {}
    known = meanings("columns")
    words = levels()
    below = seen = False
    for row in rows:
        if heads and row and plain(row[0]) in meanings("footers"):
            heads = {}  # 总分 ends the grid
            continue
        named = {c: known[plain(t)] for c, t in enumerate(row) if plain(t) in known}
        if len(named) >= 3 and {"level1", "level2", "name"} & set(named.values()):
            heads, below, seen = named, False, True
            continue
        below = True
        for column, text in enumerate(row):
            key = plain(text)
            if text and heads.get(column) in {"level1", "level2"} and not _is_level(key):
                return False
            if len(key) > 2 and key in words.level1 | words.level2:
                allowed = {"level1", "level2", "name"}
                if heads and heads.get(column) not in allowed:
                    return False
                if heads.get(column) == "level1" and key not in words.level1:
                    return False
                if heads.get(column) == "name" and key.endswith("指标"):
                    return False
    return below if seen else all(row[-1] for row in rows)


def _is_level(key: str) -> bool:
    return key in levels().level1 or key in levels().level2 or key.endswith("指标")


def comma_table(lines: list[Line]) -> Table | None:
    """The whole file as comma separated values; None when it is not that."""
    filled = [line for line in lines if not line.is_blank]
    if len(filled) < 2 or "," not in filled[0].text:
        return None
    try:
        reader = csv.reader((line.text + "\n" for line in lines), strict=True)
        rows: list[tuple[int, list[str]]] = []
        line_number = 0
        for row in reader:
            if row:
                rows.append((line_number, row))
            line_number = reader.line_num
    except csv.Error:
        return None
    width = len(rows[0][1])
    if width < 3 or len(rows) < 2 or any(len(row) != width for _, row in rows):
        return None
    cells = [
        Cell(field, number, column, page=lines[at].page, line=lines[at].number)
        for number, (at, row) in enumerate(rows, start=1)
        for column, field in enumerate(row, start=1)
    ]
    return Table(1, cells, page=lines[0].page, line=filled[0].number)
