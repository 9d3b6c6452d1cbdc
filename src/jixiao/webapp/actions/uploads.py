"""Acts on files that people hand in: hand in, try again, decline, accept as a plan."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext

from jixiao.model.documents import PerformanceDocument
from jixiao.model.lifecycle import MoveRefused
from jixiao.services.importing import prepared
from jixiao.services.keeping import Kept, plain_path
from jixiao.services.parts import Locator, fingerprints, joined
from jixiao.services.parts import Part as DocumentPart
from jixiao.services.succession import Look, looks, of_year
from jixiao.webapp import access
from jixiao.webapp.actions.checking import check_again
from jixiao.webapp.actions.jobs import ask_for
from jixiao.webapp.actions.plans import replace_plan, start_plan
from jixiao.webapp.actions.trail import note
from jixiao.webapp.records import models as records

_AGAIN = ("declined", "unreadable")


class HandedIn(NamedTuple):
    """A file that was handed in.

    Args:
        pk: Its number.
        name: Its name as it is shown.
        is_new: False when the same person has handed the same file in for this year before.
    """

    pk: int
    name: str
    is_new: bool


class Result(NamedTuple):
    """What became of one of several files.

    Args:
        name: The file.
        message: Why it was not accepted, "" when it was.
    """

    name: str
    message: str


def hand_in(actor: records.Person, cycle_id: int, name: str, kept: Kept, at: datetime) -> HandedIn:
    """Hand in a file that is kept already; a worker reads it, or unpacks it.

    The same file of the same person for the same year is taken once; one that was declined or
    could not be read is read again.

    Raises:
        NotAllowed: The actor hands nothing in for any department of this region.
    """
    with transaction.atomic():
        cycle = records.Cycle.objects.select_related("region").get(pk=cycle_id)
        own = access.departments_with(actor, access.IMPORT, localdate(at))
        if all(each.region_id != cycle.region_id for each in own):
            message = gettext("您不能为这个地区的部门导入文件；需要的话请联系系统管理员。")
            raise access.NotAllowed(message)
        shown = plain_path(name)
        upload, is_new = records.Upload.objects.get_or_create(
            cycle=cycle, uploaded_by=actor, sha256=kept.sha256, archive=None,
            defaults={"name": shown, "size": kept.size, "uploaded_at": at},
        )  # fmt: skip
        if is_new or upload.state in _AGAIN:
            _ask(upload, actor, at)
        note(
            actor, cycle.region, "hand_in", f"upload:{upload.pk}", at,
            sha256=kept.sha256, size=kept.size, is_new=is_new,
        )  # fmt: skip
    return HandedIn(upload.pk, upload.name, is_new)


def try_again(actor: records.Person, upload_id: int, at: datetime) -> None:
    """Read a file once more, of a person's own.

    Raises:
        ObjectDoesNotExist: It is nobody's or somebody else's.
        MoveRefused: It is being read, or has become a plan.
    """
    with transaction.atomic():
        upload = _own(actor, upload_id, at)
        if upload.state not in {*_AGAIN, "read", "skipped"}:
            message = gettext("这个文件正在读，或者已经导入，不用再读。")
            raise MoveRefused(message)
        _ask(upload, actor, at)
        note(actor, upload.cycle.region, "try_again", f"upload:{upload.pk}", at)


def decline_upload(actor: records.Person, upload_id: int, at: datetime) -> None:
    """Leave a file aside; it stays kept and can be read again.

    Raises:
        ObjectDoesNotExist: It is nobody's or somebody else's.
        MoveRefused: It has become a plan already, or is being read.
    """
    with transaction.atomic():
        upload = _own(actor, upload_id, at)
        if upload.state in {"accepted", "waiting", "reading"}:
            message = gettext("这个文件已经导入或正在读，现在不能放下。")
            raise MoveRefused(message)
        _settle(upload, "declined", actor, at)
        note(actor, upload.cycle.region, "decline_upload", f"upload:{upload.pk}", at)


def accept_upload(
    actor: records.Person, upload_id: int, department_id: int | None, at: datetime, *,
    is_sure_only: bool = False,
) -> int:  # fmt: skip
    """Make a file the department's plan of the year, or put it in the place of the draft.

    A file of an earlier year becomes this year's draft, with a list of what to look at. The event
    is that of the plan's beginning or replacement; it names the file.

    Args:
        actor: Who.
        upload_id: The file.
        department_id: Whose plan it is; None for the one that was found in the file.
        at: When.
        is_sure_only: Whether doubtful cells stay empty.

    Returns:
        The plan's number.

    Raises:
        ObjectDoesNotExist: The file is nobody's or somebody else's.
        NotAllowed: The actor may not begin, or not replace, this department's plan.
        MoveRefused: It is not read, no department is chosen, or the plan can not be edited now.
    """
    with transaction.atomic():
        upload = _own(actor, upload_id, at)
        if upload.state != "read" or upload.content is None:
            message = gettext("这个文件还没有读好，或已经处理过，不能导入。")
            raise MoveRefused(message)
        department = _department(upload, department_id)
        document, places = prepared(
            upload.content, upload.cycle.fiscal_year, upload.fiscal_year,
            is_sure_only=is_sure_only,
        )  # fmt: skip

        why = f"导入 {upload.name[:120]}（{upload.sha256[:12]}）"
        plan = records.Plan.objects.filter(cycle=upload.cycle, department=department).first()
        if plan is None:
            plan = start_plan(
                actor, upload.cycle, department, document, at, why=why, act=access.IMPORT
            )
        elif _is_same(plan, document):
            message = gettext("和%(department)s现在的文本一字不差，不用再导入。") % {
                "department": department.name
            }
            raise MoveRefused(message)
        else:
            replace_plan(actor, plan, document, at, why=why)
        _list_looks(plan, places)
        check_again(plan, localdate(at))
        upload.plan, upload.department = plan, department
        _settle(upload, "accepted", actor, at)
    return plan.pk


def accept_each(actor: records.Person, upload_ids: Iterable[int], at: datetime) -> list[Result]:
    """Accept several files, each by itself: one that is refused stops no other."""
    results = []
    for each in upload_ids:
        name = records.Upload.objects.values_list("name", flat=True).get(pk=each)
        try:
            accept_upload(actor, each, None, at)
        except (MoveRefused, access.NotAllowed) as refused:
            results.append(Result(name, str(refused)))
        else:
            results.append(Result(name, ""))
    return results


def start_from_last_year(
    actor: records.Person, cycle_id: int, department_id: int, at: datetime
) -> int:
    """Begin a department's plan with its last one in the system; returns the plan's number.

    Raises:
        NotAllowed: The actor does not prepare this department's plans.
        MoveRefused: There is no earlier plan, or there is one of this year already.
    """
    with transaction.atomic():
        cycle = records.Cycle.objects.select_related("region").get(pk=cycle_id)
        department = records.Department.objects.get(pk=department_id, region=cycle.region)
        access.require(actor, access.EDIT, department, localdate(at))
        last = (
            records.Plan.objects.filter(
                department=department, cycle__fiscal_year__lt=cycle.fiscal_year
            )
            .select_related("cycle")
            .order_by("-cycle__fiscal_year")
            .first()
        )
        if last is None:
            message = gettext("系统里没有%(department)s往年的文本，请导入上年的文件。") % {
                "department": department.name
            }
            raise MoveRefused(message)
        document = of_year(_document_now(last), cycle.fiscal_year)
        why = f"由 {last.cycle.fiscal_year} 年度文本起稿"
        plan = start_plan(actor, cycle, department, document, at, why=why)
        _list_looks(plan, looks(document, cycle.fiscal_year))
        check_again(plan, localdate(at))
    return plan.pk


def _document_now(plan: records.Plan) -> PerformanceDocument:
    rows = plan.parts.filter(is_removed=False).exclude(head=None).select_related("head")
    return joined(
        DocumentPart(row.kind, row.head.title, row.head.document())
        for row in rows
        if row.head is not None
    )


def _is_same(plan: records.Plan, document: PerformanceDocument) -> bool:
    there = plan.parts.filter(is_removed=False).values_list("head__sha256", flat=True)
    return list(there) == fingerprints(document)


def _list_looks(plan: records.Plan, found: Iterable[Look]) -> None:
    """Put places on a plan's list of what to look at; call it inside the act."""
    rows = list(plan.parts.filter(is_removed=False).exclude(head=None).select_related("head"))
    locator = Locator(
        [
            DocumentPart(row.kind, row.head.title, row.head.document())
            for row in rows
            if row.head is not None
        ]
    )
    places = [(each, *locator.place(f"documents[0].{each.path}")) for each in found]
    records.MustLook.objects.bulk_create(
        records.MustLook(
            plan=plan,
            part=rows[at or 0],
            path=path[:200],
            kind=each.kind,
            words=each.words,
            message=each.message,
        )
        for each, at, path in places
    )


def _own(actor: records.Person, upload_id: int, at: datetime) -> records.Upload:
    """A file of a person who may still hand in for its region, locked."""
    upload = (
        records.Upload.objects.select_for_update(of=("self",), no_key=True)
        .select_related("cycle__region", "uploaded_by")
        .get(pk=upload_id, uploaded_by=actor)
    )
    own = access.departments_with(actor, access.IMPORT, localdate(at))
    if all(each.region_id != upload.cycle.region_id for each in own):
        message = gettext("您现在不能为这个地区的部门导入文件。")
        raise access.NotAllowed(message)
    return upload


def _department(upload: records.Upload, chosen: int | None) -> records.Department:
    wanted = chosen if chosen is not None else upload.department_id
    own = records.Department.objects.filter(region=upload.cycle.region)
    found = None if wanted is None else own.filter(pk=wanted).first()
    if found is None:
        message = gettext("还没有选这是哪个部门的文件，请选一个再导入。")
        raise MoveRefused(message)
    return found


def _settle(upload: records.Upload, state: str, actor: records.Person, at: datetime) -> None:
    upload.state, upload.settled_by, upload.settled_at = state, actor, at
    upload.save(update_fields=("state", "settled_by", "settled_at", "plan", "department"))


def _ask(upload: records.Upload, actor: records.Person, at: datetime) -> None:
    upload.state, upload.message = "waiting", ""
    upload.save(update_fields=("state", "message"))
    is_archive = upload.name.lower().endswith(".zip")
    ask_for("unpack" if is_archive else "read", {"upload": upload.pk}, actor, at)
