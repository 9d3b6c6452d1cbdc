"""Workbooks (.xlsx, .xls, .et): every visible sheet is a table of what its cells show; writes .xlsx."""

from jixiao.formats.blocks import Blocks
from jixiao.formats.limits import Limits
from jixiao.formats.reader import OLE, BlockReader
from jixiao.formats.writer import Manuscript, PlainWriter
from jixiao.formats.written.doubts import unprintable

_ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STREAMS = ("Workbook\0".encode("utf-16-le"), "Book\0".encode("utf-16-le"))


def sniff(data: bytes) -> bool:
    """Whether it is a workbook, also one that is locked by a password."""
    if data.startswith(OLE):
        return _ENCRYPTED in data or any(stream in data for stream in _STREAMS)
    return data.startswith(_ZIP) and b"xl/workbook" in data


def blocks(data: bytes, limits: Limits) -> Blocks:
    """The sheets of a workbook in the order of their tabs.

    Raises:
        UnreadableDocument: It has a password, is no whole workbook, or exceeds a limit.
    """
    from jixiao.formats.workbook.reading import blocks as read  # noqa: PLC0415 -- start-up time

    return read(data, limits)


READER = BlockReader(
    name="excel",
    version="1",
    suffixes=(".xlsx", ".xlsm", ".xltx", ".xls", ".xlt", ".et", ".ett"),
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    sniff=sniff,
    blocks=blocks,
)


def write(manuscript: Manuscript) -> bytes:
    """A workbook for filling in.

    Raises:
        UnwritableDocument: A cell has more words than Excel holds, or there are too many sheets.
    """
    from jixiao.formats.written.workbook import workbook_of  # noqa: PLC0415 -- start-up time

    return workbook_of(manuscript)


WRITER = PlainWriter("workbook", ".xlsx", "Excel 工作簿", write, doubts=unprintable)
