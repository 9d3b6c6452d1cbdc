"""A typed target in the public exchange form: plain values under public keys."""

from decimal import Decimal

from jixiao.model.target import Target


def typed(target: Target) -> dict[str, object]:
    """The value under ``typed`` of an indicator (see the exchange form).

    Numbers are decimal strings, dates ISO, everything else None where it is not stated. Beyond
    the nine public keys stand ``begin`` (first day of a period), ``approximate`` and ``answer``
    where they say something, and ``parts`` where one cell holds several quantities.

    >>> typed(Target("quantity", "≥", Decimal("90.0"), unit="%"))["number"]
    '90.0'
    """
    row: dict[str, object] = {
        "kind": target.kind,
        "operator": target.operator,
        "number": _digits(target.number),
        "high": _digits(target.high),
        "unit": target.unit,
        "baseline": target.baseline,
        "direction": target.direction,
        "deadline": None if target.deadline is None else target.deadline.isoformat(),
        "problem": target.problem,
    }
    if target.begin is not None:
        row["begin"] = target.begin.isoformat()
    if target.approximate:
        row["approximate"] = True
    if target.answer is not None:
        row["answer"] = target.answer
    if target.parts:
        row["parts"] = [typed(part) for part in target.parts]
    return row


def _digits(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")
