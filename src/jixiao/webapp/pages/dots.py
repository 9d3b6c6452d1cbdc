"""A target among those that others set for the same indicator: one dot a department."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from jixiao.model.target_reading import read_target

LEFT, WIDTH, STEP = 24, 272, 10
"""Where the line of numbers begins, how long it is, how far apart dots stand."""
LOWEST = 4
"""Fewer values than this are no distribution; they are listed alone."""


class Dot(NamedTuple):
    """A dot: where it stands, and whether it is the target that is looked at."""

    x: int
    y: int
    is_own: bool


class Dots(NamedTuple):
    """What is drawn.

    Args:
        dots: All dots, from left to right and from the bottom.
        height: Of the drawing above its line.
        least: The smallest value, in words.
        most: The largest.
        own: The value that is looked at, in words, and where it stands.
        before: What it was last year, in words, and where; None without one that compares.
        unit: Of all values.
        counts: How many others are below, equal, above.
        others: How many others could not be drawn: another unit, or no number.
    """

    dots: tuple[Dot, ...]
    height: int
    least: str
    most: str
    own: tuple[str, int]
    before: tuple[str, int] | None
    unit: str
    counts: tuple[int, int, int]
    others: int


def dots_of(words: str, before: str | None, peers: Iterable[str]) -> Dots | None:
    """A drawing for a target, None when there is too little to draw.

    Args:
        words: The target that is looked at.
        before: The words at the same place last year.
        peers: Targets of others.

    >>> drawing = dots_of("≥90%", "≥88%", ["≥80%", "≥90%", "≥95%", "≥9个"])
    >>> drawing.least, drawing.most, drawing.own[0], drawing.counts, drawing.others
    ('80', '95', '90', (1, 1, 1), 1)
    """
    own = _number(words)
    if own is None:
        return None
    read = [_number(each) for each in peers]
    values = [each[0] for each in read if each is not None and each[1] == own[1]]
    if len(values) + 1 < LOWEST:
        return None
    last = _number(before or "")
    last_value = last[0] if last is not None and last[1] == own[1] else None
    drawn = [*values, own[0], *([] if last_value is None else [last_value])]
    low, high = min(drawn), max(drawn)

    def across(value: Decimal) -> int:
        share = (value - low) / (high - low) if high > low else Decimal("0.5")
        return LEFT + round(share * WIDTH / STEP) * STEP

    dots = tuple(_stacked(across(own[0]), [across(each) for each in values]))
    top = max(each.y for each in dots)
    return Dots(
        dots, top + STEP, _words(low), _words(high), (_words(own[0]), across(own[0])),
        None if last_value is None else (_words(last_value), across(last_value)), own[1],
        (
            sum(each < own[0] for each in values), values.count(own[0]),
            sum(each > own[0] for each in values),
        ),
        len(read) - len(values),
    )  # fmt: skip


def _stacked(own: int, places: list[int]) -> Iterable[Dot]:
    """Dots one upon the other, the own one at the bottom of its column."""
    yield Dot(own, 0, is_own=True)
    columns = Counter({own: 1})
    for x in sorted(places):
        yield Dot(x, columns[x] * STEP, is_own=False)
        columns[x] += 1


def _number(words: str) -> tuple[Decimal, str] | None:
    target = read_target(words)
    if target.kind != "quantity" or target.number is None:
        return None
    return target.number, target.unit or ""


def _words(value: Decimal) -> str:
    return f"{value.normalize():f}"
