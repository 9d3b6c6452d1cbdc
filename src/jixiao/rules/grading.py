"""The four grades of an indicator (优, 良, 中, 差) as steps that can be compared."""

from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from jixiao.model.duty_activity import ActivityIndicator
from jixiao.model.target import Target
from jixiao.rules.measures import in_percent

GRADES = (("excellent", "优"), ("good", "良"), ("fair", "中"), ("poor", "差"))
"""Fields of ``GradeCriteria`` with their words, best first."""
_PRINTED = attrgetter(*[field for field, _ in GRADES])


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


class Grading:
    """The grades of an indicator, understood once for all rules: ``once(Grading, indicator)``.

    Attributes:
        words: Words of all four without white space, best first, "" where none is printed.
        steps: Those that are printed and understood, best first.
        best: The best three when each of them is a number, () otherwise.
        kinds: Kinds of the steps.
        units: Their units, None for a step without one.
    """

    __slots__ = ("best", "kinds", "steps", "units", "words")

    def __init__(self, indicator: ActivityIndicator) -> None:
        printed = _PRINTED(indicator.grade_criteria)
        self.words = tuple(["".join(raw.split()) for raw, _, _ in printed])
        self.steps = tuple(
            [
                Step(field, word, raw, value, _number(value))
                for (field, word), (raw, value, _) in zip(GRADES, printed, strict=True)
                if raw and value is not None
            ]
        )
        self.kinds = {step.target.kind for step in self.steps}
        self.units = {step.target.unit for step in self.steps}
        best = self.steps[:3] if len(self.steps) == len(GRADES) else ()
        are_levels = all(
            each.number is not None and each.target.kind == "quantity" for each in best
        )
        self.best = best if are_levels else ()


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


def printed(step: Step) -> str:
    """The grade and its words for a message: 良“70%及以上”."""
    return f"{step.word}“{step.raw}”"


def written(number: Decimal, target: Target) -> str:
    """A number with the unit of a grade: 70%."""
    unit = "%" if in_percent(target.unit) else target.unit or ""
    return f"{abs(number.normalize()):f}{unit}"
