"""Draws the deadline band: two lines of how many plans have come in, as points of an SVG."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from jixiao.webapp.queries.home_band import Band

LEFT, RIGHT, TOP, BOTTOM = 34.0, 486.0, 14.0, 80.0


class Drawing(NamedTuple):
    """Places in a field of 520 by 104.

    Args:
        this_year: Points of this year's line, up to now.
        last_year: Points of last year's line, "" without one.
        today: Where now is, from the left.
        height: Where this year's line ends, from above.
        received: How many have come in.
        difference: How many more than last year at this time, None without a last year.
        fewer: The same with its sign turned.
        end: Where last year's line is now, from above.
        is_over: Whether the deadline is past.
        half: Half of the departments.
    """

    this_year: str
    last_year: str
    today: float
    height: float
    received: int
    difference: int | None
    fewer: int
    end: float
    is_over: bool
    half: int


def drawing_of(band: Band) -> Drawing:
    """The lines of a band."""
    until = min(band.now, band.deadline)
    count = sum(at <= band.now for at in band.arrived)
    difference = count - band.came_earlier() if band.earlier else None
    return Drawing(
        _points(band, [at for at in band.arrived if at <= until], until),
        _points(band, band.earlier, band.deadline) if band.earlier else "",
        _across(band, until), _down(band, count), count, difference, -(difference or 0),
        _down(band, band.came_earlier()), band.now > band.deadline, band.total // 2,
    )  # fmt: skip


def _points(band: Band, arrived: Sequence[datetime], until: datetime) -> str:
    places = [(LEFT, _down(band, 0))]
    for at, when in enumerate(arrived, 1):
        places.append((_across(band, min(when, until)), _down(band, at)))
    places.append((_across(band, until), places[-1][1]))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _across(band: Band, at: datetime) -> float:
    whole = (band.deadline - band.opens).total_seconds() or 1.0
    share = (at - band.opens).total_seconds() / whole
    return round(LEFT + (RIGHT - LEFT) * min(max(share, 0.0), 1.0), 1)


def _down(band: Band, count: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * min(count / max(band.total, 1), 1.0), 1)
