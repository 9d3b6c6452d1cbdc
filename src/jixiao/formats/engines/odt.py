"""Engine for OpenDocument text (.odt), read directly from its XML."""

from jixiao.formats.blocks import Blocks
from jixiao.formats.limits import Limits
from jixiao.formats.reader import BlockReader

_KIND = b"mimetypeapplication/vnd.oasis.opendocument.text"


def sniff(data: bytes) -> bool:
    """Whether it is a zip that says it is OpenDocument text."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    return _KIND in data[:200] or (b"content.xml" in data and b"opendocument.text" in data[:400])


def blocks(data: bytes, limits: Limits) -> Blocks:
    """The document as blocks; changes are accepted, notes and page headers stand apart.

    Raises:
        UnreadableDocument: It has a password, is no whole document, or exceeds a limit.
    """
    from jixiao.formats.opendoc.reading import blocks as read  # noqa: PLC0415 -- start-up time

    return read(data, limits)


READER = BlockReader(
    name="odt",
    version="1",
    suffixes=(".odt", ".ott"),
    media_type="application/vnd.oasis.opendocument.text",
    sniff=sniff,
    blocks=blocks,
)
