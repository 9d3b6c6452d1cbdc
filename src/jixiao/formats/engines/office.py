"""Rich text (.rtf) and other rare text documents, through LibreOffice where it is installed."""

from jixiao.formats.blocks import Blocks
from jixiao.formats.limits import Limits
from jixiao.formats.reader import BlockReader

_RICH_TEXT = b"{\\rtf"


def sniff(data: bytes) -> bool:
    """Whether it is rich text, also under the suffix .doc."""
    return data[:64].lstrip().startswith(_RICH_TEXT)


def blocks(data: bytes, limits: Limits) -> Blocks:
    """Blocks of such a file.

    Raises:
        UnreadableDocument: LibreOffice is missing, too slow, or cannot open the file.
    """
    from jixiao.formats import office  # noqa: PLC0415 -- start-up time

    return office.blocks(data, ".rtf", limits)


READER = BlockReader(
    name="office",
    version="1",
    suffixes=(".rtf",),
    media_type="application/rtf",
    sniff=sniff,
    blocks=blocks,
)
