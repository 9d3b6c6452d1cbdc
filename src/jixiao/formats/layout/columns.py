"""Finds the header of an indicator grid and says which column means what."""

import re
from dataclasses import dataclass, field

from jixiao.formats.blocks import Cell
from jixiao.formats.layout.rows import Row, column_role, label_meaning, plain_words, role_below

_LEVELS = {"level1", "level2", "name"}
_VALUES = {"target", "actual", "points", "score", "progress", "half_year", "cycle", "expected",
           "past_actual", "operator", "unit", "forecast"}  # fmt: skip
_LIST = {"project_name", "project_code", "department_name", "unit", "budget_total", "objectives"}
_LONG_TERM = ("长期", "中期", "实施期", "周期", "三年")
_ANNUAL = ("年度", "当年", "本年", "全年")
_IN_PLACE_OF_TARGET = ("target", "expected", "half_year", "cycle")
_NOT_READ = {"past_actual", "second_score", "execution_rate"}
_PLACE = re.compile(r"(?:[镇乡村县区市局所院校园站]|街道|社区|中心|小学|中学)\s*$")
_COUNTERS = {"序号", "编号"}


@dataclass(slots=True)
class Header:
    """The columns of a grid, by meaning; a column is its first grid column, 1 upwards.

    Args:
        columns: Meaning to columns, in order; more than one where the grid has two halves.
        project_columns: Meaning to column of what belongs to the project in a list of rows.
        unknown: Columns that head nothing known, with their words.
        words: Grid column to the words above it, of all columns.
    """

    columns: dict[str, list[int]] = field(default_factory=dict)
    project_columns: dict[str, int] = field(default_factory=dict)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    words: dict[int, str] = field(default_factory=dict)
    _read: set[int] = field(default_factory=set)
    _halves: dict[int, dict[str, int]] = field(default_factory=dict)

    @property
    def roles(self) -> set[str]:
        """All meanings of its columns; "matrix" where each place has a column of values."""
        halves = {"halves"} if self.is_doubled else set()
        return set(self.columns) | halves | ({"matrix"} if self._is_matrix else set())

    @property
    def _is_matrix(self) -> bool:
        names = self.columns.get("name")
        if not names or self.target_role or "actual" in self.columns:
            return False
        beside = [words for column, words in self.unknown if column > names[0]]
        return len(beside) >= 3 or (len(beside) >= 2 and all(map(_PLACE.search, beside)))

    def half(self, half: int) -> dict[str, int]:
        """Meaning to column of the first (0) or second (1) half; level 1 is shared."""
        if half not in self._halves:
            self._halves[half] = self._half(half)
        return self._halves[half]

    def _half(self, half: int) -> dict[str, int]:
        found = {
            meaning: columns[half] if half < len(columns) else -1
            for meaning, columns in self.columns.items()
        }
        if half and found.get("level1") == -1:
            found["level1"] = self.columns["level1"][0]
        return {meaning: column for meaning, column in found.items() if column > 0}

    def column(self, meaning: str, half: int = 0) -> int | None:
        """The column of a meaning, of the first or second half, None when there is none."""
        columns = self.columns.get(meaning)
        if not columns:
            return None
        return columns[half] if half < len(columns) else None

    @property
    def is_doubled(self) -> bool:
        """Whether two halves stand side by side (layouts T2)."""
        return len(self.columns.get("target", ())) == 2 and self.has_names_twice

    @property
    def has_names_twice(self) -> bool:
        """Whether the columns of names or of level 2 are printed twice."""
        return any(len(self.columns.get(each, ())) == 2 for each in ("name", "level2"))

    @property
    def target_role(self) -> str | None:
        """The meaning of the column that holds the target: the target's own, else its like."""
        columns = self.columns
        for each in _IN_PLACE_OF_TARGET:
            if each in columns:
                return each
        return None

    @property
    def long_term(self) -> dict[str, int]:
        """Meaning to column of the long-term values beside the annual ones under shared names."""
        if "cycle" not in self.columns or self.is_doubled or self.target_role != "target":
            return {}
        levels = {each: self.half(0)[each] for each in _LEVELS if each in self.columns}
        return {**levels, "target": self.columns["cycle"][0]}

    @property
    def read_columns(self) -> set[int]:
        """The columns whose cells become values of an indicator or of its project."""
        if not self._read:
            self._read = self._read_columns()
        return self._read

    def _read_columns(self) -> set[int]:
        target = self.target_role
        unread = _NOT_READ | {e for e in _IN_PLACE_OF_TARGET if e not in {target, "cycle"}}
        if "actual" in self.columns:
            unread.add("progress")
        read = {each for role, found in self.columns.items() if role not in unread
                for each in found[: 2 if self.is_doubled else 1]}  # fmt: skip
        counters = {at for at, words in self.words.items() if plain_words(words) in _COUNTERS}
        return read | set(self.project_columns.values()) | counters


def heads_level(words: str) -> bool:
    """Whether a cell names a level of indicators, which one of the first cells of a header does."""
    return column_role(words) in _LEVELS


def is_header(row: Row) -> bool:
    """Whether a row heads an indicator grid: level words beside value words."""
    roles = [role for cell in row.cells if (role := column_role(cell.text))]
    levels = _LEVELS.intersection(roles)
    if len(levels) >= 2:
        return True
    if not levels or _VALUES.isdisjoint(roles):
        return False
    # a grid of names and values alone has nothing but header words in its first row
    return len(roles) >= 3 or ("target" in roles and len(roles) == len(row.printed))


def is_second_header(row: Row, above: Row) -> bool:
    """Whether a row continues a header: only header words under cells that reach down or are empty."""
    printed = row.printed
    if not printed or (len(printed) == len(row.cells) and not row.covering):
        return False
    if any(_role_under(cell, above) is None for cell in printed):
        return _reaches_down(row, above)
    return not is_header(row) or all(cell in above.cells for cell in row.covering)


def _reaches_down(row: Row, above: Row) -> bool:
    """Whether the header's own cells for the name and a level cover this row (merged cells)."""
    covering = [cell for cell in row.covering if cell in above.cells]
    roles = {column_role(cell.text) for cell in covering}
    return "name" in roles and len(roles & _LEVELS) >= 2


def _role_under(cell: Cell, above: Row) -> str | None:
    """Meaning of a cell in the second row of a header: its own words, or those under a target."""
    over = above.at(cell.column)
    if over is not None and over.colspan > 1 and column_role(over.text) in _IN_PLACE_OF_TARGET:
        return role_below(cell.text) or column_role(cell.text)
    return column_role(cell.text)


def read_header(rows: list[Row]) -> Header:
    """Columns from one header row or from several stacked ones; a lower row goes first."""
    header = Header()
    placed: dict[int, tuple[str | None, Cell]] = {}
    for row in rows:
        for cell in row.cells:
            if not cell.text.strip():
                continue
            role = column_role(cell.text) if row is rows[0] else _role_under(cell, rows[0])
            for column in range(cell.column, cell.column + cell.colspan):
                over = placed.get(column)
                parts = over is not None and over[0] in _IN_PLACE_OF_TARGET and over[1].colspan > 1
                if role is not None or over is None or parts:  # 指标值 over 东山镇, 西河镇
                    placed[column] = (role, cell)
    seen: set[int] = set()
    for column in sorted(placed):
        role, cell = placed[column]
        header.words[column] = cell.text
        if id(cell) in seen:
            continue
        seen.add(id(cell))
        _place(header, role, cell, column)
    if "level1" in header.columns:  # 绩效指标 left of the levels heads no column of its own
        left = header.columns["level1"][0]
        if names := [column for column in header.columns.get("name", ()) if column > left]:
            header.columns["name"] = names
    _pair_halves(header)
    _order_halves(header, placed)
    operators = header.columns.get("operator", [])
    if len(operators) > 1 and not header.is_doubled:
        header.columns["operator_2"] = operators[1:2]  # a class (正向) and a sign side by side
    return header


def _pair_halves(header: Header) -> None:
    """Names twice, but 中期指标值 and 年度指标值 as two kinds of value: these are two halves."""
    targets, cycles = header.columns.get("target", []), header.columns.get("cycle", [])
    if header.has_names_twice and len(targets) == len(cycles) == 1:
        header.columns["target"] = sorted(targets + cycles)
        del header.columns["cycle"]


def _place(header: Header, role: str | None, cell: Cell, column: int) -> None:
    meaning = label_meaning(cell.text)
    if role is None and meaning in _LIST:
        header.project_columns.setdefault(meaning, column)
    elif role is None:
        if meaning != "indicators":
            header.unknown.append((column, cell.text))
    else:
        header.columns.setdefault(role, []).append(column)


def _order_halves(header: Header, placed: dict[int, tuple[str | None, Cell]]) -> None:
    """Put the annual half second; where words say the first is annual, swap them."""
    if not header.is_doubled:
        if len(header.columns.get("target", ())) > 1:
            header.columns["target"] = _one_target(header, placed)
        return
    first = placed[header.columns["target"][0]][1].text
    if any(word in first for word in _ANNUAL) and not any(word in first for word in _LONG_TERM):
        for columns in header.columns.values():
            if len(columns) == 2:
                columns.reverse()


def _one_target(header: Header, placed: dict[int, tuple[str | None, Cell]]) -> list[int]:
    """Of several target columns without halves, the one whose words say it is this year's."""
    columns = header.columns["target"]
    for column in columns:
        words = placed[column][1].text
        if any(word in words for word in ("年度", "当年", "本年")):
            return [column]
    return columns[-1:]


def header_words(row: Row) -> list[str]:
    """The plain words of a header row, to know a repeated one."""
    return [plain_words(cell.text) for cell in row.cells if cell.text.strip()]
