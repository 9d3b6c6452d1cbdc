"""A grid that goes on from a page before, so that its head is not in the text."""

from jixiao.formats.layout.flow.fitting import is_level, is_value
from jixiao.formats.layout.flow.headers import PIPES, Column, Header
from jixiao.formats.layout.flow.source import Source
from jixiao.formats.layout.flow.tokens import STRONG, Token, tokens_of
from jixiao.kernel.notices import Notice

_FEWEST_ROWS = 3
_COLUMNS = ("level1", "level2", "name", "target", "actual")


def find_headless(source: Source) -> tuple[Header, Notice] | None:
    """A head for rows that all begin with both levels and have four or five cells, else None.

    Four cells are levels, name and target, five have the actual as well, as every form seen has it.
    """
    if sum("|" in line.text for line in source.lines) < _FEWEST_ROWS:
        return None
    rows = _rows(tokens_of(source, (0, 0), (len(source.lines), 0), PIPES))
    for at, row in enumerate(rows):
        if not _is_row(row):
            continue
        run = [row]
        for each in rows[at + 1 :]:
            if len(each) != len(row) or not _is_row(each):
                break
            run.append(each)
        valued = sum(is_value(each[3].text) for each in run)
        if len(run) < _FEWEST_ROWS or valued * 2 < len(run):
            continue
        place = (row[0].line, row[0].start)
        columns = tuple(Column(meaning) for meaning in _COLUMNS[: len(row)])
        in_lines = row[0].line == row[-1].line
        message = "表头不在文中，各栏的含义由单元格的内容判断，请对照原文。"
        notice = Notice(message, " ".join(token.text for token in row), row[0].span)
        return Header(columns, place, place, PIPES, in_lines, ()), notice
    return None


def _rows(tokens: list[Token]) -> list[list[Token]]:
    """The cells with words, by rows that a run of pipes ends."""
    rows: list[list[Token]] = [[]]
    for token in tokens:
        if token.broken == STRONG:
            rows.append([])
        if token.text:
            rows[-1].append(token)
    return rows


def _is_row(row: list[Token]) -> bool:
    return 4 <= len(row) <= 5 and is_level(row[0].text, 1) and is_level(row[1].text, 2)
