"""Takes one change of a document back while later ones stay: the cells that it wrote, reversed."""

from dataclasses import fields, is_dataclass
from typing import NamedTuple

from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import DisbursementPlan
from jixiao.services.editing import UneditablePlace, leaf_words, with_words, words_at


class NotApart(ValueError):  # noqa: N818 -- a fact about the change, not our error
    """The change can not be taken back alone: "rows", "cell" or "gone" says what has come since."""


class Written(NamedTuple):
    """A cell that a change wrote: its words before and after."""

    path: str
    before: str
    after: str


def written(before: PerformanceDocument, after: PerformanceDocument) -> list[Written]:
    """The cells that differ, in the order of the document."""
    old, new = leaf_words(before), leaf_words(after)
    return [
        Written(path, old.get(path, ""), new.get(path, ""))
        for path in dict.fromkeys([*old, *new])
        if old.get(path, "") != new.get(path, "")
    ]


def undone(
    before: PerformanceDocument, after: PerformanceDocument, now: PerformanceDocument
) -> PerformanceDocument:
    """The document as it stands now, without what changed from ``before`` to ``after``.

    Args:
        before: The version before the change.
        after: The version that the change made.
        now: The version that holds.

    Raises:
        NotApart: Somebody has written into the same cells since, or rows have come or gone.
    """
    if now == after:
        return before
    if _rows(before) != _rows(after):
        raise NotApart("rows")
    for each in written(before, after):
        try:
            if words_at(now, each.path) != each.after:
                raise NotApart("cell")
            now = with_words(now, each.path, each.before)
        except UneditablePlace:
            raise NotApart("gone") from None
    return now


def _rows(part: object, path: str = "") -> dict[str, int]:
    """Every list of a document with the number of its rows."""
    found: dict[str, int] = {}
    if isinstance(part, Stated | DisbursementPlan):
        return found
    if isinstance(part, tuple) and not hasattr(part, "_fields"):
        found[path] = len(part)
        for at, each in enumerate(part):
            found |= _rows(each, f"{path}[{at}]")
    elif is_dataclass(part):
        for each in fields(part):
            found |= _rows(getattr(part, each.name), f"{path}.{each.name}")
    return found
