"""Reads one grid of flattened text: its tokens, its rows, and which of them are certain."""

import re
from dataclasses import dataclass, field

from jixiao.formats.layout.flow.alignment import MAX_TOKENS, Aligner, Row, divide
from jixiao.formats.layout.flow.cleaning import body_end, joined
from jixiao.formats.layout.flow.fitting import (
    is_bare_number,
    is_leftover,
    is_level,
    is_value,
    is_weight,
    runs_on,
)
from jixiao.formats.layout.flow.glued import glued_tokens
from jixiao.formats.layout.flow.headers import BLANKS, GLUED, VALUE_COLUMNS, Column, Header
from jixiao.formats.layout.flow.source import Source
from jixiao.formats.layout.flow.tokens import Token, tokens_of
from jixiao.formats.layout.flow.unsplit import unsplit
from jixiao.kernel.notices import Notice

MOST_COST = 5.5
LEAST_MARGIN = 0.45
_COUNTER = re.compile(
    r"(?:人次|种次|场次|批次|次|名|份|件|套|篇|项(?!目)|个(?!体|人|别)|公里|万元)"
)


@dataclass(slots=True)
class GridRow:
    """A row that is certain.

    Args:
        cells: Column to the tokens in it; levels are those printed in this row.
        columns: Columns of the grid.
    """

    cells: dict[int, list[Token]]
    columns: tuple[Column, ...]

    def tokens(self, meaning: str, half: str = "") -> list[Token]:
        """The tokens under a column, none when the row has nothing there."""
        for index, tokens in self.cells.items():
            if self.columns[index] == Column(meaning, half):
                return [token for token in tokens if token.text]
        return []


@dataclass(slots=True)
class Grid:
    """What was read of a grid.

    Args:
        rows: Its rows, those with levels only included.
        total: Tokens of the line 总分, if one ends the grid.
        end: (line, offset) of the first token behind it.
        tokens: How many tokens were looked at.
        notices: What was left out, and why.
    """

    rows: list[GridRow]
    total: list[Token] = field(default_factory=list)
    end: tuple[int, int] = (0, 0)
    tokens: int = 0
    notices: list[Notice] = field(default_factory=list)


def read_grid(source: Source, header: Header, end: tuple[int, int], most: int = MAX_TOKENS) -> Grid:
    """Read the grid under a head, at most up to a place, and at most so many tokens."""
    unsupported = _unsupported(source, header)
    if unsupported is not None:
        return Grid([], end=end, notices=[unsupported])
    if header.style == GLUED:
        tokens = glued_tokens(source, header, end)
        body, rest = tokens, []
    else:
        tokens = tokens_of(source, header.end, end, header.style)
        if header.style == BLANKS:
            tokens = unsplit(source, tokens)
        tokens = joined(tokens, header.style)
        stop = body_end(tokens, header.style)
        body, rest = tokens[:stop], tokens[stop:]
    grid = Grid([], end=(rest[0].line, rest[0].start) if rest else end)
    grid.total = _total(rest)
    if len(body) > most:
        grid.notices.append(Notice("指标表过长，只读取了前面的部分。"))
        body = body[:most]
    grid.tokens = len(body)
    whole = len(body)
    body = _marked_open(source, body, rest)
    aligner = _aligner(header, body)
    aligner.cut = len(body) < whole
    rows = divide(aligner, body)
    _keep_certain(grid, aligner, rows, body)
    return grid


def _columns(header: Header) -> tuple[Column, ...]:
    """The columns, with levels in front even where the head does not name them."""
    columns = header.columns
    named = {column.meaning for column in columns}
    if "level1" not in named and "level2" not in named:
        return (Column("level1"), Column("level2"), *columns)
    if "level1" not in named:
        first = next(i for i, column in enumerate(columns) if column.meaning == "level2")
        rest = [c for i, c in enumerate(columns) if c.meaning != "level2" or i > first]
        twice = sum(column.meaning == "level2" for column in columns) == 2
        return (
            Column("level1"),
            Column("level2"),
            *(c for c in rest if not (twice and c.meaning == "level2")),
        )
    if "level2" not in named:
        at = next(i for i, column in enumerate(columns) if column.meaning == "level1")
        return (*columns[: at + 1], Column("level2"), *columns[at + 1 :])
    return columns


def _unsupported(source: Source, header: Header) -> Notice | None:
    """A notice when the form is known and not read."""
    kinds = header.meaning()
    line, offset = header.start
    place = source.lines[line].span(offset, offset + 4)
    words = " ".join(header.words)
    if not kinds & (VALUE_COLUMNS - {"actual"}) and kinds & {"score", "points", "second_score"}:
        message = "这是按评分标准打分的评价表，没有指标值一栏，没有读取其中的指标。"
        return Notice(message, words, place)
    if not kinds & VALUE_COLUMNS:
        message = "指标表没有指标值一栏（例如每个乡镇一栏，或者顺序已经打乱），没有读取其中的指标。"
        return Notice(message, words, place)
    return None


def _aligner(header: Header, body: list[Token]) -> Aligner:
    """The costs of a grid; rows are lines only where the body has lines enough."""
    levels = sum(1 for token in body if is_level(token.text, 2))
    broken = sum(1 for token in body if token.broken)
    in_lines = header.in_lines and broken >= max(3, 0.7 * levels)
    kinds = header.meaning()
    main = next((m for m in ("target", "expected", "half_year") if m in kinds), "target")
    bare = "level2" in kinds or "level1" not in kinds
    wrap = 2.5 if in_lines and _keeps_lines(body) else 1.0
    return Aligner(_columns(header), header.style, in_lines, main=main, bare_levels=bare, wrap=wrap)


def _keeps_lines(body: list[Token]) -> bool:
    """Whether nearly every line is a row of its own: none is a short rest of the one above."""
    lines: dict[int, int] = {}
    for token in body:
        lines[token.line] = lines.get(token.line, 0) + bool(token.text)
    return sum(count >= 2 for count in lines.values()) > 0.9 * len(lines)


def _marked_open(source: Source, body: list[Token], rest: list[Token]) -> list[Token]:
    """The body without a last token that the end of the file may have cut off."""
    if not body or rest or body[-1].line < len(source.lines) - 1:
        return body
    last = body[-1]
    if not last.open and source.lines[last.line].text.rstrip().endswith("|"):
        return body
    if last.open or not is_value(last.text):
        return body[:-1]
    return [*body[:-1], last._replace(open=True)]


def _total(rest: list[Token]) -> list[Token]:
    found: list[Token] = []
    for token in rest[:8]:
        if found and token.broken and not is_bare_number(token.text):
            break
        found.append(token)
    return found


def _keep_certain(grid: Grid, aligner: Aligner, rows: list[Row], body: list[Token]) -> None:
    columns = aligner.columns
    names = {i for i, column in enumerate(columns) if column.meaning == "name"}
    stray = sum(1 for row in rows if not row.tokens and _is_stray(body, row))
    certain: list[GridRow] = []
    doubtful: list[Row] = []
    read = 0
    for row in rows:
        if not row.tokens:
            continue
        if not any(t.text for i in names for t in row.tokens.get(i, ())):
            if row.cost < MOST_COST:
                certain.append(GridRow(row.tokens, columns))
            else:
                stray += 1
            continue
        reason = _doubt(aligner, row, body)
        if reason is None:
            certain.append(GridRow(row.tokens, columns))
            read += 1
        elif reason:
            doubtful.append(row)
            certain.append(
                GridRow(
                    {i: t for i, t in row.tokens.items() if columns[i].meaning.startswith("level")},
                    columns,
                )
            )
    if stray > 2 and stray * 3 > read:
        words = " ".join(token.text for token in body[:12])
        message = (
            "指标和指标值的先后顺序已经打乱，无法确定哪个值属于哪个指标，没有读取这张表的指标。"
        )
        grid.notices.append(Notice(message, words, body[0].span))
        return
    grid.rows = certain
    for row in doubtful:
        words = " ".join(token.text for token in body[row.begin : row.end])
        message = "这一行的文字无法确定地分到各栏，没有读取，请对照原文。"
        grid.notices.append(Notice(message, words, body[row.begin].span))


def _is_stray(body: list[Token], row: Row) -> bool:
    """Whether words that belong to no row look like a value without its name."""
    text = body[row.begin].text
    return bool(text) and not is_leftover(text) and is_value(text)


def _doubt(aligner: Aligner, row: Row, body: list[Token]) -> str | None:
    """Why a row is not certain; "" for a row of a template that says nothing."""
    columns = aligner.columns
    filled = {
        columns[i].meaning: tokens
        for i, tokens in row.tokens.items()
        if any(token.text for token in tokens) and not columns[i].half
    }
    names = [token.text for token in filled.get("name", ())]
    if not names:
        return None
    if is_leftover("".join(names)) or is_weight("".join(names)):
        return ""
    if row.cost > MOST_COST or row.margin < LEAST_MARGIN:
        return "uncertain"
    valued = [meaning for meaning in filled if meaning in VALUE_COLUMNS]
    if _is_lone_text(aligner, filled, valued):
        return "lone"
    if aligner.style in {BLANKS, GLUED} and runs_on(
        "".join(t.text for t in filled.get("target", ()))
    ):
        return "runs on"
    if aligner.style == BLANKS and _is_torn(row, filled, body):
        return "torn"
    wanted = {column.meaning for column in columns}
    if aligner.style == GLUED and not valued:
        return "glued"
    last = body[row.end - 1]
    if aligner.cut and row.end == len(body) and _is_unfinished(filled, wanted):
        return "cut"
    if last.open and _may_be_cut(aligner, last, filled, wanted):
        return "cut"
    return None


def _is_lone_text(aligner: Aligner, filled: dict[str, list[Token]], valued: list[str]) -> bool:
    """Whether the only words of a row could stand under the target or under the actual."""
    kinds = {column.meaning for column in aligner.columns} & VALUE_COLUMNS
    if len(kinds) < 2 or len(valued) != 1:
        return False
    return not is_value("".join(token.text for token in filled[valued[0]]))


def _is_torn(row: Row, filled: dict[str, list[Token]], body: list[Token]) -> bool:
    """Whether a number's unit seems to have gone to the row behind, or came from the one before."""
    name = filled["name"][0]
    before = body[row.begin - 1].text if row.begin else ""
    if _COUNTER.match(name.text) and is_bare_number(before):
        return True
    behind = body[row.end].text if row.end < len(body) else ""
    return is_bare_number(body[row.end - 1].text) and _COUNTER.match(behind) is not None


def _is_unfinished(filled: dict[str, list[Token]], wanted: set[str]) -> bool:
    """Whether a column that is nearly always filled is empty."""
    return any(m in wanted and m not in filled for m in ("target", "actual", "score"))


def _may_be_cut(
    aligner: Aligner, last: Token, filled: dict[str, list[Token]], wanted: set[str]
) -> bool:
    if is_bare_number(last.text.lstrip("≥≤><=")):
        return True
    return not is_value(last.text) or _is_unfinished(filled, wanted)
