"""The four grades of an indicator (优, 良, 中, 差) as steps that can be compared."""

from decimal import Decimal
from typing import NamedTuple

from jixiao.model.duty_activity import ActivityIndicator
from jixiao.model.target import Target
from jixiao.rules.measures import in_percent

GRADES = (("excellent", "优"), ("good", "良"), ("fair", "中"), ("poor", "差"))
"""Fields of ``GradeCriteria`` with their words, best first."""


class Step(NamedTuple):
    """One grade of an indicator.

    Args:
        field: Its field of ``GradeCriteria``.
        word: 优, 良, 中 or 差.
        raw: Its words as printed.
        target: What they mean.
        number: Its bound: the number, negative for a decrease against last year; 0 for 持平;
            None where no size is printed.
    """

    field: str
    word: str
    raw: str
    target: Target
    number: Decimal | None

    @property
    def at(self) -> str:
        """Path below the indicator."""
        return f"grade_criteria.{self.field}"

    @property
    def is_change(self) -> bool:
        """Whether it compares with last year."""
        return self.target.kind == "relative"


_LATEST: list[tuple[ActivityIndicator | None, tuple[Step, ...]]] = [(None, ())]
"""The indicator asked about last: all rules ask about one before the next."""


def steps_of(indicator: ActivityIndicator) -> tuple[Step, ...]:
    """The grades that are printed and understood, best first."""
    latest, steps = _LATEST[0]
    if latest is not indicator:
        steps = _steps_of(indicator)
        _LATEST[0] = indicator, steps
    return steps


def _steps_of(indicator: ActivityIndicator) -> tuple[Step, ...]:
    found = []
    for field, word in GRADES:
        stated = getattr(indicator.grade_criteria, field)
        if stated.raw and stated.value is not None:
            found.append(Step(field, word, stated.raw, stated.value, _number(stated.value)))
    return tuple(found)


def _number(target: Target) -> Decimal | None:
    if target.kind == "relative":
        if target.direction == "same":
            return Decimal(0)
        if target.number is None:
            return None
        return -target.number if target.direction == "decrease" else target.number
    if target.kind != "quantity" or target.problem is not None:
        return None
    return target.number


def levels_of(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The best three grades when each is a number, () otherwise."""
    if len(steps) != len(GRADES):
        return ()
    best = steps[:3]
    for step in best:
        if step.number is None or step.target.kind != "quantity":
            return ()
    return best


def printed(step: Step) -> str:
    """The grade and its words for a message: 良“70%及以上”."""
    return f"{step.word}“{step.raw}”"


def written(number: Decimal, target: Target) -> str:
    """A number with the unit of a grade: 70%."""
    unit = "%" if in_percent(target.unit) else target.unit or ""
    return f"{abs(number.normalize()):f}{unit}"
