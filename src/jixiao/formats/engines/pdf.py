"""PDF: pages with a text layer are read here, pictures of pages are handed to the scan reader.

Papers are written as PDF too, by the typesetting engine, without an office program.
"""

from jixiao.formats.blocks import Blocks
from jixiao.formats.limits import Limits
from jixiao.formats.reader import BlockReader
from jixiao.formats.writer import Manuscript, PlainWriter
from jixiao.formats.written.doubts import unseen_or_without_font


def sniff(data: bytes) -> bool:
    """Whether bytes begin as a PDF does, some junk before it allowed."""
    return b"%PDF-" in data[:1024]


def blocks(data: bytes, limits: Limits) -> Blocks:
    """A PDF file as blocks.

    Attachments, scripts and forms' actions are never looked at.

    Raises:
        UnreadableDocument: It is no PDF, it is broken, protected, or has too many pages.
    """
    from jixiao.formats.pdf_pages import blocks as read  # noqa: PLC0415 -- start-up time

    return read(data, limits)


READER = BlockReader(
    name="pdf",
    version="1",
    suffixes=(".pdf",),
    media_type="application/pdf",
    sniff=sniff,
    blocks=blocks,
)


def write(manuscript: Manuscript) -> bytes:
    """A paper as PDF.

    Raises:
        UnwritableDocument: The fonts are not installed.
    """
    from jixiao.formats.written.pdf import pdf  # noqa: PLC0415 -- start-up time

    return pdf(manuscript)


WRITER = PlainWriter("pdf", ".pdf", "PDF 文档", write, doubts=unseen_or_without_font)
