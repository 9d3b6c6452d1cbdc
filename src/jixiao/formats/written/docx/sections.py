"""What belongs to the whole document: pages, page numbers, settings, properties."""

from jixiao.formats.written.docx.markup import (
    HEAD,
    RELATIONS,
    SPACES,
    escaped,
    from_millimetres,
    twips,
)
from jixiao.formats.written.flow import Section, clean
from jixiao.model.paper import Paper
from jixiao.regulation.looks import Looks

FOOTER = "rFooter"


def section_xml(section: Section, looks: Looks, *, is_first_with_numbers: bool) -> str:
    """The properties of a section.

    Args:
        section: The section.
        looks: How its pages look.
        is_first_with_numbers: Whether it brings the page numbers; later ones have them from it.
    """
    sheet = looks.sheet(is_wide=section.is_wide)
    width, height = from_millimetres(sheet.width), from_millimetres(sheet.height)
    number = twips(looks.numbers.size + 2)
    bottom = from_millimetres(sheet.bottom)
    footer = max(bottom - from_millimetres(looks.numbers.distance) - number, 0)
    brought = (
        f'<w:footerReference w:type="default" r:id="{FOOTER}"/>' if is_first_with_numbers else ""
    )
    turned = ' w:orient="landscape"' if section.is_wide else ""
    restarted = '<w:pgNumType w:start="1"/>' if section.restarts else ""
    return (
        f'<w:sectPr>{brought}<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{from_millimetres(sheet.top)}" w:right="{from_millimetres(sheet.right)}"'
        f' w:bottom="{bottom}" w:left="{from_millimetres(sheet.left)}" w:header="{footer}"'
        f' w:footer="{footer}" w:gutter="0"/>{restarted}</w:sectPr>'
    )


def text_width(section: Section, looks: Looks) -> int:
    """Width of the text of a section in twips."""
    sheet = looks.sheet(is_wide=section.is_wide)
    across = (sheet.width, -sheet.left, -sheet.right)
    return sum(from_millimetres(abs(each)) * (1 if each > 0 else -1) for each in across)


def footer_xml(looks: Looks) -> str:
    """The part footer1.xml: the page number between two dashes."""
    numbers = looks.numbers
    return (
        f'{HEAD}<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{_words(numbers.before)}{field('PAGE', '1')}{_words(numbers.after)}</w:p></w:ftr>"
    )


def _words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>' if text else ""


def field(instruction: str, result: str) -> str:
    """A field with what it gives."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def settings_xml() -> str:
    """The part settings.xml: lines are broken alike in every program.

    Fields are not updated when the file is opened (``w:updateFields``): Word would ask every
    reader whether it may, and the page numbers are right already.
    """
    kinds = (
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    )
    modes = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in kinds
    )
    return (
        f'{HEAD}<w:settings {SPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{modes}</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def core_xml(paper: Paper) -> str:
    """The part core.xml: title and author, no date, so that the same paper gives the same bytes."""
    title, author = escaped(clean(paper.title)), escaped(clean(paper.author))
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:language>zh-CN</dc:language>"
        "</cp:coreProperties>"
    )


def app_xml() -> str:
    """The part app.xml."""
    space = RELATIONS.replace("relationships", "extended-properties")
    return f'{HEAD}<Properties xmlns="{space}"><Application>Jixiao</Application></Properties>'
