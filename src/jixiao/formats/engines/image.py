"""Pictures of pages (图片): png, jpg, bmp, webp and tiff with one or many pages, by recognition."""

from jixiao.formats.blocks import Blocks
from jixiao.formats.limits import Limits
from jixiao.formats.reader import BlockReader

_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")


def sniff(data: bytes) -> bool:
    """Whether the bytes are a picture of a kind that is read."""
    if data.startswith(_STARTS):
        return True
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return True
    # "BM" begins many texts; a bitmap says the size of the file behind it, and has zeros then.
    return data[:2] == b"BM" and len(data) > 26 and data[6:10] == bytes(4)


def blocks(data: bytes, limits: Limits) -> Blocks:
    """A picture, or the pages of a tiff, as blocks.

    Raises:
        UnreadableDocument: The picture is damaged or larger than the limits, or the recognition
            extra is not installed.
    """
    from jixiao.formats.pictures import blocks as read  # noqa: PLC0415 -- start-up time

    return read(data, limits)


READER = BlockReader(
    name="image",
    version="1",
    suffixes=(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"),
    media_type="image/*",
    sniff=sniff,
    blocks=blocks,
)
