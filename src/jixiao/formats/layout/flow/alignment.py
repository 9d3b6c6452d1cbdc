"""Divides the tokens of a grid into rows and columns at the least cost.

A row takes its columns from left to right. Words that do not fit their column cost something,
columns left out cost something, rows that run over a line end cost something; the cheapest
division is taken, and each row knows by how much it is cheaper than any division without it.
"""

from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from jixiao.formats.layout.flow.fitting import (
    IMPOSSIBLE,
    cost,
    is_leftover,
    is_level,
    is_numbered,
    is_operator,
    is_score,
)
from jixiao.formats.layout.flow.headers import BLANKS, GLUED, LINES, PIPES, VALUE_COLUMNS, Column
from jixiao.formats.layout.flow.tokens import STRONG, Token

MAX_TOKENS = 20_000
_SPARE = {PIPES: 5, LINES: 4, BLANKS: 14, GLUED: 2}
_LEVELS = frozenset({"level1", "level2"})
_SKIP = {
    "name": 9.0, "target": 2.6, "actual": 2.2, "points": 3.0, "score": 3.0, "unit": 1.4,
    "operator": 1.4, "description": 1.4, "basis": 1.2, "level1": 0.0, "level2": 0.0,
    "half_year": 2.0, "past_actual": 2.0, "expected": 2.0, "cycle": 2.0, "progress": 1.0,
    "forecast": 1.0, "likelihood": 0.6,
}  # fmt: skip
_SKIP_TEXT = 0.2
_EMPTY = 0.25
_EMPTY_VALUE = 0.9
_DROPPED = 0.3
_DROPPED_WITHIN = 0.9
_DEAREST = 11.0
_BEAM = 9


class Claim(NamedTuple):
    """What a row claims: which tokens are its name, and where its target begins (-1: none)."""

    name: int = -1
    name_end: int = -1
    target: int = -1


class Edge(NamedTuple):
    """A possible row: tokens from ``begin`` to before ``end``."""

    begin: int
    end: int
    cost: float
    claim: Claim


@dataclass(slots=True)
class Row:
    """A row as divided.

    Args:
        tokens: Index of the column and tokens in it, from left to right.
        cost: What the row itself costs.
        margin: By how much the best division with this row is cheaper than one without it.
        begin: Index of its first token.
        end: Index behind its last token.
    """

    tokens: dict[int, list[Token]]
    cost: float
    margin: float
    begin: int = 0
    end: int = 0


@dataclass(slots=True)
class Aligner:
    """The costs of one grid.

    Args:
        columns: Its columns.
        style: Its text form.
        in_lines: Whether a row tends to be a line.
        filled: Share of the rows in which a column is filled, once that is known.
        main: Meaning of the column with the target.
        bare_levels: Whether 质量 or 成本 alone can be a level rather than a name.
        cut: Whether the end of the text cut off a token that is left out.
        wrap: Cost of a row that goes on behind the end of a line.
        skips: Cost of each column left out.
        joins: Cost of one more piece in each column.
        tails: Cost of ending a row behind each column, beginning with none.
        fits: Cost of each token in each column.
        heads: Whether each token is the full name of a level, with which only a row can begin.
    """

    columns: tuple[Column, ...]
    style: str
    in_lines: bool
    filled: list[float] = field(default_factory=list)
    main: str = "target"
    bare_levels: bool = True
    cut: bool = False
    wrap: float = 1.0
    skips: list[float] = field(default_factory=list)
    joins: list[float] = field(default_factory=list)
    tails: list[float] = field(default_factory=list)
    fits: list[list[float]] = field(default_factory=list)
    heads: list[bool] = field(default_factory=list)

    @property
    def has_points(self) -> bool:
        """Whether a column holds bare numbers, so that one within a name is a cell of its own."""
        return any(column.meaning in {"points", "score"} for column in self.columns)

    def skip(self, index: int) -> float:
        """The cost of a column without words."""
        column = self.columns[index]
        base = _SKIP.get(column.meaning, _SKIP_TEXT)
        if column.half:
            base = min(base, 0.6)
        if self.filled and column.meaning not in {"level1", "level2", "name"}:
            share = self.filled[index]
            if share > 0.85 and column.meaning in {"points", "score"}:
                return 4.0
            if share < 0.3:
                return min(base, 0.8)
        return base

    def prepare(self, tokens: list[Token]) -> None:
        """Work out once what is asked for every possible row."""
        width = range(len(self.columns))
        self.skips = [self.skip(index) for index in width]
        self.joins = [self.join(index) for index in width]
        self.tails = [_tail(self, column) for column in range(-1, len(self.columns))]
        known: dict[str, list[float]] = {}
        self.fits = []
        for token in tokens:
            if token.text not in known:
                known[token.text] = [self.fit(token, index) for index in width]
            self.fits.append(known[token.text])
        halves = any(column.half for column in self.columns)
        self.heads = [not halves and _is_head(token.text) for token in tokens]

    def fit(self, token: Token, index: int) -> float:
        """The cost of a token in a column."""
        column = self.columns[index]
        meaning = column.meaning
        if token.text:
            if not self.bare_levels and len(token.text) <= 6 and not token.text.endswith("指标"):
                if meaning == "level1" and is_level(token.text, 2):
                    return IMPOSSIBLE
                if meaning == "name" and is_level(token.text, 2):
                    return 0.2
            return cost(token.text, meaning)
        if meaning == "name" and not column.half:
            return 9.0
        if meaning in VALUE_COLUMNS and not column.half:
            return _EMPTY_VALUE
        if meaning in {"points", "score"}:
            return max(_EMPTY, 0.7 * self.skip(index))
        return _EMPTY

    def join(self, index: int) -> float:
        """The cost of one more piece in a column."""
        meaning = self.columns[index].meaning
        if self.style == BLANKS:
            if meaning in _LEVELS | {"points", "score", "unit", "operator"}:
                return IMPOSSIBLE
            return 0.35 if meaning == "name" else 0.9 if meaning in VALUE_COLUMNS else 0.5
        if self.style == LINES and meaning not in _LEVELS | {"points", "score"}:
            return 2.4
        return IMPOSSIBLE

    def breaks(self, token: Token, *, starts: bool) -> float:
        """The cost of a row that starts, or goes on, at a token behind some break."""
        if starts:
            return 1.2 if self.in_lines and not token.broken else 0.0
        if token.broken == STRONG:
            return 4.0
        return self.wrap if self.in_lines and token.broken else 0.0


def divide(aligner: Aligner, tokens: list[Token]) -> list[Row]:
    """The rows, in order; two passes, the second knowing how full the columns are."""
    rows = _divide(aligner, tokens)
    full = [row for row in rows if _has(aligner, row, "name") and row.cost < 4]
    if len(full) >= 3:
        aligner.filled = [
            sum(1 for row in full if any(t.text for t in row.tokens.get(i, ()))) / len(full)
            for i in range(len(aligner.columns))
        ]
        rows = _divide(aligner, tokens)
    return rows


def _has(aligner: Aligner, row: Row, meaning: str) -> bool:
    return any(aligner.columns[index].meaning == meaning for index in row.tokens)


def _divide(aligner: Aligner, tokens: list[Token]) -> list[Row]:
    count = len(tokens)
    reach = len(aligner.columns) + _SPARE[aligner.style]
    aligner.prepare(tokens)
    edges = [_edges(aligner, tokens, at, min(count, at + reach)) for at in range(count)]
    best = [0.0] + [float("inf")] * count
    came: list[Edge | None] = [None] * (count + 1)
    for begin in range(count):
        for edge in edges[begin]:
            if best[begin] + edge.cost < best[edge.end]:
                best[edge.end] = best[begin] + edge.cost
                came[edge.end] = edge
    rest = [float("inf")] * count + [0.0]
    for begin in range(count - 1, -1, -1):
        rest[begin] = min(edge.cost + rest[edge.end] for edge in edges[begin])
    rows = []
    end = count
    while (taken := came[end]) is not None:
        margin = _margin(edges, best, rest, taken, reach)
        rows.append(_row(aligner, tokens, taken, margin))
        end = taken.begin
    return rows[::-1]


def _margin(
    edges: list[list[Edge]], best: list[float], rest: list[float], row: Edge, reach: int
) -> float:
    """How much more the best division costs in which the row's name or target differ."""
    claim = row.claim
    if claim.name < 0:
        return 0.0
    other = float("inf")
    for start in range(max(0, claim.name - reach), claim.name + 1):
        for edge in edges[start]:
            if edge.end > claim.name and edge.claim != claim:
                other = min(other, best[start] + edge.cost + rest[edge.end])
    return other - best[-1]


State = tuple[int, Claim]
"""The last filled column, and what the row claims so far."""


def _edges(aligner: Aligner, tokens: list[Token], begin: int, limit: int) -> list[Edge]:
    """All rows that begin at a token, one for each claim."""
    found = [Edge(begin, begin + 1, _alone(tokens[begin]), Claim())]
    states: dict[State, float] = {(-1, Claim()): aligner.breaks(tokens[begin], starts=True)}
    for at in range(begin, limit):
        if aligner.heads[at] and at > begin and any(claim.name >= 0 for _, claim in states):
            break
        states = _step(aligner, tokens[at], at, states, first=at == begin)
        if not states:
            break
        ends: dict[Claim, float] = {}
        for (column, claim), value in states.items():
            total = value + aligner.tails[column + 1]
            if total < ends.get(claim, _DEAREST):
                ends[claim] = total
        found += [Edge(begin, at + 1, total, claim) for claim, total in ends.items()]
    return found


def _is_head(words: str) -> bool:
    return words.endswith("指标") and (is_level(words, 1) or is_level(words, 2))


def _alone(token: Token) -> float:
    """The cost of taking a token for no cell at all."""
    return 0.3 if not token.text or is_leftover(token.text) else 7.0


def _step(
    aligner: Aligner, token: Token, at: int, states: dict[State, float], *, first: bool
) -> dict[State, float]:
    """The states behind a token."""
    extra = 0.0 if first else aligner.breaks(token, starts=False)
    fits = aligner.fits[at]
    after: dict[State, float] = {}
    for (column, claim), value in states.items():
        before = value + extra
        if not token.text:
            within = aligner.style == PIPES and claim.name >= 0 and column + 1 < len(fits)
            _keep(after, (column, claim), before + (_DROPPED_WITHIN if within else _DROPPED))
        elif column >= 0 and (price := aligner.joins[column]) < IMPOSSIBLE:
            longer = claim
            if aligner.columns[column].meaning == "name" and claim.name >= 0:
                longer = claim._replace(name_end=at)
            _keep(after, (column, longer), before + price + _odd(aligner, token, column))
        for index in range(column + 1, len(fits)):
            if before > _DEAREST:
                break
            if before + fits[index] < _DEAREST:
                claimed = _claim(aligner, token, at, index, claim)
                _keep(after, (index, claimed), before + fits[index])
            before += aligner.skips[index]
    most = max(_BEAM, 2 * len(fits) - 12)
    if len(after) > most:
        return dict(sorted(after.items(), key=itemgetter(1))[:most])
    return after


def _claim(aligner: Aligner, token: Token, at: int, index: int, claim: Claim) -> Claim:
    column = aligner.columns[index]
    if column.half or not token.text:
        return claim
    if column.meaning == "name":
        return claim._replace(name=at, name_end=at)
    return claim._replace(target=at) if column.meaning == aligner.main else claim


def _odd(aligner: Aligner, token: Token, column: int) -> float:
    """What speaks against a token being one more piece of a column."""
    meaning = aligner.columns[column].meaning
    if cost(token.text, "level1") < 1 or cost(token.text, "level2") < 1:
        return 3.0
    if is_numbered(token.text):
        return 4.0
    if is_operator(token.text):
        return 4.0
    if meaning == "name" and aligner.has_points and is_score(token.text):
        return 3.0
    if meaning == "name":
        return 2.0 if cost(token.text, "target") < 0.3 and len(token.text) > 1 else 0.0
    if meaning not in VALUE_COLUMNS and is_score(token.text):
        return 1.5
    return 0.0


def _keep(states: dict[State, float], state: State, value: float) -> None:
    if value < states.get(state, _DEAREST):
        states[state] = value


def _tail(aligner: Aligner, column: int) -> float:
    """The cost of the columns behind the last filled one."""
    columns = aligner.columns
    if all(each.meaning in _LEVELS for each in columns[: column + 1]):
        return 0.4
    return sum(aligner.skip(index) for index in range(column + 1, len(columns)))


def _row(aligner: Aligner, tokens: list[Token], edge: Edge, margin: float) -> Row:
    """The row with its tokens in their columns: its alignment once more, with the path."""
    begin, end = edge.begin, edge.end
    start: State = (-1, Claim())
    paths: dict[State, tuple[float, tuple[int, ...]]] = {
        start: (aligner.breaks(tokens[begin], starts=True), ())
    }
    for at in range(begin, end):
        after: dict[State, tuple[float, tuple[int, ...]]] = {}
        for state, (value, path) in paths.items():
            found = _step(aligner, tokens[at], at, {state: value}, first=at == begin)
            for key, total in found.items():
                if key not in after or total < after[key][0]:
                    taken = key[0] if tokens[at].text or key[0] != state[0] else -1
                    after[key] = (total, (*path, taken))
        paths = after
    rows = [
        (value + aligner.tails[column + 1], path)
        for (column, claim), (value, path) in paths.items()
        if claim == edge.claim
    ]
    total, path = min(rows, default=(float("inf"), ()))
    if total > edge.cost + 0.001:
        return Row({}, edge.cost, margin, begin, end)
    cells: dict[int, list[Token]] = {}
    for at, index in zip(range(begin, end), path, strict=True):
        if index >= 0:
            cells.setdefault(index, []).append(tokens[at])
    return Row(cells, total, margin, begin, end)
