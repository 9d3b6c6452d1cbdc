"""Pages become one document: tables go on over pages, headers and page numbers are set apart."""

from collections.abc import Sequence

from jixiao.formats.blocks import Blocks, Cell, Paragraph, Table
from jixiao.formats.pages.geometry import PageContent, PageTable
from jixiao.formats.pages.growing import GrowingTable
from jixiao.formats.pages.paragraphs import Measure, ParagraphWriter, Written, measures
from jixiao.formats.pages.running import take_running_heads
from jixiao.formats.pages.tagged import TaggedRows
from jixiao.formats.pages.tagged_lines import TaggedLines

WHOLE_ROWS = "jixiao-whole-rows"
"""Keyword of the PDFs that we write: no words of a cell are torn by a page break."""


def join_pages(
    pages: Sequence[PageContent],
    *,
    has_whole_rows: bool = False,
    tags: TaggedRows | None = None,
    lines: TaggedLines | None = None,
) -> Blocks:
    """The document that the pages make, its tables and paragraphs joined over page breaks.

    The pages are changed: headers and footers are taken out of them.

    Args:
        pages: The pages.
        has_whole_rows: Whether it is known that no words of a cell are torn by a page break.
        tags: What tells the rows that page breaks tear, where it can be trusted.
        lines: What tells the lines of a paragraph, where it can be trusted.
    """
    return _Joiner(pages, has_whole_rows, tags, lines).join()


class _Joiner:
    def __init__(
        self,
        pages: Sequence[PageContent],
        has_whole_rows: bool,
        tags: TaggedRows | None,
        lines: TaggedLines | None,
    ) -> None:
        self.has_whole_rows = has_whole_rows
        self.tags = tags
        self.pages = pages
        self.blocks = Blocks(pages=len(pages))
        self.writer = ParagraphWriter(lines)
        self.open: GrowingTable | None = None
        self.paragraphs = self.tables = 0

    def join(self) -> Blocks:
        blocks = self.blocks
        blocks.headers, blocks.footers = take_running_heads(self.pages)
        edges = measures(self.pages)
        bottoms = self._bottoms()
        for page in self.pages:
            blocks.notices += page.notices
            self._page(page, edges[round(page.width)], bottoms[round(page.width)])
        self._close()
        return blocks

    def _bottoms(self) -> dict[int, float]:
        """Lower edge of the body by width of the page."""
        found: dict[int, float] = {}
        for page in self.pages:
            lowest = max((part.y1 for part in page.parts), default=0.0)
            width = round(page.width)
            found[width] = max(found.get(width, 0.0), lowest)
        return found

    def _page(self, page: PageContent, measure: Measure, bottom: float) -> None:
        first = True
        for part in page.parts:
            if isinstance(part, PageTable):
                if not (
                    first and self.open is not None and self.open.goes_on(part, page.page, bottom)
                ):
                    self._close()
                    self.open = GrowingTable(
                        part, page.page, has_whole_rows=self.has_whole_rows, tags=self.tags
                    )
                else:
                    self.open.add(part, page.page)
            else:
                if self.open is not None:
                    self._close()
                self._write(self.writer.add(part, page.page, measure))
            first = False

    def _close(self) -> None:
        self._write(self.writer.end())
        table, self.open = self.open, None
        if table is None:
            return
        cells = table.cells()
        if all(cell.column == 1 for cell in cells):
            for cell in cells:
                self._write_cell(cell)
            return
        self.tables += 1
        self.blocks.items.append(Table(self.tables, cells, page=table.page))
        self.blocks.boxes |= {
            (self.tables, *cell): (page, *box) for cell, (page, box) in table.boxes.items()
        }

    def _write_cell(self, cell: Cell) -> None:
        """A table of one column is only a frame around paragraphs."""
        for text in cell.text.split("\n"):
            if text:
                self._write(Written(text, cell.page or 1))

    def _write(self, paragraph: Written | None) -> None:
        if paragraph is not None:
            self.paragraphs += 1
            self.blocks.items.append(Paragraph(paragraph.text, self.paragraphs, paragraph.page))
