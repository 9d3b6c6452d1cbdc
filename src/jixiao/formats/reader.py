"""What a reader is: bytes in, documents and notices out. Content never raises."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from jixiao.formats.blocks import Blocks, Boxes
from jixiao.formats.layout.indicator_rows import ONLY_ROWS, documents_of_rows
from jixiao.formats.layout.understanding import understand
from jixiao.formats.limits import Limits, too_long
from jixiao.kernel.collector import without_collector
from jixiao.kernel.notices import Notice
from jixiao.model.documents import PerformanceDocument

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of .doc and .xls, and of newer files with a password."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one file.

    Args:
        documents: One or more, in document order; a file without a form gives one ``NoForm``.
        reader: Name of the reader.
        reader_version: Its version; changes when the same bytes may read differently.
        media_type: Media type that the bytes have.
        pages: Number of pages, None when the format has none.
        notices: Doubts about the file as a whole (a wrong suffix, a part that was left out).
        rows: (Table, row) to what the row was about when we wrote it, where the file says so.
        boxes: Cell to where it is seen on a page, where the file has pages.
    """

    documents: tuple[PerformanceDocument, ...]
    reader: str
    reader_version: str
    media_type: str
    pages: int | None = None
    notices: tuple[Notice, ...] = field(default=())
    rows: Mapping[tuple[int, int], str] = field(default_factory=dict)
    boxes: Boxes = field(default_factory=dict)


class Reader(Protocol):
    """A module of ``formats.engines`` has one as ``READER``."""

    @property
    def name(self) -> str:
        """Short name, e.g. "docx"."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Suffixes in lower case with the dot."""

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes look like this format; cheap, never raises."""

    def read(self, data: bytes, limits: Limits) -> Read:
        """Read; raises ``UnreadableDocument`` only when the bytes are not what they claim."""


@dataclass(frozen=True, slots=True)
class BlockReader:
    """A reader made of an engine (bytes to blocks) and the common layout step.

    Args:
        name: Short name.
        version: Version of the engine.
        suffixes: Suffixes in lower case with the dot.
        media_type: Media type.
        sniff: Whether bytes look like this format.
        blocks: The engine.
    """

    name: str
    version: str
    suffixes: tuple[str, ...]
    media_type: str
    sniff: Callable[[bytes], bool]
    blocks: Callable[[bytes, Limits], Blocks]

    @without_collector()
    def read(self, data: bytes, limits: Limits) -> Read:
        """Bytes to blocks to documents.

        Raises:
            UnreadableDocument: The engine refuses the bytes, or there are more words than allowed.
        """
        blocks = self.blocks(data, limits)
        if blocks.characters > limits.layout_characters:
            raise too_long(limits)
        rows = documents_of_rows(blocks)
        return Read(
            documents=rows or understand(blocks),
            reader=self.name,
            reader_version=self.version,
            media_type=self.media_type,
            pages=blocks.pages,
            notices=(ONLY_ROWS,) if rows else (),
            rows=blocks.rows,
            boxes=blocks.boxes,
        )
