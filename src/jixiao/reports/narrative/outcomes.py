"""Which targets were met, and what the points of a form add up to."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from jixiao.model.project import Execution, Indicator, Project
from jixiao.regulation.parameters import Parameters
from jixiao.regulation.words import levels, plain
from jixiao.scoring.completion import Completion, completion
from jixiao.scoring.points import execution_rate, tier_of

REACHED, MISSED, OPEN, BLANK = "达到", "未达到", "由人判断", "未填写"
"""What is said of a result: met, missed, not to be told from numbers, not filled in."""
_MORE_IS_BETTER = frozenset(("QUANTITY", "QUALITY"))
_STROKES = " \n\t/／-—－–~～"
_HUNDRED = Decimal(100)
_MOST_RATIO = Decimal(10)


class Outcome(NamedTuple):
    """What became of an indicator.

    Args:
        row: The indicator.
        state: ``REACHED``, ``MISSED``, ``OPEN`` or ``BLANK``.
        done: The comparison where one is certain, else None.
    """

    row: Indicator
    state: str
    done: Completion | None

    @property
    def is_far_above(self) -> bool:
        """Whether the result is so far above its target that regulations ask for the reason."""
        done = self.done
        if done is None or done.share is None or done.capped:
            return False
        return done.share >= _words().number("far_above_percent")


class Sum(NamedTuple):
    """Points of a level.

    Args:
        name: 产出指标, 预算执行 …
        points: Points that can be had, None when no row states any.
        score: Points earned, None when no row states any.
    """

    name: str
    points: Decimal | None
    score: Decimal | None

    @property
    def rate(self) -> Decimal | None:
        """Percent of the points that were earned, unrounded; None where one is missing."""
        if not self.points or self.points < 0 or self.score is None:
            return None
        return self.score / self.points * _HUNDRED


def outcomes(project: Project, level1: Sequence[str] = ()) -> list[Outcome]:
    """What became of every indicator, in the order of the form.

    Args:
        project: The form.
        level1: Keys of level 1 to keep, () for all.
    """
    rows = [each for each in project.indicators if not level1 or each.level1.value in level1]
    return [_outcome(row) for row in rows]


def is_blank(words: str) -> bool:
    """Whether a cell says nothing: empty, or only a stroke."""
    return not words.strip(_STROKES)


def _outcome(row: Indicator) -> Outcome:
    if is_blank(row.actual.raw):
        return Outcome(row, BLANK, None)
    target, actual = row.target.value, row.actual.value
    done = completion(target, actual) if target is not None and actual is not None else None
    if done is not None and _is_sure(row, done):
        return Outcome(row, REACHED if done.reached else MISSED, done)
    tier = tier_of(row.actual.raw)
    if tier is None:
        return Outcome(row, OPEN, None)
    return Outcome(row, MISSED if tier else REACHED, None)


def _is_sure(row: Indicator, done: Completion) -> bool:
    """A comparison without operator is not trusted where less may be better."""
    if done.signed or (done.inputs is not None and done.inputs[0] == done.inputs[1]):
        return True
    if row.level1.value != "SATISFACTION" and row.level2.value not in _MORE_IS_BETTER:
        return False
    return done.share is not None and not _is_harm(row.name.raw)


def _is_harm(name: str) -> bool:
    """Whether a name measures what should be little: 投诉率, 事故起数."""
    return plain(name).endswith(tuple(_words().words("harm_names")))


@cache
def _words() -> Parameters:
    """The lists of words and limits as they hold now."""
    return Parameters(date.max)


def sums(projects: Sequence[Project]) -> list[Sum]:
    """Points by level 1 in the order of the forms, the budget's execution first."""
    found: dict[str, list[Indicator]] = {}
    for project in projects:
        for row in project.indicators:
            found.setdefault(level_name(row), []).append(row)
    execution = [each.execution for each in projects if each.execution is not None]
    total = [_sum("预算执行", execution)]
    total += [_sum(name, rows) for name, rows in found.items()]
    return [each for each in total if each.points is not None or each.score is not None]


def whole(parts: Sequence[Sum]) -> Sum:
    """The sum of all parts; nothing where a part has no points or no score."""
    return Sum(
        "合计",
        added(each.points for each in parts),
        added(each.score for each in parts),
    )


def added(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """The sum, None where there is nothing to add or one is missing."""
    found = list(numbers)
    known = [each for each in found if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(found) else None


def _sum(name: str, rows: Sequence[Indicator] | Sequence[Execution]) -> Sum:
    scored = [row for row in rows if row.points.value is not None or row.score.value is not None]
    return Sum(
        name,
        added(row.points.value for row in scored),
        added(row.score.value for row in scored),
    )


def level_name(row: Indicator) -> str:
    """Level 1 of a row in its standard word, without the points behind it (产出指标（50分）)."""
    key = row.level1.value
    word = levels().word.get(key, "") if key is not None else ""
    return word or plain(row.level1.raw) or "未写明一级指标"


def spent_rate(execution: Execution | None) -> Decimal | None:
    """Percent of the adjusted budget that was spent, reckoned, or as printed where it can not be.

    Args:
        execution: The money block, None where the form has none.

    Returns:
        Percent, unrounded; None without either.
    """
    reckoned = reckoned_rate(execution)
    if reckoned is not None or execution is None:
        return reckoned
    printed = execution.execution_rate
    if printed.value is None or printed.value < 0:
        return None
    is_ratio = 0 < printed.value < _MOST_RATIO and not {"%", "％"} & set(printed.raw)
    return None if is_ratio else printed.value


def reckoned_rate(execution: Execution | None) -> Decimal | None:
    """The same, reckoned from the amounts only."""
    if execution is None or execution.spent.value is None:
        return None
    budget = execution.adjusted_budget.value or execution.original_budget.value
    if budget is None or budget.yuan <= 0:
        return None
    return execution_rate(execution.spent.value.yuan, budget.yuan)


def counted(found: Sequence[Outcome], keep: Callable[[Outcome], bool]) -> int:
    """How many outcomes a question holds for."""
    return sum(1 for each in found if keep(each))
