"""Takes one change of a document back while later ones stay: the cells that it wrote, reversed."""

from dataclasses import fields, is_dataclass
from typing import NamedTuple

from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import DisbursementPlan
from jixiao.services.editing import UneditablePlace, leaf_words, with_words, words_at


class NotApart(ValueError):  # noqa: N818 -- a fact about the change, not our error
    """The change can not be taken back alone; the message is one Chinese sentence."""


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
        message = "这一步增删了行，后面又有别的改动，不能单独撤销；可以在“历史”里恢复到某一版。"
        raise NotApart(message)
    for each in written(before, after):
        try:
            if words_at(now, each.path) != each.after:
                message = f"这一格后来又改过，现在是“{words_at(now, each.path)[:40]}”，没有撤销。"
                raise NotApart(message)
            now = with_words(now, each.path, each.before)
        except UneditablePlace:
            message = "这一步写的那一行后来删掉了或移动了，没有撤销；可以在“历史”里恢复。"
            raise NotApart(message) from None
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
