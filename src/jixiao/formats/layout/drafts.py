"""A form while it is being read: what was found so far, made into a project at the end."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from jixiao.formats.layout.objectives import split_items
from jixiao.formats.layout.rows import Row
from jixiao.kernel.codes import read_project_code
from jixiao.kernel.money import Money, read_money
from jixiao.kernel.notices import Notice
from jixiao.kernel.percent import read_percent
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import AnnualTask
from jixiao.model.project import Budget, DisbursementPlan, Execution, Indicator, Project

T = TypeVar("T")
AMOUNT_LABELS = frozenset({"budget_total", "fiscal_funds", "other_funds"})
"""Labels with an amount behind them."""

_ORDINAL = re.compile(r"\s*[（(]?(\d{1,3})\s*[.、．)）]")
_UNIT = re.compile(
    r"[（(：:]\s*(?:金额)?(?:单位)?[：:]?\s*(万元|千元|亿元|元)\s*[)）]?|单位[：:]\s*(万元|千元|亿元|元)"
)
_CODED_NAME = re.compile(
    r"([0-9A-Z]{21}|\d{3}-\d{4}-[A-Z]{3}-[0-9A-Z]{4})\s*[-—_]?\s*(.+)", re.DOTALL
)


def stated_unit(words: str) -> str | None:
    """The unit of amounts that a line or label prints: 单位：万元, 项目资金（万元）."""
    place = _unit_in(words)
    return words[slice(*place)] if place else None


def _unit_in(words: str) -> tuple[int, int] | None:
    """Where the unit stands in such words."""
    match = _UNIT.search(words) if "元" in words else None
    return match.span(match.lastindex or 0) if match else None


@dataclass(slots=True)
class Draft:
    """A form being read.

    Args:
        title: Its heading line.
        titles: All lines above it, nearest last (title, year, unit line).
        values: Label meaning to the words of its value.
        objectives: Cells of objectives; of halves the annual ones.
        results: Cells of 实际完成情况.
        checkpoints: Months and percents of the disbursement plan.
        execution: Meaning of a money column to the words of the total row.
        indicators: Rows of the grid.
        long_term: Rows of its long-term half.
        tasks: Rows of 年度主要任务.
        roles: All column meanings met in its grids.
        labels: All label meanings met in its head.
        notices: Doubts.
        rows: Rows outside its grids, to be looked through for what no field has taken.
        unread: Words above a column of a grid to its cells that became no value.
    """

    title: Stated[str] = UNSTATED
    titles: list[Stated[str]] = field(default_factory=list)
    unit_line: Stated[str] = UNSTATED
    amount_unit: Stated[str] = UNSTATED
    values: dict[str, Stated[str]] = field(default_factory=dict)
    objectives: list[Stated[str]] = field(default_factory=list)
    long_term_objectives: list[Stated[str]] = field(default_factory=list)
    results: list[Stated[str]] = field(default_factory=list)
    checkpoints: list[tuple[int, Stated[str]]] = field(default_factory=list)
    execution: dict[str, Stated[str]] = field(default_factory=dict)
    indicators: list[Indicator] = field(default_factory=list)
    long_term: list[Indicator] = field(default_factory=list)
    tasks: list[dict[str, Stated[str]]] = field(default_factory=list)
    total_points: Stated[str] = UNSTATED
    total_score: Stated[str] = UNSTATED
    roles: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    notices: list[Notice] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    unread: dict[str, list[Stated[str]]] = field(default_factory=dict)
    span: Span | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a form was found yet."""
        return not (self.values or self.indicators or self.roles or self.labels or self.objectives)

    @property
    def is_form(self) -> bool:
        """Whether this is a performance form and not some other table with a project's name."""
        special = {"disbursement_plan", "objectives", "annual_tasks", "objective_results"}
        has_blocks = bool(self.execution or self.labels & special)
        return bool(self.roles or self.tasks or (self.title.raw and (has_blocks or self.labels)))

    def note_unit(self, words: Stated[str]) -> None:
        """Remember the unit of amounts if these words print one and none was printed before."""
        text = words.value or words.raw  # the value may be simplified (萬元), sign by sign
        if not self.amount_unit.raw and (place := _unit_in(text)):
            unit = slice(*place)
            self.amount_unit = Stated(words.raw[unit], text[unit], words.place_of(*place))

    def set(self, meaning: str, value: Stated[str]) -> None:
        """Keep the value of a label; the first one printed stays, an empty one gives way.

        Of two amounts under one label in a row the later stays.
        """
        if meaning == "objectives":
            if value.raw:
                self.objectives.append(value)
        elif meaning == "long_term_objectives":
            self.long_term_objectives.append(value)
        elif meaning == "objective_results":
            self.results.append(value)
        elif not self.values.get(meaning, UNSTATED).raw or (
            meaning in AMOUNT_LABELS and value.raw and self._in_one_row(meaning, value)
        ):
            self.values[meaning] = value

    def _in_one_row(self, meaning: str, value: Stated[str]) -> bool:
        """Whether a label is said twice in one row: 中期, then 年度; the later is this year's."""
        known, place = self.values[meaning].span, value.span
        if known is None or place is None:
            return False
        if known.row is not None or place.row is not None:
            return (known.table, known.row) == (place.table, place.row)
        return known.line == place.line


def _converted(words: Stated[str], read: Callable[[str], T | None]) -> Stated[T]:
    if words.span is None:
        return UNSTATED
    return Stated(words.raw, read(words.raw) if words.raw else None, words.span)


def money(words: Stated[str], unit: str | None) -> Stated[Money]:
    """The amount in a cell, in the unit of the table unless the cell prints its own."""
    return _converted(words, lambda raw: read_money(raw, unit))


def project_of(draft: Draft, position: int) -> Project:
    """The finished project; amounts are read now that the unit is known."""
    values = draft.values
    unit = draft.amount_unit.value
    code, name = _code_and_name(draft)
    ordinal = _ORDINAL.match(draft.title.raw)
    return Project(
        ordinal=int(ordinal[1]) if ordinal else position,
        title=draft.title,
        unit_line=draft.unit_line,
        amount_unit=draft.amount_unit,
        code=_converted(code, read_project_code),
        name=name,
        department=values.get("department", UNSTATED),
        unit=values.get("unit", UNSTATED),
        budget=Budget(
            money(values.get("budget_total", UNSTATED), unit),
            money(values.get("fiscal_funds", UNSTATED), unit),
            money(values.get("other_funds", UNSTATED), unit),
        ),
        use_of_funds=values.get("use_of_funds", UNSTATED),
        disbursement_plan=DisbursementPlan(
            tuple((month, _converted(words, read_percent)) for month, words in draft.checkpoints)
        ),
        objectives=tuple(item for cell in draft.objectives for item in split_items(cell)),
        long_term_objectives=tuple(
            item for cell in draft.long_term_objectives for item in split_items(cell)
        ),
        objective_results=tuple(item for cell in draft.results for item in split_items(cell)),
        execution=_execution(draft, unit),
        indicators=tuple(draft.indicators),
        long_term_indicators=tuple(draft.long_term),
        total_points=_converted(draft.total_points, read_percent),
        total_score=_converted(draft.total_score, read_percent),
        span=draft.span,
    )


def _code_and_name(draft: Draft) -> tuple[Stated[str], Stated[str]]:
    code: Stated[str] = draft.values.get("project_code", UNSTATED)
    name: Stated[str] = draft.values.get("project_name", UNSTATED)
    if not code.raw and (match := _CODED_NAME.fullmatch(name.raw)):
        code = Stated(match[1], match[1], name.place_of(*match.span(1)))
        name = Stated(match[2], match[2], name.place_of(*match.span(2)))
    return code, name


def _execution(draft: Draft, unit: str | None) -> Execution | None:
    found = draft.execution
    if not found:
        return None
    get = found.get
    return Execution(
        money(get("original_budget", UNSTATED), unit),
        money(get("adjusted_budget", UNSTATED), unit),
        money(get("spent", UNSTATED), unit),
        _converted(get("execution_rate", UNSTATED), read_percent),
        _converted(get("points", UNSTATED), read_percent),
        _converted(get("score", UNSTATED), read_percent),
        money(get("forecast", UNSTATED), unit),
    )


def task_of(cells: dict[str, Stated[str]], unit: str | None) -> AnnualTask:
    """A finished row of 年度主要任务."""
    get = cells.get
    return AnnualTask(
        get("name", UNSTATED),
        get("content", UNSTATED),
        money(get("budget", UNSTATED), unit),
        money(get("fiscal_funds", UNSTATED), unit),
        money(get("other_funds", UNSTATED), unit),
    )
