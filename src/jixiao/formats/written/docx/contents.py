"""The table of contents: a field that is filled already, with links and page numbers."""

from collections.abc import Sequence

from jixiao.formats.written.docx.markup import run
from jixiao.formats.written.docx.sections import field
from jixiao.formats.written.docx.styles import line_style
from jixiao.formats.written.flow import ENTRY, Paragraph

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def bookmark_name(number: int) -> str:
    """Name of the bookmark of a listed heading."""
    return f"_Toc{number:09d}"


def entries_xml(entries: Sequence[Paragraph], pages: Sequence[str], levels: int, width: int) -> str:
    r"""The entries of a table of contents as one field.

    Args:
        entries: At least one.
        pages: Page of each listed heading as it is printed, in order.
        levels: Depth of the headings, for ``\o``.
        width: Of the text, twips.
    """
    code = f' TOC \\o "1-{levels}" \\h \\z '
    begin = (
        f'{_BEGIN}<w:r><w:instrText xml:space="preserve">{code.replace(chr(34), "&quot;")}'
        f"</w:instrText></w:r>{_SEPARATE}"
    )
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
    out = []
    for index, entry in enumerate(entries):
        name = bookmark_name(entry.bookmark)
        last = _END if index == len(entries) - 1 else ""
        page = field(f"PAGEREF {name} \\h", pages[entry.bookmark - 1])
        out.append(
            f'<w:p><w:pPr><w:pStyle w:val="{line_style(ENTRY, entry.level)}"/>{tab}</w:pPr>{begin}'
            f'<w:hyperlink w:anchor="{name}" w:history="1">{run(entry.text)}<w:r><w:tab/></w:r>'
            f"{page}</w:hyperlink>{last}</w:p>"
        )
        begin = ""
    return "".join(out)
