"""How far a result (实际完成值) reached its target (指标值), where the two can be compared."""

from decimal import Decimal
from typing import NamedTuple

from jixiao.kernel.money import UNITS as MONEY
from jixiao.model.target import Target
from jixiao.model.units import normal_unit

_HUNDRED = Decimal(100)
_SCALES = {"万": Decimal(10_000), "千": Decimal(1000), "百": Decimal(100), "亿": Decimal(10**8)}
_NUMBERED = frozenset(("quantity", "relative"))
_CAPS = frozenset("≤<")


class Completion(NamedTuple):
    """What a comparison says.

    Args:
        reached: Whether the target is met.
        share: Completion in percent, 0 upwards, unrounded: result/target, for caps
            target/result; None where nothing can be divided (dates, 是/否, a target of 0).
        capped: Whether less is better (≤).
        signed: Whether the target prints an operator; without one, more is taken for better.
        inputs: What is divided by what; None where nothing is.
    """

    reached: bool
    share: Decimal | None
    capped: bool
    signed: bool
    inputs: tuple[Decimal, Decimal] | None = None

    @property
    def formula(self) -> str:
        """The formula with its inputs: 47÷50; "" where nothing is divided."""
        return "÷".join(map(plain, self.inputs)) if self.inputs is not None else ""


def completion(target: Target, actual: Target) -> Completion | None:
    """Compare a result with its target.

    Args:
        target: The target.
        actual: The result, read by the same grammar.

    Returns:
        None when they can not be compared with certainty: words, several quantities in a
        cell, units of different things, a range or an operator in the result that leaves it open.

    >>> from jixiao.model.target_reading import read_target
    >>> completion(read_target("≥50个"), read_target("47个"))[:3]
    (False, Decimal('94.00'), False)
    """
    if target.parts or actual.parts or target.approximate:
        return None
    if target.kind == "boolean" and actual.kind == "boolean":
        if target.answer is None or actual.answer is None:
            return None
        return Completion(target.answer == actual.answer, None, False, True)
    if target.kind == "deadline" and actual.kind == "deadline":
        return _by_day(target, actual)
    if target.kind == "range":
        return _within(target, actual)
    if target.kind not in _NUMBERED or actual.kind not in _NUMBERED:
        return None
    if actual.direction not in {target.direction, None}:
        return None
    return _by_number(target, actual)


def same_measure(target: Target, actual: Target) -> Decimal | None:
    """How many units of the target one unit of the result is; None when they measure other things.

    A side without unit is taken to have that of the other.

    >>> same_measure(Target("quantity", unit="万元"), Target("quantity", unit="元"))
    Decimal('0.0001')
    """
    if target.unit is None or actual.unit is None:
        return Decimal(1)
    first, second = normal_unit(target.unit), normal_unit(actual.unit)
    if first == second:
        return Decimal(1)
    if first in MONEY and second in MONEY:
        return MONEY[second] / MONEY[first]
    (scale, kind), (own, other) = _unscaled(first), _unscaled(second)
    return own / scale if kind == other else None


def _unscaled(unit: str) -> tuple[Decimal, str]:
    if len(unit) > 1 and unit[0] in _SCALES:
        return _SCALES[unit[0]], unit[1:]
    return Decimal(1), unit


def _by_day(target: Target, actual: Target) -> Completion | None:
    if target.deadline is None or actual.deadline is None:
        return None
    reached = actual.deadline <= target.deadline
    return Completion(reached, None, True, True)


def _within(target: Target, actual: Target) -> Completion | None:
    factor = same_measure(target, actual)
    low, high, got = target.number, target.high, actual.number
    if low is None or high is None or got is None or factor is None or actual.kind != "quantity":
        return None
    if not low <= got * factor <= high:
        return None  # how far beside a range counts, no method says
    return Completion(True, None, False, True)


def _by_number(target: Target, actual: Target) -> Completion | None:
    factor = same_measure(target, actual)
    if target.number is None or actual.number is None or factor is None:
        return None
    aim, got = target.number, actual.number * factor
    capped = target.operator in _CAPS
    reached = _meets(got, target.operator, aim)
    if reached is None or _is_open(actual, capped, reached):
        return None
    over, under = (aim, got) if capped else (got, aim)
    if aim < 0 or got < 0:
        return None
    share = over / under * _HUNDRED if under else None
    return Completion(reached, share, capped, target.operator is not None, (over, under))


def _meets(got: Decimal, operator: str | None, aim: Decimal) -> bool | None:
    if operator == "<":
        return got < aim
    if operator == "≤":
        return got <= aim
    if operator == ">":
        return got > aim
    if operator == "=" and got > aim:
        return None  # more than exactly this many: good or bad, who knows
    return got >= aim


def _is_open(actual: Target, capped: bool, reached: bool) -> bool:
    """Whether the operator of a result (98%以上) leaves open on which side it is."""
    if actual.operator in {None, "="}:
        return False
    return ((actual.operator in _CAPS) == capped) != reached


def plain(number: Decimal) -> str:
    """A number as people write it, without zeros at its end.

    >>> plain(Decimal("9.40")), plain(Decimal("100"))
    ('9.4', '100')
    """
    words = f"{number:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
