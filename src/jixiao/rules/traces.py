"""What rules that compare documents need of each: small enough to hold twenty thousand."""

from collections.abc import Sequence
from typing import NamedTuple

from jixiao.model.documents import PerformanceDocument


class Trace(NamedTuple):
    """One document among others.

    Args:
        name: The file's name.
        ordinal: Ordinal of the document within its file.
        document: The document.
    """

    name: str
    ordinal: int
    document: PerformanceDocument


class Traces:
    """The documents that are compared with each other, in the order in which they were read."""

    def __init__(self, documents: Sequence[Trace]) -> None:
        self.documents = tuple(documents)
