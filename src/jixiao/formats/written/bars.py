"""Bars (柱状图) as every writer draws them: the scale beside them, the numbers in words."""

from math import ceil, floor, isfinite, log10
from typing import NamedTuple

from jixiao.model.paper import Chart

_STEPS = 5
"""Lines of the scale, about."""


class Scale(NamedTuple):
    """The numbers beside the bars.

    Args:
        low: The lowest, 0 or less.
        high: The highest, above ``low``.
        ticks: All of them from the lowest to the highest, evenly.
    """

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, number: float) -> float:
        """How far up a number stands, 0 … 1."""
        return (min(max(number, self.low), self.high) - self.low) / (self.high - self.low)


def scale(chart: Chart) -> Scale:
    """A scale with round steps that holds all numbers and zero.

    >>> scale(Chart("得分", ("甲",), (("得分", (87.0,)),))).ticks
    (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)
    """
    numbers = [each for _, values in chart.series for each in values if isfinite(each)]
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    if low == high:
        high = low + 1
    step = _round((high - low) / _STEPS)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    ticks = tuple(round(step * at, 10) for at in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _round(wanted: float) -> float:
    """The least of 1, 2, 2.5, 5, 10 … times a power of ten that is not below ``wanted``."""
    power = 10.0 ** floor(log10(wanted))
    return next(power * each for each in (1, 2, 2.5, 5, 10) if power * each >= wanted * 0.999)


def said(number: float) -> str:
    """A number as it is printed at a bar.

    >>> said(100.0), said(86.5), said(1234567.891)
    ('100', '86.5', '1234567.89')
    """
    return f"{number:.2f}".rstrip("0").rstrip(".") if isfinite(number) else "—"


def told(chart: Chart) -> str:
    """All numbers in words, for those who do not see the bars.

    >>> told(Chart("预算执行", ("甲", "乙"), (("执行率", (98.5, 60)),), "%"))
    '预算执行。执行率：甲98.5%，乙60%。'
    """
    series = "；".join(
        f"{name}：" + "，".join(
            f"{label}{said(number)}{chart.unit}"
            for label, number in zip(chart.labels, numbers, strict=False)
        )
        for name, numbers in chart.series
    )  # fmt: skip
    return f"{chart.title}。{series}。"
