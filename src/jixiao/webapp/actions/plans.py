"""Acts on a plan's words: start it, change cells and rows, undo; every save is a new version."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext

from jixiao.model.documents import PerformanceDocument
from jixiao.model.lifecycle import EDITABLE, MoveRefused, State
from jixiao.services.editing import (
    NO_SUCH_CHANGE,
    UneditablePlace,
    with_moved_row,
    with_row,
    with_words,
    without_row,
    words_at,
)
from jixiao.services.funds import broken_by
from jixiao.services.parts import PROJECT, Part, fingerprint, loaded, parts_of, stored
from jixiao.webapp import access
from jixiao.webapp.actions.locks import in_turn_on
from jixiao.webapp.actions.told import tell_again, tell_part
from jixiao.webapp.actions.trail import note
from jixiao.webapp.records import models as records


class CellChange(NamedTuple):
    """New words for a cell.

    Args:
        path: Where, within the part.
        was: The words that the person saw before.
        now: The words that the person wrote.
    """

    path: str
    was: str
    now: str


class Clash(NamedTuple):
    """A cell that somebody else has changed meanwhile: all three words."""

    path: str
    was: str
    yours: str
    theirs: str
    author: str


class StaleWrite(Exception):  # noqa: N818 -- a refusal, not our error
    """Somebody else changed the same cells; nothing was saved, all words are here.

    Args:
        clashes: The cells.
        number: The version that holds now.
    """

    def __init__(self, clashes: Sequence[Clash], number: int) -> None:
        places = len(clashes)
        said = ngettext(
            "有 %(places)s 格刚被%(author)s改过，您写的还在，请选用哪一个。",
            "有 %(places)s 格刚被%(author)s改过，您写的还在，请选用哪一个。",
            places,
        )
        super().__init__(said % {"places": places, "author": clashes[0].author})
        self.clashes = tuple(clashes)
        self.number = number


def start_plan(
    actor: records.Person, cycle: records.Cycle, department: records.Department,
    document: PerformanceDocument, at: datetime, *, why: str = "新建", act: str = access.EDIT,
) -> records.Plan:  # fmt: skip
    """Begin a department's plan of a year with a document; its parts are versions 1.

    Raises:
        NotAllowed: The actor may not do ``act`` for this department.
        MoveRefused: There is one already.
    """
    with transaction.atomic():
        access.require(actor, act, department, localdate(at))
        require_open(cycle)
        records.Department.objects.select_for_update(no_key=True).get(pk=department.pk)
        if records.Plan.objects.filter(cycle=cycle, department=department).exists():
            message = gettext(
                "%(department)s%(fiscal_year)s年度的绩效文本已经有了，请打开它继续填。"
            ) % {"department": department.name, "fiscal_year": cycle.fiscal_year}
            raise MoveRefused(message)
        plan = records.Plan.objects.create(cycle=cycle, department=department, state_since=at)
        _add_parts(actor, plan, parts_of(document), at, why)
        tell_again(plan)
        note(actor, cycle.region, "start_plan", f"plan:{plan.pk}", at, why=why)
    return plan


def replace_plan(
    actor: records.Person, plan: records.Plan, document: PerformanceDocument, at: datetime,
    *, why: str,
) -> None:  # fmt: skip
    """Put another document in the place of all parts; the old versions stay in the history.

    Raises:
        NotAllowed: The actor does not prepare this department's plans.
        MoveRefused: The plan can not be edited in its state.
    """
    with transaction.atomic():
        plan = editable(actor, plan.pk, at)
        plan.parts.update(is_removed=True)
        _add_parts(actor, plan, parts_of(document), at, why)
        tell_again(plan)
        note(actor, plan.cycle.region, "replace_plan", f"plan:{plan.pk}", at, why=why)


def save_cells(
    actor: records.Person, part_id: int, changes: Iterable[CellChange], at: datetime, *,
    why: str = "", seen: int | None = None,
) -> records.PartVersion:  # fmt: skip
    """Save words of cells of one part as a new version.

    Others may have changed other cells meanwhile; where somebody changed the same cell to
    something else, nothing is saved.

    Args:
        actor: Who.
        part_id: The part.
        changes: The cells.
        at: When.
        why: How they came, "" for plain writing.
        seen: Number of the version that must still hold; None when other cells may differ.

    Raises:
        NotAllowed: The actor does not prepare this department's plans.
        MoveRefused: The plan can not be edited in its state.
        StaleWrite: A cell does not hold what the actor saw.
        UneditablePlace: There is no such cell.
    """
    changes = list(changes)

    def changed(document: PerformanceDocument, head: records.PartVersion) -> PerformanceDocument:
        clashes = []
        for each in changes:
            there = words_at(document, each.path)
            is_other = seen is not None and seen != head.number
            if is_other or there not in {each.was.strip(), each.now.strip()}:
                clashes.append(Clash(each.path, each.was, each.now, there, head.author.name))
            document = with_words(document, each.path, each.now)
        if clashes:
            raise StaleWrite(clashes, head.number)
        return document

    return save_part(actor, part_id, changed, at, "save_cells", why, cells=len(changes))


def change_rows(
    actor: records.Person, part_id: int, act: str, path: str, positions: Sequence[int],
    seen: int, at: datetime,
) -> records.PartVersion:  # fmt: skip
    """Add, remove or move a row of a list.

    Args:
        actor: Who.
        part_id: The part.
        act: "add", "remove" or "move".
        path: The list, within the part.
        positions: The row, and for "move" the row whose place it takes.
        seen: Number of the version that the actor saw.
        at: When.

    Raises:
        NotAllowed: The actor does not prepare this department's plans.
        MoveRefused: The plan can not be edited in its state.
        StaleWrite: The part has changed since.
        UneditablePlace: There is no such row.
    """

    def changed(document: PerformanceDocument, head: records.PartVersion) -> PerformanceDocument:
        if head.number != seen:
            clash = Clash(path, "", "", "", head.author.name)
            raise StaleWrite([clash], head.number)
        if act == "add":
            return with_row(document, path, positions[0])
        if act == "remove":
            return without_row(document, path, positions[0])
        if act == "move" and len(positions) > 1:
            return with_moved_row(document, path, positions[0], positions[1])
        raise UneditablePlace(NO_SUCH_CHANGE)

    return save_part(actor, part_id, changed, at, "change_rows", act, path=path)


def restore_version(
    actor: records.Person, part_id: int, number: int, at: datetime
) -> records.PartVersion:
    """Make an older version of a part the newest again: undo, from any point of its history.

    Raises:
        NotAllowed: The actor does not prepare this department's plans.
        MoveRefused: The plan can not be edited in its state.
    """
    older = records.PartVersion.objects.get(part_id=part_id, number=number)
    return save_part(
        actor, part_id, lambda _document, _head: loaded(older.content), at, "restore_version",
        f"恢复到第 {number} 版", number=number,
    )  # fmt: skip


def save_part(
    actor: records.Person, part_id: int,
    changed: Callable[[PerformanceDocument, records.PartVersion], PerformanceDocument],
    at: datetime, act: str, why: str, **detail: object,
) -> records.PartVersion:  # fmt: skip
    """One act on a part: lock, ask who and when, change, save, note."""
    with transaction.atomic():
        in_turn_on(parts=part_id)
        part = records.Part.objects.select_related(
            "plan__cycle__region", "plan__department", "head__author"
        ).get(pk=part_id, is_removed=False)
        _require_editing(actor, part.plan, at)
        head = part.head
        if head is None:
            message = f"part {part_id} has no version"
            raise LookupError(message)
        before = head.document()
        document = changed(before, head)
        if part.notice is not None:
            _keep_to(part.notice, part, document)
        content = stored(document)
        sha256 = fingerprint(content)
        if sha256 == head.sha256:
            return head
        version = _version(actor, part, head.number + 1, document, content, sha256, at, why)
        tell_part(part.plan, part, before, document)
        note(
            actor, part.plan.cycle.region, act, f"part:{part.pk}", at,
            version=version.number, **detail,
        )  # fmt: skip
    return version


def _keep_to(notice: records.FundNotice, part: records.Part, document: PerformanceDocument) -> None:
    """Let words of an issued project pass that keep what its notice fixes.

    Raises:
        MoveRefused: They change an indicator, a target, the name or the amount of the notice.
    """
    share = notice.shares.get(department=part.plan.department_id)
    broken = broken_by(loaded(notice.content), notice.summed, share.amount, document)
    if broken is None:
        return
    told = {"number": notice.number, "words": broken[1]}
    if broken[0] == "amount":
        message = gettext("预算数是 %(number)s 下达的 %(words)s 万元，不能改。") % told
    else:
        message = (
            gettext("“%(words)s”是 %(number)s 下达时定的，不能改；可以另加自己的指标。") % told
        )
    raise MoveRefused(message)


def _version(
    actor: records.Person, part: records.Part, number: int, document: PerformanceDocument,
    content: dict[str, object], sha256: str, at: datetime, why: str,
) -> records.PartVersion:  # fmt: skip
    title = next((each.title for each in parts_of(document) if each.kind == part.kind), "")
    version = records.PartVersion.objects.create(
        part=part, number=number, title=title[:200], content=content,
        sha256=sha256, author=actor, saved_at=at, why=why[:200],
    )  # fmt: skip
    part.head = version
    part.save(update_fields=("head",))
    return version


def _add_parts(
    actor: records.Person, plan: records.Plan, parts: Iterable[Part], at: datetime, why: str
) -> None:
    given = list(parts)
    rows = records.Part.objects.bulk_create(
        records.Part(plan=plan, kind=each.kind, position=position)
        for position, each in enumerate(given, 1)
    )
    contents = [stored(each.document) for each in given]
    heads = records.PartVersion.objects.bulk_create(
        records.PartVersion(
            part=row, number=1, title=each.title[:200], content=content,
            sha256=fingerprint(content), author=actor, saved_at=at, why=why[:200],
        )
        for row, each, content in zip(rows, given, contents, strict=True)
    )  # fmt: skip
    for row, head in zip(rows, heads, strict=True):
        row.head = head
    records.Part.objects.bulk_update(rows, ("head",))


def add_project_part(
    actor: records.Person, plan: records.Plan, title: str, content: dict[str, object],
    at: datetime, why: str, *, notice: records.FundNotice | None = None,
) -> records.Part:  # fmt: skip
    """Put a project behind the other parts of a plan, as its version 1."""
    last = plan.parts.aggregate(last=Max("position"))["last"] or 0
    part = records.Part.objects.create(plan=plan, kind=PROJECT, position=last + 1, notice=notice)
    part.head = records.PartVersion.objects.create(
        part=part, number=1, title=title, content=content, sha256=fingerprint(content),
        author=actor, saved_at=at, why=why[:200],
    )  # fmt: skip
    part.save(update_fields=("head",))
    return part


def editable(actor: records.Person, plan_id: int, at: datetime) -> records.Plan:
    """A plan, locked until the transaction ends, whose words the actor may change now.

    Raises:
        ObjectDoesNotExist: There is none.
        NotAllowed: The actor does not prepare this department's plans.
        MoveRefused: It can not be edited in its state, or its year is closed.
    """
    in_turn_on(pk=plan_id)
    plan = records.Plan.objects.select_related("cycle__region", "department").get(pk=plan_id)
    _require_editing(actor, plan, at)
    return plan


def _require_editing(actor: records.Person, plan: records.Plan, at: datetime) -> None:
    access.require(actor, access.EDIT, plan.department, localdate(at))
    require_editable(plan)


def require_open(cycle: records.Cycle) -> None:
    """Let a year pass that is not closed.

    Raises:
        MoveRefused: It is closed.
    """
    if not cycle.is_open:
        message = gettext(
            "%(year)s 年度已经关闭，部门不能再填报和修改；确需改动的，请绩效管理机构重新打开这一年度。"
        )
        raise MoveRefused(message % {"year": cycle.fiscal_year})


def require_editable(plan: records.Plan) -> None:
    """Let a plan pass whose words may be changed in its state.

    Raises:
        MoveRefused: They may not.
    """
    require_open(plan.cycle)
    state = State(plan.state)
    if state not in EDITABLE:
        message = gettext("文本现在是“%(state)s”，不能修改；需要修改的，先撤回或申请调整。") % {
            "state": gettext(state.word)
        }
        raise MoveRefused(message)
