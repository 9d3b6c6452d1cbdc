"""Orders (修改单): what is to be changed or remarked in a file, and what became of it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from jixiao.kernel.span import Span


class Edit(NamedTuple):
    """Words to be replaced.

    Args:
        span: Cell or paragraph as the reader counts; ``start`` is where the old words begin.
        old: The words that must stand there.
        new: The words to be put there.
    """

    span: Span
    old: str
    new: str


class Remark(NamedTuple):
    """Something to be said beside the words of a place.

    Args:
        key: What names it from run to run: the rule and the place, eight signs.
        spans: Places to anchor it at, the best first; those without a place in the file are
            passed over, and the beginning of the file is the last of them.
        words: The words it is about, "" for the whole place.
        lines: Paragraphs of the remark, none of them empty.
        severity: 1 (建议) to 3 (错误).
        beside: Words of the same row, by which words that stand on a page more than once are told
            apart.
    """

    key: str
    spans: tuple[Span, ...]
    words: str
    lines: tuple[str, ...]
    severity: int = 1
    beside: tuple[str, ...] = ()


class Author(NamedTuple):
    """Who changes or remarks, and when.

    Args:
        name: Name that is shown beside the remark.
        initials: Its short form.
        date: Day and time, ISO, without a zone: "2025-01-31T00:00:00".
    """

    name: str
    initials: str
    date: str


@dataclass(slots=True)
class Patched:
    """What became of the orders.

    Args:
        data: The file, the very same bytes when nothing was to be done.
        done: Orders carried out or already carried out before, by ordinal.
        refused: Why an order was not carried out, a Chinese sentence by its ordinal.
        kept: Remarks that stood there already.
        added: Remarks that are new.
        changed: Remarks that got other words.
        removed: Remarks of ours that are gone.
    """

    data: bytes
    done: list[int] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    kept: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0


class Unpatchable(Exception):  # noqa: N818 -- a fact about a file, not our error
    """A file can not be changed at all; the message is one Chinese sentence or two."""
