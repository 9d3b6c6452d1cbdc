"""Every version of a part, and what changed from one to the next."""

from datetime import datetime
from typing import NamedTuple

from jixiao.reports.places import part_words
from jixiao.services.editing import leaf_words
from jixiao.webapp.records import models as records


class CellChanged(NamedTuple):
    """Words of a cell before and after.

    Args:
        path: Where it stands in the part.
        before: Its words in the version before.
        after: Its words now.
        place: What the cell is called.
    """

    path: str
    before: str
    after: str
    place: str


class VersionSeen(NamedTuple):
    """One version of a part.

    Args:
        number: Its number.
        author: Who saved it.
        saved_at: When.
        why: How it came, "" for plain writing.
        changes: What it changed, in the order of the page.
    """

    number: int
    author: str
    saved_at: datetime
    why: str
    changes: tuple[CellChanged, ...]


def history_of(plan_id: int, part_id: int, path: str = "") -> list[VersionSeen]:
    """The versions of a part, newest first; with a path only those that changed this cell."""
    rows = (
        records.PartVersion.objects.filter(part=part_id, part__plan=plan_id)
        .select_related("author")
        .order_by("number")
    )
    seen, before = [], dict[str, str]()
    for row in rows:
        document = row.document()
        words = leaf_words(document)
        changes = tuple(
            CellChanged(
                at,
                before.get(at, ""),
                words.get(at, ""),
                part_words(f"documents[0].{at}", [document]),
            )
            for at in dict.fromkeys([*before, *words])
            if before.get(at, "") != words.get(at, "") and (not path or at == path)
        )
        before = words
        if changes or not path:
            told = changes if row.number > 1 else ()
            seen.append(VersionSeen(row.number, row.author.name, row.saved_at, row.why, told))
    return seen[::-1]
