"""Charts on a sheet, drawn by Excel from numbers that stand beside the printed page."""

from typing import Any

from jixiao.formats.written.signs import printable
from jixiao.model.paper import Chart

HEIGHT = 256.0
"""Height of the row that a chart fills, in points: no printer tears a row."""
_PIXELS = 96 / 72


def draw_chart(
    book: Any,  # noqa: ANN401 -- a workbook of an untyped library
    sheet: Any,  # noqa: ANN401 -- its sheet
    chart: Chart,
    place: tuple[int, int],
    *,
    width: float,
    colours: tuple[str, ...],
) -> None:
    """Put a chart at the left of a sheet, and its numbers to the right of all that is printed.

    Args:
        book: The workbook.
        sheet: The sheet.
        chart: What to draw.
        place: The row of the chart, and the column where its numbers begin; they stand in one row.
        width: Width of the chart in pixels.
        colours: Colours of the bars, "RRGGBB".
    """
    row, first = place
    name, count = sheet.get_name(), len(chart.labels)
    drawn: Any = book.add_chart({"type": "column"})
    for column, label in enumerate(chart.labels, first):
        sheet.write_string(row, column, printable(label))
    for at, (series, numbers) in enumerate(chart.series):
        begin = first + count + at * (count + 1)
        sheet.write_string(row, begin, printable(series))
        for column, number in enumerate(numbers, begin + 1):
            sheet.write_number(row, column, number)
        drawn.add_series(
            {
                "name": [name, row, begin],
                "categories": [name, row, first, row, first + count - 1],
                "values": [name, row, begin + 1, row, begin + count],
                "fill": {"color": "#" + colours[at % len(colours)]},
                "gap": 120,
                "data_labels": {"value": True},
            }
        )
    drawn.set_size({"width": width, "height": HEIGHT * _PIXELS - 4})
    unit = f"（单位：{chart.unit}）" if chart.unit else ""
    drawn.set_title({"name": printable(f"{chart.title}{unit}"), "name_font": {"size": 11}})
    drawn.set_y_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    if len(chart.series) > 1:
        drawn.set_legend({"position": "bottom"})
    else:
        drawn.set_legend({"none": True})
    said = "；".join(
        f"{series}：" + "，".join(f"{label} {number:g}" for label, number in
                                zip(chart.labels, numbers, strict=True))
        for series, numbers in chart.series
    )  # fmt: skip
    description = printable(f"图：{chart.title}{unit}。{said}")[:2000]
    sheet.insert_chart(row, 0, drawn, {"description": description, "object_position": 1})
