"""Facts of an indicator's row that rules need: the engine finds them once for all rules.

A rule that declares ``needs=("number", "percent")`` is not called for rows without; a rule must
need only facts without which it would find nothing.
"""

from jixiao.model.project import Indicator
from jixiao.model.target import Target
from jixiao.rules.measures import in_percent

FACTS = (
    "name", "description", "basis", "target", "number", "figure", "quantity", "countable", "words",
    "relative", "deadline", "unit", "bare", "percent", "floor", "cap", "doubt",
)  # fmt: skip
"""name, description, basis: the cell has words. target: it was read; number: one is printed;
figure: one that is not zero; quantity, countable (quantity or range), words (qualitative, without
a number), relative: its kind; deadline; unit, bare (no unit), percent: what is counted; floor, cap:
≥ or ≤; doubt: the reading has one."""

_BIT = {fact: 1 << at for at, fact in enumerate(FACTS)}
(
    _NAME, _DESCRIPTION, _BASIS, _TARGET, _NUMBER, _FIGURE, _QUANTITY, _COUNTABLE, _WORDS,
    _RELATIVE, _DEADLINE, _UNIT, _BARE, _PERCENT, _FLOOR, _CAP, _DOUBT,
) = _BIT.values()  # fmt: skip
_OF_KIND = {
    "quantity": _TARGET | _QUANTITY | _COUNTABLE,
    "range": _TARGET | _COUNTABLE,
    "relative": _TARGET | _RELATIVE,
}
_OF_OPERATOR = {"≥": _FLOOR, ">": _FLOOR, "≤": _CAP, "<": _CAP}


def mask_of(needs: tuple[str, ...]) -> int:
    """Facts as bits."""
    return sum(_BIT[fact] for fact in set(needs))


def facts_of(indicator: Indicator) -> int:
    """The facts of a row as bits.

    >>> facts_of(Indicator())
    0
    """
    facts = 0
    if indicator.name.raw:
        facts |= _NAME
    if indicator.description.raw:
        facts |= _DESCRIPTION
    if indicator.basis.raw:
        facts |= _BASIS
    target = indicator.target.value
    return facts if target is None else facts | _of_target(target)


def _of_target(target: Target) -> int:
    kind, operator, number, unit = target.kind, target.operator, target.number, target.unit
    facts = _OF_KIND.get(kind, _TARGET)
    if number is not None:
        facts |= _NUMBER | _FIGURE if number else _NUMBER
    elif kind == "qualitative":
        facts |= _WORDS
    if unit is None:
        facts |= _BARE
    else:
        facts |= _UNIT | _PERCENT if in_percent(unit) else _UNIT
    if operator is not None:
        facts |= _OF_OPERATOR.get(operator, 0)
    if target.deadline is not None:
        facts |= _DEADLINE
    return facts | _DOUBT if target.problem is not None else facts
