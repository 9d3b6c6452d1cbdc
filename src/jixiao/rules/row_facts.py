"""Facts of an indicator's row that rules need: the engine finds them once for all rules.

A rule that declares ``needs=("number", "percent")`` is not called for rows without; a rule must
need only facts without which it would find nothing.
"""

from collections.abc import Callable

from jixiao.model.project import Indicator
from jixiao.model.target import Target
from jixiao.rules.measures import in_percent

_OF_TARGET: dict[str, Callable[[Target], object]] = {
    "target": lambda target: True,
    "number": lambda target: target.number is not None,
    "figure": lambda target: bool(target.number),
    "quantity": lambda target: target.kind == "quantity",
    "countable": lambda target: target.kind in {"quantity", "range"},
    "words": lambda target: target.kind == "qualitative" and target.number is None,
    "relative": lambda target: target.kind == "relative",
    "deadline": lambda target: target.deadline is not None,
    "unit": lambda target: target.unit is not None,
    "bare": lambda target: target.unit is None,
    "percent": lambda target: in_percent(target.unit),
    "floor": lambda target: target.operator in {"≥", ">"},
    "cap": lambda target: target.operator in {"≤", "<"},
    "doubt": lambda target: target.problem is not None,
}
FACTS = ("name", "description", "basis", *_OF_TARGET)
"""name, description, basis: the cell has words. target: it was read; number: one is printed;
figure: one that is not zero; quantity, countable (quantity or range), words (qualitative, without
a number), relative: its kind; deadline; unit, bare (no unit), percent: what is counted; floor, cap:
≥ or ≤; doubt: the reading has one."""

_BIT = {fact: 1 << at for at, fact in enumerate(FACTS)}


def mask_of(needs: tuple[str, ...]) -> int:
    """Facts as bits."""
    return sum(_BIT[fact] for fact in needs)


def facts_of(indicator: Indicator) -> int:
    """The facts of a row as bits.

    >>> facts_of(Indicator())
    0
    """
    facts = 0
    if indicator.name.raw:
        facts |= _BIT["name"]
    if indicator.description.raw:
        facts |= _BIT["description"]
    if indicator.basis.raw:
        facts |= _BIT["basis"]
    target = indicator.target.value
    return facts if target is None else facts | _of_target(target)


def _of_target(target: Target) -> int:
    return sum(_BIT[fact] for fact, holds in _OF_TARGET.items() if holds(target))
