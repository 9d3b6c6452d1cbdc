"""Engine for Word documents (.docx), read and written directly as XML."""

from jixiao.formats.blocks import Blocks
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.packed import LOCKED
from jixiao.formats.reader import OLE, BlockReader
from jixiao.formats.writer import Manuscript, PlainWriter
from jixiao.formats.written.doubts import unprintable

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (b"xl/workbook", b"ppt/presentation", b"mimetypeapplication/")


def sniff(data: bytes) -> bool:
    """Whether it is a zip with the parts of a Word document, or one locked by a password."""
    if data.startswith(OLE):
        return _ENCRYPTED in data
    if not data.startswith(b"PK\x03\x04"):
        return False
    if b"word/document" in data:
        return True
    return b"_rels/.rels" in data and not any(other in data for other in _OTHERS)


def blocks(data: bytes, limits: Limits) -> Blocks:
    """The document as blocks; macros are never touched.

    Raises:
        UnreadableDocument: It has a password, is no whole Word document, or exceeds a limit.
    """
    from jixiao.formats.word.document import read  # noqa: PLC0415 -- start-up time

    if data.startswith(OLE) and _ENCRYPTED in data:
        raise UnreadableDocument(LOCKED)
    return read(data, limits)


READER = BlockReader(
    name="docx",
    version="1",
    suffixes=(".docx", ".docm", ".dotx", ".dotm"),
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    sniff=sniff,
    blocks=blocks,
)


def write(manuscript: Manuscript) -> bytes:
    """The paper as a Word document.

    Raises:
        UnwritableDocument: Its looks are unknown or faulty.
    """
    from jixiao.formats.written.docx import writing  # noqa: PLC0415 -- start-up time

    return writing.write(manuscript)


WRITER = PlainWriter(
    name="docx", suffix=".docx", title="Word 文档", write=write, doubts=unprintable
)
