"""What a comparison finds: one change at a time, with both places."""

from typing import Any, NamedTuple

from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated

CHANGED, MOVED, VANISHED, ADDED = "changed", "moved", "vanished", "added"
KINDS = (CHANGED, MOVED, VANISHED, ADDED)
"""改动 (a cell or a sentence), 移动, 删去, 新增 (a row, a project, a section …)."""
SAME, GONE, NEW = "=", "-", "+"
"""Signs that stand in both versions, in the older one only, in the newer one only."""
Pieces = tuple[tuple[str, str], ...]


class Side(NamedTuple):
    """One side of a change.

    Args:
        where: Path into the exchange form of that file.
        text: The words there, "" for none.
        span: Its place, None when it has none.
        form: Name of the project, or heading of the section, that it belongs to; "" for none.
        row: What the row or item is called, "" where there is none.
        ordinal: Number of the row, item or form among its siblings, 1 upwards; 0 for none.
    """

    where: str
    text: str = ""
    span: Span | None = None
    form: str = ""
    row: str = ""
    ordinal: int = 0


class Cell(NamedTuple):
    """A leaf of something that was added or has vanished.

    Args:
        where: Path into the exchange form.
        field: Its field ("target", "budget.total").
        text: Its words.
        span: Its place.
    """

    where: str
    field: str
    text: str
    span: Span | None


class Change(NamedTuple):
    """One change.

    Args:
        kind: One of ``KINDS``.
        part: Kind of the part: "projects", "indicators", "paragraphs", "documents" …
        field: Field of the leaf that changed ("target"); "" for a whole part or a text without one.
        is_style: Whether both sides say the same, written otherwise.
        old: The older side, None for what was added.
        new: The newer side, None for what has vanished.
        old_leaf: The older leaf.
        new_leaf: The newer leaf.
        pieces: The words of both sides in order, each with ``SAME``, ``GONE`` or ``NEW``.
        cells: The leaves of what was added or has vanished.
        is_elsewhere: Whether something that moved has now another parent.
    """

    kind: str
    part: str
    field: str = ""
    is_style: bool = False
    old: Side | None = None
    new: Side | None = None
    old_leaf: Stated[Any] = UNSTATED
    new_leaf: Stated[Any] = UNSTATED
    pieces: Pieces = ()
    cells: tuple[Cell, ...] = ()
    is_elsewhere: bool = False


class Told(NamedTuple):
    """A change in words, for every form of output.

    Args:
        change: The change.
        label: What changed: 指标“慰问人数”的指标值.
        sentence: The whole change as one sentence.
        meaning: What it means where that is known: 降低5个百分点; else "".
        group: Heading under which it is told: 项目“劳模慰问”.
        old_place: Place in the older file as a clerk says it, "" for none.
        new_place: Place in the newer file.
    """

    change: Change
    label: str
    sentence: str
    meaning: str
    group: str
    old_place: str
    new_place: str
