"""Charts: bars that Word draws itself, with their numbers in a workbook that can be edited."""

from collections.abc import Iterator

from jixiao.formats.written.docx.markup import HEAD, RELATIONS, escaped
from jixiao.formats.written.docx.package import relationships
from jixiao.formats.written.docx.workbook import column, workbook
from jixiao.formats.written.flow import clean
from jixiao.model.paper import Chart
from jixiao.regulation.looks import Looks

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_EMU = 12700  # of a point
_MOST_WORDS = 2000


def drawing_xml(chart: Chart, number: int, width: int, looks: Looks) -> str:
    """The paragraph that holds a chart.

    Args:
        chart: The chart.
        number: Its number in the document, 1 upwards.
        width: Of the text, twips.
        looks: How high it is.
    """
    size = f'cx="{width * _EMU // 20}" cy="{round(looks.chart_height * 36000)}"'
    title, words = escaped(clean(chart.title)), escaped(said(chart))
    return (
        '<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="{title}" descr="{words}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/chart"><c:chart r:id="rChart{number}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def said(chart: Chart) -> str:
    """The numbers of a chart in words, for those who do not see it."""
    series = "；".join(
        f"{name}：" + "、".join(
            f"{label}{figure(value)}{chart.unit}"
            for label, value in zip(chart.labels, values, strict=False)
        )
        for name, values in chart.series
    )  # fmt: skip
    return clean(f"柱形图“{chart.title}”。{series}")[:_MOST_WORDS]


def figure(value: float) -> str:
    """A number as short as it can be written.

    >>> figure(85.0), figure(0.1), figure(float("nan"))
    ('85', '0.1', '')
    """
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    return str(int(value)) if value == int(value) else repr(value)


def chart_parts(chart: Chart, number: int, looks: Looks) -> Iterator[tuple[str, str | bytes]]:
    """Name and content of the parts of a chart.

    Args:
        chart: The chart.
        number: Its number in the document, 1 upwards.
        looks: Its colours.
    """
    yield f"word/charts/chart{number}.xml", _chart_xml(chart, looks)
    target = f"../embeddings/chart{number}.xlsx"
    yield (
        f"word/charts/_rels/chart{number}.xml.rels",
        relationships({"rBook": (f"{RELATIONS}/package", target)}),
    )
    labels = tuple(clean(each) for each in chart.labels)
    rows: list[tuple[str | float, ...]] = [("", *(clean(name) for name, _ in chart.series))]
    rows += [
        (label, *(values[at] if at < len(values) else "" for _, values in chart.series))
        for at, label in enumerate(labels)
    ]
    yield f"word/embeddings/chart{number}.xlsx", workbook(rows)


def _chart_xml(chart: Chart, looks: Looks) -> str:
    letters = escaped(looks.fonts[looks.boxes["text"].font][0])
    latin = escaped(looks.fonts["latin"][0])
    fonts = f'<a:latin typeface="{latin}"/><a:ea typeface="{letters}"/>'
    words = f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1000">{fonts}</a:defRPr></a:pPr>'
    words += '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    title = _title(chart.title, 1200, fonts)
    unit = _title(chart.unit, 1000, fonts, is_over=False) if chart.unit else ""
    line = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{}"/></a:solidFill></a:ln></c:spPr>'
    series = "".join(
        _series(chart, at, looks.colours[at % len(looks.colours)])
        for at in range(len(chart.series))
    )
    legend = (
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        if len(chart.series) > 1
        else ""
    )
    shared = '<c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
    lowest = min((number for _, numbers in chart.series for number in numbers), default=0)
    # bars that do not begin at 0 make small differences look large
    from_zero = shared if lowest < 0 else shared.replace("</c:sc", '<c:min val="0"/></c:sc')
    return (
        f'{HEAD}<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main"'
        f' xmlns:r="{RELATIONS}"><c:roundedCorners val="0"/><c:chart>{title}'
        '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/>'
        f'<c:grouping val="clustered"/><c:varyColors val="0"/>{series}<c:gapWidth val="80"/>'
        '<c:axId val="1001"/><c:axId val="1002"/></c:barChart>'
        f'<c:catAx><c:axId val="1001"/>{shared}<c:axPos val="b"/><c:numFmt formatCode="General"'
        f' sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{line.format("808080")}<c:crossAx val="1002"/></c:catAx>'
        f'<c:valAx><c:axId val="1002"/>{from_zero}<c:axPos val="l"/><c:majorGridlines>'
        f"{line.format('D9D9D9')}</c:majorGridlines>{unit}"
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{line.format("808080")}'
        f'<c:crossAx val="1001"/></c:valAx></c:plotArea>{legend}<c:plotVisOnly val="1"/>'
        f'<c:dispBlanksAs val="gap"/></c:chart>{words}<c:externalData r:id="rBook">'
        '<c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _title(text: str, size: int, fonts: str, *, is_over: bool = True) -> str:
    turned = '<a:bodyPr rot="0" vert="horz"/>' if not is_over else "<a:bodyPr/>"
    return (
        f'<c:title><c:tx><c:rich>{turned}<a:p><a:pPr><a:defRPr sz="{size}" b="0">{fonts}</a:defRPr>'
        f'</a:pPr><a:r><a:rPr lang="zh-CN" sz="{size}" b="0">{fonts}</a:rPr>'
        f"<a:t>{escaped(clean(text))}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )


def _series(chart: Chart, at: int, colour: str) -> str:
    name, values = chart.series[at]
    letter, last = column(at + 1), len(chart.labels) + 1
    labels = "".join(
        f'<c:pt idx="{index}"><c:v>{escaped(clean(label))}</c:v></c:pt>'
        for index, label in enumerate(chart.labels)
    )
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{figure(value)}</c:v></c:pt>'
        for index, value in enumerate(values[: len(chart.labels)])
        if figure(value)
    )
    count = f'<c:ptCount val="{len(chart.labels)}"/>'
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>Sheet1!${letter}$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(clean(name))}</c:v></c:pt>'
        f'</c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        '</c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:spPr><a:noFill/></c:spPr>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}{labels}"
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${letter}$2:${letter}${last}"
        f"</c:f><c:numCache><c:formatCode>General</c:formatCode>{count}{points}"
        "</c:numCache></c:numRef></c:val></c:ser>"
    )
