"""Bars of a page: a drawing that says its numbers, and the same numbers as a table."""

from collections.abc import Iterator

from jixiao.formats.written.bars import said, scale, told
from jixiao.formats.written.page_tables import words
from jixiao.model.paper import Chart
from jixiao.regulation.looks import Looks

WIDTH, LEFT, TOP, FOOT = 620, 60, 30, 60
"""Of the drawing, in its own units: width, room for the scale, above the bars, below them."""
_SHARE = 0.7
"""Part of a group's room that its bars take."""


def bars(chart: Chart, number: int, looks: Looks) -> Iterator[str]:
    """A figure with a drawing and a table.

    Args:
        chart: The bars.
        number: Number of the figure on the page.
        looks: Height and colours.
    """
    high = round(looks.chart_height * 3.5)
    unit = f"（单位：{words(chart.unit)}）" if chart.unit else ""
    title = words(chart.title)
    yield f'<figure><svg viewBox="0 0 {WIDTH} {high + TOP + FOOT}" role="img" '
    yield f'aria-labelledby="figure{number} told{number}"><title id="figure{number}">{title}</title>'
    yield f'<desc id="told{number}">{words(told(chart))}</desc>'
    yield f'<text x="{WIDTH / 2}" y="16" text-anchor="middle" font-size="14">{title}{unit}</text>'
    yield from _scale(chart, high)
    yield from _groups(chart, high, looks.colours)
    yield from _legend(chart, high, looks.colours)
    yield "</svg>"
    yield from _numbers(chart)
    yield "</figure>"


def _scale(chart: Chart, high: int) -> Iterator[str]:
    of = scale(chart)
    for tick in of.ticks:
        y = round(TOP + high * (1 - of.share(tick)), 1)
        colour = "#000" if tick == 0 else "#bbb"
        yield f'<line x1="{LEFT}" y1="{y}" x2="{WIDTH}" y2="{y}" stroke="{colour}"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end" font-size="11">{said(tick)}</text>'


def _groups(chart: Chart, high: int, colours: tuple[str, ...]) -> Iterator[str]:
    of = scale(chart)
    room = (WIDTH - LEFT) / max(len(chart.labels), 1)
    wide = room * _SHARE / max(len(chart.series), 1)
    zero = TOP + high * (1 - of.share(0))
    for group, label in enumerate(chart.labels):
        left = LEFT + room * group
        for at, (_, numbers) in enumerate(chart.series):
            if group >= len(numbers):
                continue
            y = TOP + high * (1 - of.share(numbers[group]))
            x = left + room * (1 - _SHARE) / 2 + wide * at
            upper, tall = min(y, zero), abs(zero - y)
            yield (
                f'<rect x="{x:.1f}" y="{upper:.1f}" width="{wide - 1:.1f}" height="{tall:.1f}" '
                f'fill="#{colours[at % len(colours)]}"/>'
                f'<text x="{x + wide / 2:.1f}" y="{upper - 4:.1f}" text-anchor="middle" '
                f'font-size="10">{said(numbers[group])}</text>'
            )
        most = max(int(room // 12), 1)
        for at in range(0, min(len(label), 3 * most), most):
            piece = words(label[at : at + most])
            y = high + TOP + 16 + 12 * (at // most)
            yield (
                f'<text x="{left + room / 2:.1f}" y="{y}" text-anchor="middle" '
                f'font-size="11">{piece}</text>'
            )


def _legend(chart: Chart, high: int, colours: tuple[str, ...]) -> Iterator[str]:
    if len(chart.series) < 2:
        return
    room = (WIDTH - LEFT) / len(chart.series)
    y = high + TOP + FOOT - 4
    for at, (name, _) in enumerate(chart.series):
        x = LEFT + room * at + room / 4
        yield (
            f'<rect x="{x:.1f}" y="{y - 9}" width="10" height="10" '
            f'fill="#{colours[at % len(colours)]}"/>'
            f'<text x="{x + 14:.1f}" y="{y}" font-size="11">{words(name)}</text>'
        )


def _numbers(chart: Chart) -> Iterator[str]:
    """The numbers as a table that can be opened."""
    unit = f"（{words(chart.unit)}）" if chart.unit else ""
    yield f"<details><summary>“{words(chart.title)}”的数据</summary>"
    yield f'<table aria-label="{words(chart.title)}的数据"><thead><tr><td></td>'
    yield from (f'<th scope="col">{words(name)}{unit}</th>' for name, _ in chart.series)
    yield "</tr></thead><tbody>"
    for at, label in enumerate(chart.labels):
        numbers = (values[at] if at < len(values) else float("nan") for _, values in chart.series)
        cells = "".join(f'<td class="number-box">{said(each)}</td>' for each in numbers)
        yield f'<tr><th scope="row">{words(label)}</th>{cells}</tr>'
    yield "</tbody></table></details>"
