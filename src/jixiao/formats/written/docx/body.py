"""document.xml: sections of paragraphs, tables, charts."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiao.formats.written.docx.charts import drawing_xml
from jixiao.formats.written.docx.contents import bookmark_name, entries_xml
from jixiao.formats.written.docx.markup import HEAD, SPACES, run, twips
from jixiao.formats.written.docx.sections import section_xml, text_width
from jixiao.formats.written.docx.styles import HINT, line_style
from jixiao.formats.written.docx.tables import Tables
from jixiao.formats.written.flow import ENTRY, HEADING, Block, Paragraph, Section
from jixiao.model.paper import Chart, Grid
from jixiao.regulation.looks import Looks

_DRAWN = (
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)


class Broken(NamedTuple):
    """What is known of the pages before the document is written.

    Args:
        pages: Page of each listed heading as it is printed.
        tall: For each table in order, the rows that may be torn by the end of a page.
    """

    pages: Sequence[str]
    tall: Sequence[frozenset[int]]


def charts_in(sections: Sequence[Section]) -> list[Chart]:
    """The charts to which document.xml refers, in order."""
    return [block for each in sections for block in each.blocks if isinstance(block, Chart)]


def document_xml(sections: Sequence[Section], looks: Looks, broken: Broken) -> Iterator[bytes]:
    """The part document.xml, piece by piece: as a whole it may be larger than all else.

    Args:
        sections: As ``flow.sections`` gives them: the last block of each is a paragraph.
        looks: How everything looks.
        broken: What is known of its pages.
    """
    body = _Body(looks, broken, sections)
    first = next((at for at, each in enumerate(sections) if each.has_numbers), -1)
    drawn = _DRAWN if charts_in(sections) else ""
    yield f"{HEAD}<w:document {SPACES}{drawn}><w:body>".encode()
    for index, section in enumerate(sections):
        properties = section_xml(section, looks, is_first_with_numbers=index == first)
        is_last = index == len(sections) - 1
        yield from body.section(section, "" if is_last else properties)
        if is_last:
            yield properties.encode()
    yield b"</w:body></w:document>"


class _Body:
    """Makes the XML of blocks."""

    def __init__(self, looks: Looks, broken: Broken, sections: Sequence[Section]) -> None:
        self._charts = 0
        self._looks = looks
        self._tables = Tables(looks)
        self._broken = broken
        self._tall = iter(broken.tall)
        self._width = 0
        self._open = 0
        listed = (
            block.level
            for section in sections
            for block in section.blocks
            if isinstance(block, Paragraph) and block.style == ENTRY
        )
        self._levels = max(listed, default=1)

    def section(self, section: Section, properties: str) -> Iterator[bytes]:
        """A section, block by block; its properties go into its last paragraph."""
        self._width = text_width(section, self._looks)
        entries: list[Paragraph] = []
        last = len(section.blocks) - 1
        for index, block in enumerate(section.blocks):
            if isinstance(block, Paragraph) and block.style == ENTRY:
                entries.append(block)
                if index < last and _is_entry(section.blocks[index + 1]):
                    continue
                pages = self._broken.pages
                yield entries_xml(entries, pages, self._levels, self._width).encode()
                if properties and index == last:
                    gap = f'<w:p><w:pPr><w:pStyle w:val="Gap"/>{properties}</w:pPr></w:p>'
                    yield gap.encode()
                entries = []
            elif isinstance(block, Paragraph):
                yield self._paragraph(block, properties if index == last else "").encode()
            elif isinstance(block, Grid):
                yield self._tables.xml(block, self._width, next(self._tall))
            else:
                self._charts += 1
                yield drawing_xml(block, self._charts, self._width, self._looks).encode()

    def _paragraph(self, block: Paragraph, section: str) -> str:
        is_listed = bool(block.bookmark) or block.style != HEADING
        style = line_style(block.style, block.level, is_listed=is_listed)
        lettering = block.lettering
        tabs = ""
        if "\t" in block.text:
            tabs = f'<w:tabs><w:tab w:val="right" w:pos="{self._width}"/></w:tabs>'
        room = ""
        if block.before:
            room = f'<w:spacing w:before="{twips(lettering.before + block.before)}"/>'
        properties = (
            f'<w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" if block.keeps else ""}'
            f"{'<w:pageBreakBefore/>' if block.breaks else ''}{tabs}{room}{section}</w:pPr>"
        )
        words = run(block.text, HINT if block.is_open else "")
        if block.bookmark:
            name = f'w:id="{block.bookmark}"'
            words = (
                f'<w:bookmarkStart {name} w:name="{bookmark_name(block.bookmark)}"/>{words}'
                f"<w:bookmarkEnd {name}/>"
            )
        paragraph = f"<w:p>{properties}{words}</w:p>"
        return self._control(paragraph) if block.is_open and not section else paragraph

    def _control(self, paragraph: str) -> str:
        """A content control around a paragraph: a click chooses the hint, writing replaces it."""
        self._open += 1
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="待填写"/><w:id w:val="{self._open}"/>'
            f"<w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"
        )


def _is_entry(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style == ENTRY
