"""Acts on many rows at once: paste a block, copy rows from elsewhere, take a step back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.timezone import localdate
from django.utils.translation import gettext, gettext_lazy

from jixiao.model.documents import PerformanceDocument
from jixiao.model.lifecycle import MoveRefused
from jixiao.model.project import Indicator
from jixiao.services.editing import UneditablePlace, with_row, with_words
from jixiao.services.undoing import NotApart, undone
from jixiao.webapp import access
from jixiao.webapp.actions.plans import CellChange, Clash, StaleWrite, save_part
from jixiao.webapp.records import models as records

MOST_ROWS = 200
_APART = {
    "rows": gettext_lazy(
        "这一步增删了行，后面又有别的改动，不能单独撤销；可以在“历史”里恢复到某一版。"
    ),
    "cell": gettext_lazy("这一格后来又改过，没有撤销；可以在“历史”里看是谁改的。"),
    "gone": gettext_lazy("这一步写的那一行后来删掉了或移动了，没有撤销；可以在“历史”里恢复。"),
}
_COPIED = ("level1", "level2", "name", "description", "target", "basis")


class Room(NamedTuple):
    """Rows to be made before words are put into them.

    Args:
        path: The list.
        at: Position of the first new row.
        rows: How many.
    """

    path: str
    at: int
    rows: int


class Copied(NamedTuple):
    """A row to be copied: the part it stands in and its position there."""

    part: int
    position: int


def paste(
    actor: records.Person, part_id: int, room: Room, changes: Iterable[CellChange], seen: int,
    at: datetime,
) -> records.PartVersion:  # fmt: skip
    """Put a block of words into a grid, making rows for it first, as one version.

    Args:
        actor: Who.
        part_id: The part.
        room: Rows that the block needs and that are not there yet.
        changes: The cells, with paths as they are once the rows are there.
        seen: Number of the version that the actor saw.
        at: When.

    Raises:
        NotAllowed: The actor does not prepare this department's plans.
        MoveRefused: The plan can not be edited in its state, or the block is too long.
        StaleWrite: The part has changed since.
        UneditablePlace: There is no such cell or list.
    """
    if room.rows > MOST_ROWS:
        message = gettext("一次最多粘贴 %(n)s 行，请分几次粘贴。") % {"n": MOST_ROWS}
        raise MoveRefused(message)
    changes = list(changes)

    def changed(document: PerformanceDocument, head: records.PartVersion) -> PerformanceDocument:
        _require_seen(head, room.path, seen)
        for more in range(room.rows):
            document = with_row(document, room.path, room.at + more)
        for each in changes:
            document = with_words(document, each.path, each.now)
        return document

    return save_part(
        actor, part_id, changed, at, "paste", "粘贴", rows=room.rows, cells=len(changes)
    )


def copy_rows(
    actor: records.Person, part_id: int, wanted: Sequence[Copied], seen: int, at: datetime
) -> records.PartVersion:
    """Copy indicators of other projects into a project, each behind the last one of its kind.

    Raises:
        NotAllowed: The actor does not prepare this department's plans.
        MoveRefused: The plan can not be edited in its state, or nothing was chosen.
        ObjectDoesNotExist: A row stands in a plan that the actor may not read.
        StaleWrite: The part has changed since.
        UneditablePlace: There is no such row.
    """
    rows = [_row(actor, each, at) for each in wanted[:MOST_ROWS]]
    if not rows:
        message = gettext("没有选指标，请先在要抄的指标前打勾。")
        raise MoveRefused(message)

    def changed(document: PerformanceDocument, head: records.PartVersion) -> PerformanceDocument:
        path = "projects[0].indicators"
        _require_seen(head, path, seen)
        for row in rows:
            there = document.projects[0].indicators if document.projects else ()
            same = [n for n, each in enumerate(there) if each.level1.raw == row.level1.raw]
            position = same[-1] + 1 if same else len(there)
            document = with_row(document, path, position)
            for name in _COPIED:
                document = with_words(document, f"{path}[{position}].{name}", _raw(row, name))
        return document

    return save_part(actor, part_id, changed, at, "copy_rows", "抄自别处的指标", rows=len(rows))


def undo_version(
    actor: records.Person, part_id: int, number: int, at: datetime
) -> records.PartVersion:
    """Take back what one version of a part changed, as a new version; later words stay.

    Raises:
        NotAllowed: The actor does not prepare this department's plans.
        MoveRefused: The plan can not be edited in its state, or the cells were written since.
        ObjectDoesNotExist: There is no such version.
    """
    versions = records.PartVersion.objects.filter(part_id=part_id)
    after = versions.get(number=number)
    before = versions.get(number=number - 1)

    def changed(document: PerformanceDocument, _head: records.PartVersion) -> PerformanceDocument:
        try:
            return undone(before.document(), after.document(), document)
        except NotApart as refused:
            raise MoveRefused(str(_APART[str(refused)])) from None

    return save_part(
        actor, part_id, changed, at, "undo_version", f"撤销第 {number} 版", number=number
    )


def _require_seen(head: records.PartVersion, path: str, seen: int) -> None:
    if head.number != seen:
        raise StaleWrite([Clash(path, "", "", "", head.author.name)], head.number)


def _row(actor: records.Person, wanted: Copied, at: datetime) -> Indicator:
    part = records.Part.objects.select_related("head").get(
        pk=wanted.part, is_removed=False, head__isnull=False,
        plan__in=access.visible_plans(actor, localdate(at)),
    )  # fmt: skip
    document = part.head.document() if part.head is not None else None
    rows = document.projects[0].indicators if document and document.projects else ()
    if not 0 <= wanted.position < len(rows):
        message = gettext("要抄的那一行已经不在了，请刷新页面后再选。")
        raise UneditablePlace(message)
    return rows[wanted.position]


def _raw(row: Indicator, name: str) -> str:
    words: str = getattr(row, name).raw
    return words
