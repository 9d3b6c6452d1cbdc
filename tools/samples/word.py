"""Pages as .docx: document.xml written directly, as a county office's Word would hold it."""

import re
import zipfile
from io import BytesIO
from itertools import count
from xml.sax.saxutils import escape

from tools.samples.page import Cell, Grid, Line, Part

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BODY, _BLACK, _TITLE, _KAI = "仿宋_GB2312", "黑体", "方正小标宋简体", "楷体_GB2312"
_STYLES = {
    # style: (font, half points, alignment, first-line indent in characters × 100, before, after)
    "cover": (_TITLE, 44, "center", 0, 2400, 1200),
    "by": (_KAI, 28, "center", 0, 0, 60),
    "toc-title": (_BLACK, 36, "center", 0, 200, 300),
    "toc": (_BODY, 28, "left", 0, 0, 0),
    "part": (_BLACK, 36, "center", 0, 0, 0),
    "h1": (_BLACK, 32, "left", 200, 120, 60),
    "h2": (_KAI, 32, "left", 200, 60, 0),
    "h3": (_BODY, 32, "left", 200, 0, 0),
    "body": (_BODY, 32, "left", 200, 0, 0),
    "list": (_BODY, 32, "left", 200, 0, 0),
    "caption": (_BLACK, 32, "center", 0, 0, 60),
    "unit": (_BODY, 24, "left", 0, 0, 0),
    "right": (_BODY, 24, "right", 0, 0, 0),
    "note": (_BODY, 12, "left", 0, 0, 0),
}
_LEVELS = {"part": 0, "h1": 0, "h2": 1, "h3": 2}
_NUMBER = re.compile(r"\d+\.")


def write_docx(parts: list[Part], *, small: bool = False) -> bytes:
    """The whole document; ``small`` tables for many columns."""
    marks = count(1)
    body = []
    for at, part in enumerate(parts):
        items = [
            _paragraph(item, marks)
            if isinstance(item, Line)
            else _table(item, part.landscape, small)
            for item in part.items
        ]
        if isinstance(part.items[-1], Grid):
            items.append("<w:p><w:pPr><w:spacing w:line='20' w:lineRule='exact'/></w:pPr></w:p>")
        section = _section(part.landscape)
        if at < len(parts) - 1:
            section = f"<w:p><w:pPr>{section}</w:pPr></w:p>"
        body.append("".join(items) + section)
    document = f"{_HEAD}<w:document {_NS}><w:body>{''.join(body)}</w:body></w:document>"
    return _pack(document)


def _fonts(font: str) -> str:
    return f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{font}"/>'


def _runs(words: str, font: str, size: int, bold: bool = False) -> str:
    """Runs split where Latin and Chinese meet, as Word splits them."""
    weight = "<w:b/>" if bold else ""
    properties = (
        f'<w:rPr>{_fonts(font)}{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )
    pieces = re.findall(r"[ -~]+|[^ -~]+", words)
    return "".join(
        f'<w:r>{properties}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for piece in pieces
    )


def _contents_field(words: str, level: int) -> str:
    """The field by which a table of contents finds a heading (TC)."""
    code = f' TC "{words}" \\f C \\l {level + 1} '
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _paragraph(line: Line, marks: "count[int]") -> str:
    font, size, align, indent, before, after = _STYLES[line.style]
    properties = "<w:pageBreakBefore/>" if line.new_page else ""
    words, mark = line.words, ""
    if line.style == "list" and (number := _NUMBER.match(words)):
        properties += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        words = words[number.end() :]
        mark = f'<w:rPr>{_fonts(font)}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    tab = ""
    if line.style == "toc":
        properties += '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8840"/></w:tabs>'
        if line.page is not None:
            tab = "<w:r><w:tab/></w:r>" + _runs(str(line.page), font, size)
    rule = 'w:line="560" w:lineRule="exact"' if size == 32 else 'w:line="360" w:lineRule="auto"'
    if line.style in {"note", "cover", "right", "unit"}:
        rule = 'w:line="240" w:lineRule="auto"'
    # LibreOffice loses a comma that hangs over the margin when it writes a PDF.
    properties += '<w:overflowPunct w:val="0"/>'
    properties += f'<w:spacing w:before="{before}" w:after="{after}" {rule}/>'
    if indent:
        properties += (
            f'<w:ind w:firstLineChars="{indent}" w:firstLine="{size * 10 * indent // 100}"/>'
        )
    properties += f'<w:jc w:val="{align}"/>'
    if line.style in _LEVELS:
        properties += f'<w:outlineLvl w:val="{_LEVELS[line.style]}"/>'
    runs = _runs(words, font, size, line.style == "h3") + tab
    if line.style == "h1":
        runs = _marked(runs, words, next(marks))
    return f"<w:p><w:pPr>{properties}{mark}</w:pPr>{runs}</w:p>"


def _marked(runs: str, words: str, mark: int) -> str:
    """A heading within its bookmark, with the field that puts it into the contents."""
    return (
        f'<w:bookmarkStart w:id="{mark}" w:name="_Toc{mark:04}"/>{runs}'
        f'{_contents_field(words, 0)}<w:bookmarkEnd w:id="{mark}"/>'
    )


def _section(landscape: bool) -> str:
    wide = (
        'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    )
    margins = 'w:top="1440" w:right="1474" w:bottom="1304" w:left="1587"'
    if landscape:
        margins = 'w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"'
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz {wide}/>'
        f'<w:pgMar {margins} w:header="851" w:footer="794" w:gutter="0"/></w:sectPr>'
    )


def _table(grid: Grid, landscape: bool, small: bool) -> str:
    total = 14570 if landscape else 8845
    widths = [round(total * width / sum(grid.widths)) for width in grid.widths]
    many = len(grid.widths) > 12
    size = 14 if many else 18 if landscape or small else 21
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margin = 30 if many else 70
    sides = f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/>'
    head = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr><w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        + "</w:tblGrid>"
    )
    rows = [_row(grid, cells, at, widths, size) for at, cells in enumerate(grid.with_tails())]
    return head + "".join(rows) + "</w:tbl>"


def _row(
    grid: Grid, cells: list[tuple[int, Cell, bool]], at: int, widths: list[int], size: int
) -> str:
    properties = '<w:trPr><w:trHeight w:val="490" w:hRule="atLeast"/>'
    properties += "<w:tblHeader/></w:trPr>" if at < grid.head else "</w:trPr>"
    parts = []
    for column, cell, tail in cells:
        width = sum(widths[column : column + cell.columns])
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        merge = ""
        if cell.rows > 1:
            merge = "<w:vMerge/>" if tail else '<w:vMerge w:val="restart"/>'
        words = "" if tail else cell.words
        font = _BLACK if cell.bold else _BODY
        paragraphs = "".join(
            f'<w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="{cell.align}"/></w:pPr>'
            f"{_runs(line, font, size)}</w:p>"
            for line in words.split("\n")
        )
        parts.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
            f'<w:vAlign w:val="center"/></w:tcPr>{paragraphs}</w:tc>'
        )
    return f"<w:tr>{properties}{''.join(parts)}</w:tr>"


_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


def _pack(document: str) -> bytes:
    names = {"styles": "styles", "numbering": "numbering", "footer1": "footer"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}{kind}+xml"/>'
        for name, kind in {"document": "document.main", **names}.items()
    )
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATIONS}{kind}" Target="{name}.xml"/>'
        for at, (name, kind) in enumerate(names.items(), 1)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}relationships">{links}</Relationships>',
        "word/document.xml": document,
        "word/styles.xml": f"<w:styles {_NS}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(_BODY)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>',
        "word/numbering.xml": f'<w:numbering {_NS}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1."/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/footer1.xml": f'<w:ftr {_NS}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>',
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, date_time=(2025, 1, 15, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, text if text.startswith("<?xml") else _HEAD + text)
    return out.getvalue()
