"""A typed target in the public exchange form: plain values under public keys."""

import json
from decimal import Decimal
from json.encoder import encode_basestring

from jixiao.model.target import Target

_encode = json.JSONEncoder(ensure_ascii=False).encode


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


def typed_json(target: Target) -> str:
    """``typed`` of a target as JSON text; the same words in a third of the time.

    >>> typed_json(Target("empty"))[:32]
    '{"kind": "empty", "operator": nu'
    """
    (kind, operator, number, high, unit, baseline, direction, deadline, begin, about, problem,
     parts, answer) = target  # fmt: skip
    if parts or about or begin is not None or answer is not None:
        return _encode(typed(target))
    return (
        f'{{"kind": "{kind}", "operator": {_quoted(operator)}, '
        f'"number": {_quoted(_digits(number))}, '
        f'"high": {_quoted(_digits(high))}, '
        f'"unit": {_quoted(unit)}, "baseline": {_quoted(baseline)}, '
        f'"direction": {_quoted(direction)}, '
        f'"deadline": {_NULL if deadline is None else _quoted(deadline.isoformat())}, '
        f'"problem": {_quoted(problem)}}}'
    )


_NULL = "null"


def _quoted(words: str | None) -> str:
    return _NULL if words is None else encode_basestring(words)


def _digits(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")
