"""styles.xml and fontTable.xml: named styles, so that a change of looks in Word is one change."""

from collections.abc import Iterator
from typing import NamedTuple

from jixiao.formats.written.docx.markup import HEAD, SPACES, escaped, half_points, twips
from jixiao.formats.written.flow import ENTRY, GAP, HEADING, LISTING
from jixiao.regulation.looks import BOTH, CENTRE, RIGHT, Lettering, Looks

_LINES = {
    "title": ("Title", "Title"),
    "subtitle": ("Subtitle", "Subtitle"),
    "body": ("BodyText", "Body Text"),
    "centre": ("Centred", "居中"),
    "right": ("AtRight", "右对齐"),
    "unit-line": ("UnitLine", "表上说明"),
    "note": ("Note", "表下注释"),
    "sign": ("Signature", "Signature"),
}
_BOXES = {
    "label": ("BoxLabel", "表格标签"),
    "text": ("BoxText", "表格文字"),
    "centred": ("BoxCentred", "表格居中"),
    "number": ("BoxNumber", "表格数字"),
    "prose": ("BoxProse", "表格段落"),
    "caption": ("BoxCaption", "表格小标题"),
}
_ALIGNED = {CENTRE: "center", RIGHT: "right", BOTH: "both"}
HINT = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'


class _Style(NamedTuple):
    """A paragraph style.

    Args:
        id: Its id.
        name: Its name; English for those that Word knows itself.
        lettering: How it looks.
        outline: Level of the outline, 0 upwards, -1 for none.
        is_entry: Whether its indent is that of the whole paragraph.
        after: Id of the style of the next paragraph, "" for the same.
    """

    id: str
    name: str
    lettering: Lettering
    outline: int = -1
    is_entry: bool = False
    after: str = ""


def line_style(style: str, level: int = 0, *, is_listed: bool = True) -> str:
    """Id of the paragraph style of a line outside of tables.

    Args:
        style: Of the line.
        level: Of a heading or an entry.
        is_listed: Whether the table of contents lists a heading.
    """
    if style == HEADING:
        return f"Heading{level}" if is_listed else f"Unlisted{level}"
    if style == ENTRY:
        return f"TOC{level}"
    if style in (GAP, LISTING):
        return {GAP: "Gap", LISTING: "TOCHeading"}[style]
    return _LINES[style][0]


def box_style(style: str) -> str:
    """Id of the paragraph style of a box."""
    return _BOXES[style][0]


def styles_xml(looks: Looks, levels: int) -> str:
    """The part styles.xml.

    Args:
        looks: How styles look.
        levels: Depth of headings, 1 to 9.
    """
    body = looks.lines["body"]
    latin = escaped(looks.fonts["latin"][0])
    east = escaped(looks.fonts[body.font][0])
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}"'
        f' w:eastAsia="{east}" w:cs="{latin}"/><w:sz w:val="{half_points(body.size)}"/>'
        f'<w:szCs w:val="{half_points(body.size)}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"'
        ' w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    return (
        f"{HEAD}<w:styles {SPACES}>{defaults}"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:widowControl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        f"{_table_style(looks)}"
        '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
        f'<w:rPr><w:color w:val="{looks.open_colour}"/></w:rPr></w:style>'
        f"{''.join(_styled(each, looks) for each in _styles(looks, levels))}</w:styles>"
    )


def _styles(looks: Looks, levels: int) -> Iterator[_Style]:
    for key, (id_, name) in _LINES.items():
        yield _Style(id_, name, looks.lines[key])
    for level in range(1, max(levels, 3) + 1):
        lettering = looks.heading(level)
        yield _Style(f"Heading{level}", f"heading {level}", lettering, level - 1, after="BodyText")
        name = f"标题 {level}（不入目录）"
        yield _Style(f"Unlisted{level}", name, lettering, level - 1, after="BodyText")
    yield _Style("TOCHeading", "TOC Heading", looks.contents_title)
    for level in range(1, max(levels, 3) + 1):
        yield _Style(f"TOC{level}", f"toc {level}", looks.entry(level), is_entry=True)
    for key, (id_, name) in _BOXES.items():
        yield _Style(id_, name, looks.boxes[key])
    numbers = looks.numbers
    number = Lettering(numbers.font, numbers.size, numbers.size + 2, CENTRE)
    yield _Style("Footer", "footer", number)
    yield _Style("Gap", "表间空隙", Lettering("fang", 1, 1))
    yield _Style("Picture", "图", Lettering("fang", 10.5, 16, CENTRE))


def _styled(style: _Style, looks: Looks) -> str:
    lettering = style.lettering
    next_ = f'<w:next w:val="{style.after}"/>' if style.after else ""
    keeps = "<w:keepNext/><w:keepLines/>" if style.outline >= 0 else ""
    level = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline >= 0 else ""
    aligned = _ALIGNED.get(lettering.align)
    jc = f'<w:jc w:val="{aligned}"/>' if aligned else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/>{next_}<w:qFormat/><w:pPr>{keeps}'
        f"{_spacing(style)}{_indent(style)}{jc}{level}</w:pPr>{_letters(lettering, looks)}</w:style>"
    )


def _spacing(style: _Style) -> str:
    lettering = style.lettering
    before = f' w:before="{twips(lettering.before)}"' if lettering.before else ""
    after = f' w:after="{twips(lettering.after)}"' if lettering.after else ""
    rule = "atLeast" if style.id == "Picture" else "exact"
    return f'<w:spacing{before}{after} w:line="{twips(lettering.pitch)}" w:lineRule="{rule}"/>'


def _indent(style: _Style) -> str:
    width = twips(style.lettering.indent * style.lettering.size)
    if not width:
        return ""
    return f'<w:ind w:left="{width}"/>' if style.is_entry else f'<w:ind w:firstLine="{width}"/>'


def _letters(lettering: Lettering, looks: Looks) -> str:
    size = half_points(lettering.size)
    bold = "<w:b/><w:bCs/>" if lettering.is_bold else ""
    return (
        f'<w:rPr><w:rFonts w:eastAsia="{escaped(looks.fonts[lettering.font][0])}"/>{bold}'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )


def _table_style(looks: Looks) -> str:
    lining = looks.table
    outer, inner = eighths(lining.outer), eighths(lining.inner)
    line = '<w:{0} w:val="single" w:sz="{1}" w:space="0" w:color="000000"/>'
    edges = "".join(line.format(side, outer) for side in ("top", "left", "bottom", "right"))
    within = "".join(line.format(side, inner) for side in ("insideH", "insideV"))
    across, above = twips(lining.across), twips(lining.above)
    room = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", above), ("left", across), ("bottom", above), ("right", across))
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        "<w:tblPr/></w:style>"
        '<w:style w:type="table" w:styleId="Form"><w:name w:val="表样"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{edges}{within}</w:tblBorders>'
        f"<w:tblCellMar>{room}</w:tblCellMar></w:tblPr></w:style>"
    )


def eighths(points: float) -> int:
    """Width of a line in eighths of a point, as Word allows it."""
    return min(max(round(points * 8), 2), 96)


def fonts_xml(looks: Looks) -> str:
    """The part fontTable.xml: for each font what may stand in for it."""
    fonts = []
    for kind, (name, *others) in sorted(looks.fonts.items()):
        instead = f'<w:altName w:val="{escaped(",".join(others))}"/>' if others else ""
        is_latin = kind == "latin"
        fonts.append(
            f'<w:font w:name="{escaped(name)}">{instead}'
            f'<w:charset w:val="{"00" if is_latin else "86"}"/>'
            f'<w:family w:val="{"roman" if is_latin else "auto"}"/><w:pitch w:val="variable"/></w:font>'
        )
    return f"{HEAD}<w:fonts {SPACES}>{''.join(dict.fromkeys(fonts))}</w:fonts>"
