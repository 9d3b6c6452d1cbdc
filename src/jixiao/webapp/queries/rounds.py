"""What moved since a plan was returned, and what became of each comment."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from jixiao.comparing.changes import ADDED, MOVED, VANISHED, Change
from jixiao.comparing.differences import differences
from jixiao.model.documents import PerformanceDocument
from jixiao.reports.differences import told
from jixiao.reports.places import part_words
from jixiao.webapp.records import models as records

CHANGED, REASONED, UNTOUCHED, OPEN = "changed", "reasoned", "untouched", "open"
"""What became of a comment: 已改, 没改但写了理由, 没有动; one of this round is open."""
_ROOT = "documents[0]."


class Moved(NamedTuple):
    """A part that is not as it was when the plan was returned.

    Args:
        part: Its number now, else the number that it had.
        title: What people call it.
        old: How it was, None for a new one.
        new: How it is, None for one that is gone.
        changes: What differs; no change of layout alone.
    """

    part: int
    title: str
    old: PerformanceDocument | None
    new: PerformanceDocument | None
    changes: tuple[Change, ...]


class CommentState(NamedTuple):
    """A comment with what became of it.

    Args:
        pk: Its number.
        number: Its number in the list, 1 upwards.
        part: The part.
        path: The place, "" for the whole part.
        place: The place in words.
        words: The words that stood there.
        text: What was said.
        author: By whom.
        written_at: When.
        round: In which round.
        state: ``CHANGED``, ``REASONED``, ``UNTOUCHED`` or ``OPEN``.
        is_resolved: Whether a reviewer said that it is dealt with.
        answers: (who, what, when).
    """

    pk: int
    number: int
    part: int
    path: str
    place: str
    words: str
    text: str
    author: str
    written_at: datetime
    round: int
    state: str
    is_resolved: bool
    answers: tuple[tuple[str, str, datetime], ...]


class OwnChange(NamedTuple):
    """A change that nobody had asked for: its part, its place now, one sentence."""

    part: int
    path: str
    sentence: str


def moved_parts(plan: records.Plan) -> tuple[Moved, ...] | None:
    """The parts that moved since the plan was returned, None when it never was."""
    snapshot = plan.returned_snapshot
    if snapshot is None:
        return None
    before = {part: (number, sha256) for part, number, sha256 in snapshot.versions}
    rows = plan.parts.filter(is_removed=False).exclude(head=None)
    now = {
        pk: (head, sha256) for pk, head, sha256 in rows.values_list("pk", "head", "head__sha256")
    }
    stayed = {pk for pk, (_, sha256) in now.items() if pk in before and sha256 == before[pk][1]}
    wanted = [(part, number) for part, (number, _) in before.items() if part not in stayed]
    old = _versions(wanted)
    heads = records.PartVersion.objects.in_bulk(
        [head for pk, (head, _) in now.items() if pk not in stayed]
    )
    new = {pk: heads[head] for pk, (head, _) in now.items() if pk not in stayed}
    order = [*now, *(pk for pk in before if pk not in now)]
    return tuple(_moved(pk, old.get(pk), new.get(pk)) for pk in order if pk in old or pk in new)


def _versions(wanted: Sequence[tuple[int, int]]) -> dict[int, records.PartVersion]:
    rows = records.PartVersion.objects.filter(part__in=[part for part, _ in wanted])
    asked = dict(wanted)
    return {
        row.part_id: row
        for row in rows.filter(number__in=set(asked.values()))
        if asked[row.part_id] == row.number
    }


def _moved(part: int, old: records.PartVersion | None, new: records.PartVersion | None) -> Moved:
    was, now = (None if each is None else each.document() for each in (old, new))
    changes = differences([was] if was else [], [now] if now else [])
    head = new or old
    return Moved(
        part, "" if head is None else head.title, was, now,
        tuple(each for each in changes if not each.is_style),
    )  # fmt: skip


def path_of(where: str) -> str:
    """A place of a document as a place of its part."""
    return where.removeprefix(_ROOT)


def comment_states(plan: records.Plan, moved: Sequence[Moved] | None) -> tuple[CommentState, ...]:
    """All comments of a plan, those of the newest round first, with what became of each."""
    rows = plan.comments.select_related("author", "part__head").order_by("written_at", "id")
    answers: dict[int, list[records.Comment]] = {}
    firsts = []
    for each in rows:
        if each.answers_id is None:
            firsts.append(each)
        else:
            answers.setdefault(each.answers_id, []).append(each)
    firsts.sort(key=lambda each: (-each.round, each.written_at, each.pk))
    documents = {
        each.part_id: each.part.head.document() for each in firsts if each.part.head is not None
    }
    touched = {each.part: each for each in moved or ()}
    return tuple(
        _state(number, each, answers.get(each.pk, []), plan, documents, touched)
        for number, each in enumerate(firsts, 1)
    )


def _state(
    number: int, row: records.Comment, answers: Sequence[records.Comment], plan: records.Plan,
    documents: Mapping[int, PerformanceDocument], touched: Mapping[int, Moved],
) -> CommentState:  # fmt: skip
    document = documents.get(row.part_id)
    place = part_words(_ROOT + row.path, [document]) if row.path and document else ""
    state = OPEN
    if row.round < plan.round:
        moved = touched.get(row.part_id)
        is_changed = moved is not None and any(_is_about(row.path, each) for each in moved.changes)
        by_others = any(each.author_id != row.author_id for each in answers)
        state = CHANGED if is_changed else REASONED if by_others else UNTOUCHED
    return CommentState(
        row.pk, number, row.part_id, row.path, place, row.words, row.text, row.author.name,
        row.written_at, row.round, state, row.resolved_at is not None,
        tuple((each.author.name, each.text, each.written_at) for each in answers),
    )  # fmt: skip


def _is_about(path: str, change: Change) -> bool:
    """Whether a change is what a comment at a place asked for."""
    if not path:
        return True
    for side in (change.old, change.new):
        if side is None:
            continue
        at = path_of(side.where)
        if at == path or _is_below(at, path):
            return True
        if change.kind in {VANISHED, ADDED, MOVED} and side is change.old and _is_below(path, at):
            return True
    return False


def _is_below(path: str, above: str) -> bool:
    return path.startswith((f"{above}.", f"{above}["))


def own_changes(
    moved: Sequence[Moved], comments: Iterable[CommentState], last_round: int
) -> Iterator[OwnChange]:
    """Changes that no comment of a round had asked for."""
    asked = [each for each in comments if each.round == last_round]
    for part in moved:
        paths = [each.path for each in asked if each.part == part.part]
        for change in part.changes:
            if any(_is_about(path, change) for path in paths):
                continue
            (said,) = told([change])
            side = change.new or change.old
            at = path_of(side.where) if side else ""
            yield OwnChange(part.part, at, said.sentence)
