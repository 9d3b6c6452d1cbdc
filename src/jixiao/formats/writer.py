"""What a writer is: a document as it will be printed, or the data behind it, turned into bytes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from jixiao.kernel.notices import Notice
from jixiao.model.documents import PerformanceDocument
from jixiao.model.paper import Paper


class Manuscript(NamedTuple):
    """What a writer gets.

    Args:
        paper: The document as it will be printed.
        documents: The data behind it.
        name: Name of the file that the data came from, "" when it came from none.
        fonts: A folder with fonts of one's own (仿宋, 小标宋) for a PDF, None for those that come
            with Jixiao: with these the same paper gives the same bytes on every machine.
    """

    paper: Paper
    documents: Sequence[PerformanceDocument] = ()
    name: str = ""
    fonts: str | None = None


class Writer(Protocol):
    """A module of ``formats.engines`` may have one as ``WRITER``."""

    @property
    def name(self) -> str:
        """Short name, e.g. "docx"."""

    @property
    def suffix(self) -> str:
        """Suffix in lower case with the dot."""

    @property
    def title(self) -> str:
        """What people call such a file, e.g. "Word 文档"."""

    def doubts(self, manuscript: Manuscript) -> tuple[Notice, ...]:
        """What of the words the format can not hold as it is."""

    def write(self, manuscript: Manuscript) -> bytes:
        """The file; the same manuscript gives the same bytes.

        Raises:
            UnwritableDocument: The format can not hold it, or what it needs is not there.
        """


def _no_doubts(_manuscript: Manuscript) -> tuple[Notice, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class PlainWriter:
    """A writer made of functions.

    Args:
        name: Short name.
        suffix: Suffix in lower case with the dot.
        title: What people call such a file.
        write: Writes.
        doubts: Says what of the words the format can not hold as it is; nothing unless given.
    """

    name: str
    suffix: str
    title: str
    write: Callable[[Manuscript], bytes]
    doubts: Callable[[Manuscript], tuple[Notice, ...]] = _no_doubts


class UnwritableDocument(Exception):  # noqa: N818 -- a fact about the document, not our error
    """A document that can not be written; its message is one Chinese sentence: what, what to do."""
