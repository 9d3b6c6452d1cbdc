"""Results that a form reports (完成值、得分): which columns it has, how far a row came, sums."""

from decimal import Decimal
from typing import Any

from jixiao.kernel.money import UNITS as MONEY
from jixiao.kernel.patterns import pattern
from jixiao.kernel.stated import Stated
from jixiao.model.project import Execution, Indicator, Project
from jixiao.model.units import SHARES, normal_unit
from jixiao.regulation.scoring import scoring_methods
from jixiao.rules.context import Context
from jixiao.rules.measures import PEOPLE, in_percent, is_harm
from jixiao.scoring.completion import Completion, completion
from jixiao.scoring.points import Scored, execution_rate, score_completion

HUNDRED = Decimal(100)
_FIELDS = ("actual", "points", "score", "deviation_reason", "forecast", "likelihood")
_EITHER_WAY = frozenset(("COST", "ECONOMIC_COST", "SOCIAL_COST", "ECOLOGICAL_COST", "TIMELINESS"))
_STROKES = "/／-—－–~～"
_YEAR = pattern(r"(?<![较比与自从同0-9])(20[0-9]{2})\s*(?:年|[.\-/])")
_NUMBER = pattern("[0-9０-９二三四五六七八九百千零两全无]|十(?!分)|(?<![进统专])一(?![般定致些直])")
_MONTHS = pattern(r"(?:1|一)月?\s*[-—－~～至到]\s*(1[0-2]|[1-9])\s*月|截至?止?到?(1[0-2]|[1-9])月")
_MOST_RATIO = Decimal(10)


def states_number(words: str) -> bool:
    """Whether words state a number, in digits or in words.

    >>> states_number("已办四场"), states_number("达成预期指标"), states_number("一般")
    (True, False, False)
    """
    return _NUMBER.search(words) is not None


def columns_of(project: Project) -> frozenset[str]:
    """Which columns the grid of a form has, told from its rows."""
    return frozenset(
        field
        for field in _FIELDS
        if any(getattr(row, field).is_stated for row in project.indicators)
    )


def is_blank(stated: Stated[Any]) -> bool:
    """Whether a cell says nothing: empty, or only a stroke."""
    return not stated.raw.strip(_STROKES)


def lacks(row: Indicator, field: str, context: Context) -> bool:
    """Whether a row leaves a column of its form blank; False where the form has none."""
    return is_blank(getattr(row, field)) and field in context.once(columns_of, context.project)


def completed(row: Indicator, context: Context) -> Completion | None:
    """How far the result of a row reached its target; None where that is not certain."""
    return _sure(row, context.once(_completion, row), context)


def foreseen(row: Indicator, context: Context) -> Completion | None:
    """The same of what is expected at the year's end (全年预计完成情况)."""
    return _sure(row, context.once(_forecast, row), context)


def _completion(row: Indicator) -> Completion | None:
    target, actual = row.target.value, row.actual.value
    return completion(target, actual) if target is not None and actual is not None else None


def _forecast(row: Indicator) -> Completion | None:
    target, forecast = row.target.value, row.forecast.value
    return completion(target, forecast) if target is not None and forecast is not None else None


def _sure(row: Indicator, done: Completion | None, context: Context) -> Completion | None:
    """A comparison without operator is not trusted where less may be better."""
    if done is None or done.signed or done.share == HUNDRED:
        return done
    target = row.target.value
    if row.level1.value == "COST" or (
        row.level2.value in _EITHER_WAY and not (target is not None and in_percent(target.unit))
    ):
        return None
    return None if is_harm(row.name.raw, context) else done


def scored_by_methods(row: Indicator, done: Completion) -> list[Scored]:
    """What the known methods give a row that came so far, the general one first; [] for none."""
    actual, points = row.actual.value, row.points.value
    if actual is None or points is None:
        return []
    satisfaction = actual.number if row.level1.value == "SATISFACTION" else None
    scored = (
        score_completion(done, points, method, satisfaction=satisfaction)
        for method in scoring_methods()
    )
    return [each for each in scored if each is not None]


def measure_kind(unit: str | None) -> str:
    """What a unit measures: "share", "money", "people", "" for all else and for none."""
    if unit is None:
        return ""
    name = normal_unit(unit)
    if name in SHARES:
        return "share"
    if name in MONEY:
        return "money"
    return "people" if name.lstrip("万千百") in PEOPLE else ""


class Sums:
    """What the points and scores of a form add up to.

    Args:
        project: The form.

    Attributes:
        points: Sum of the rows' points (分值).
        scores: Sum of the rows' scores (得分).
        rows: How many rows have points.
        execution_points: Points of the execution rate, None when not stated.
        execution_score: Its score, None when not stated.
        is_whole: Whether every row has points.
        is_scored: Whether every row with points has a score.
    """

    def __init__(self, project: Project) -> None:
        rows = project.indicators
        points = [row.points.value for row in rows]
        self.points = sum((each for each in points if each is not None), Decimal(0))
        self.scores = sum((row.score.value or Decimal(0) for row in rows), Decimal(0))
        self.rows = sum(each is not None for each in points)
        self.is_whole = None not in points
        self.is_scored = all(
            row.score.value is not None or row.points.value is None for row in rows
        )
        execution = project.execution or Execution()
        self.execution_points = execution.points.value
        self.execution_score = execution.score.value

    def totals(self, rest: Decimal) -> tuple[Decimal, ...]:
        """What all points may add up to.

        Args:
            rest: Points of the execution rate where the form does not print them.
        """
        if self.execution_points is not None:
            return (self.points + self.execution_points,)
        return (self.points, self.points + rest)


def is_closed(project: Project) -> bool:
    """Whether a form is known to be read to its end: it prints totals, or comes from a table."""
    if project.total_points.is_stated or project.total_score.is_stated:
        return True
    span = project.span
    return span is not None and span.table is not None


def stated_rate(execution: Execution) -> Decimal | None:
    """The execution rate as printed, in percent; None for shares of one (0.86) and for none."""
    rate = execution.execution_rate.value
    if rate is None or rate < 0:
        return None
    is_ratio = rate < _MOST_RATIO and "%" not in execution.execution_rate.raw.replace("％", "%")
    return None if is_ratio and rate != 0 else rate


def rate_differs(rate: Decimal, words: str, reckoned: Decimal) -> bool:
    """Whether a printed rate is none of the roundings of a reckoned one.

    >>> rate_differs(Decimal("86"), "86%", Decimal("85.76")), rate_differs(
    ...     Decimal("85.2"), "85.20%", Decimal("85.76"))
    (False, True)
    """
    digits = words.replace("％", "").replace("%", "").partition(".")[2].rstrip("0 ")
    return abs(rate - reckoned) >= Decimal(1).scaleb(-len(digits))


def years_in(words: str) -> list[int]:
    """Years in which something was done, without those compared with (较2021年)."""
    return [int(each) for each in _YEAR.findall(words)]


def spent_rate(project: Project) -> Decimal | None:
    """Percent of the budget that was spent; None without budget or without spending.

    The budget after changes goes before that of the year's beginning.
    """
    execution = project.execution
    if execution is None or execution.spent.value is None:
        return None
    budget = execution.adjusted_budget.value or execution.original_budget.value
    if budget is None or budget.yuan <= 0:
        return None
    return execution_rate(execution.spent.value.yuan, budget.yuan)


def months_covered(project: Project, context: Context) -> Decimal:
    """Up to which month a monitoring form looks, as its titles say; else the usual month."""
    for words in (project.title.raw, context.document.title.raw):
        match = _MONTHS.search(words)
        if match is not None:
            return Decimal(match[1] or match[2])
    return context.number("monitoring_months")
