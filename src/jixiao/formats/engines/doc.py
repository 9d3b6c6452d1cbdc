"""Binary Word .doc (97 to 2003, also .wps): read directly; older ones go through LibreOffice."""

from jixiao.formats.blocks import Blocks
from jixiao.formats.limits import Limits
from jixiao.formats.reader import OLE, BlockReader

_OLD = (b"\xdb\xa5", b"\x31\xbe", b"\x9b\xa5")
"""Word 2 and older: no container around the text."""
_STREAM = "WordDocument".encode("utf-16-le")


def sniff(data: bytes) -> bool:
    """Whether there is a stream WordDocument, or the signature of an older Word."""
    return (data.startswith(OLE) and _STREAM in data) or data.startswith(_OLD)


def blocks(data: bytes, limits: Limits) -> Blocks:
    """Blocks of a .doc.

    Raises:
        UnreadableDocument: It is damaged, has a password, exceeds a limit, or is so old that
            LibreOffice is needed and missing.
    """
    from jixiao.formats import office  # noqa: PLC0415 -- start-up time
    from jixiao.formats.word_binary.container import (  # noqa: PLC0415 -- start-up time
        OtherWord,
        open_container,
    )
    from jixiao.formats.word_binary.document import Walk  # noqa: PLC0415 -- start-up time

    try:
        container = open_container(data, limits)
    except OtherWord:
        return office.blocks(data, ".doc", limits)
    return Walk(container, limits).blocks()


READER = BlockReader(
    name="doc",
    version="1",
    suffixes=(".doc", ".dot", ".wps", ".wpt"),
    media_type="application/msword",
    sniff=sniff,
    blocks=blocks,
)
