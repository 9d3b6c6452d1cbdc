"""Engine for web pages (.html), also those that Word and LibreOffice save; papers become pages."""

import re

from jixiao.formats.blocks import Blocks
from jixiao.formats.limits import Limits
from jixiao.formats.reader import BlockReader
from jixiao.formats.writer import Manuscript, PlainWriter
from jixiao.formats.written.doubts import unseen

_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|span|center)[\s/>]", re.I
)
_OTHER_XML = re.compile(rb"<(?:w:wordDocument|pkg:package|Workbook|office:document|svg)[\s>]", re.I)


def sniff(data: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    head = data[:4096]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"):
        head = head.replace(b"\0", b"").lstrip(b"\xff\xfe")
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith(b"<") or _OTHER_XML.search(head):
        return False
    return _TAG.search(head) is not None


def blocks(data: bytes, limits: Limits) -> Blocks:
    """The page as blocks; scripts are never run, nothing is fetched.

    Raises:
        UnreadableDocument: It is empty or exceeds a limit.
    """
    from jixiao.formats.webpage.reading import blocks as read  # noqa: PLC0415 -- start-up time

    return read(data, limits)


READER = BlockReader(
    name="html",
    version="1",
    suffixes=(".html", ".htm", ".xhtml"),
    media_type="text/html",
    sniff=sniff,
    blocks=blocks,
)


def write(manuscript: Manuscript) -> bytes:
    """A paper as one page that needs nothing else."""
    from jixiao.formats.written.page import page  # noqa: PLC0415 -- start-up time

    return page(manuscript)


WRITER = PlainWriter("html", ".html", "网页", write, doubts=unseen)
