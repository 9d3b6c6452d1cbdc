"""What workers do with files that were handed in: read them, unpack archives, keep what was found.

The actor of these acts is the system; who handed the file in stands in its row.
"""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.timezone import localdate

from jixiao.comparing.likeness import name_key
from jixiao.formats.limits import limits_from_environment
from jixiao.services.importing import (
    PLANS,
    Handed,
    Members,
    Understood,
    Unpacked,
    Unread,
    apart,
    understand_file,
    unpack_archive,
)
from jixiao.webapp import access
from jixiao.webapp.actions.jobs import MOST_ATTEMPTS, Taken, ask_for, settling
from jixiao.webapp.actions.trail import note
from jixiao.webapp.records import models as records


def read_upload(taken: Taken) -> None:
    """Read a file and keep what was understood; heavy or hostile ones end by themselves."""
    upload = _upload(taken)
    if upload is None or taken.attempt > MOST_ATTEMPTS:
        give_up(taken, timezone.now())
        return
    records.Upload.objects.filter(pk=upload.pk, state="waiting").update(state="reading")
    limits = limits_from_environment()
    handed = Handed(settings.MEDIA_ROOT, upload.sha256, upload.name, limits)
    found = apart(understand_file, handed, limits.seconds)
    now = timezone.now()
    if isinstance(found, Understood):
        _keep(upload, found, now)
    else:
        upload.state, upload.message = "unreadable", found.message
    with settling(taken, now):
        upload.save()
        note(
            None, upload.cycle.region, "read_upload", f"upload:{upload.pk}", now,
            state=upload.state,
        )  # fmt: skip


def unpack_upload(taken: Taken) -> None:
    """Take the files out of an archive; each becomes an upload of its own that waits."""
    upload = _upload(taken)
    if upload is None or taken.attempt > MOST_ATTEMPTS:
        give_up(taken, timezone.now())
        return
    limits = limits_from_environment()
    handed = Handed(settings.MEDIA_ROOT, upload.sha256, upload.name, limits)
    found = apart(unpack_archive, handed, limits.seconds)
    now = timezone.now()
    with settling(taken, now):
        if isinstance(found, Unread):
            upload.state, upload.message = "unreadable", found.message
        elif found.is_document:
            ask_for("read", {"upload": upload.pk}, upload.uploaded_by, now)
        else:
            upload.state, upload.message = "unpacked", _counted(found)
            for each in found.files:
                _add_member(upload, each, now)
        upload.save()
        note(
            None, upload.cycle.region, "unpack_upload", f"upload:{upload.pk}", now,
            files=len(found.files) if isinstance(found, Members) else 0,
        )  # fmt: skip


def give_up(taken: Taken, at: datetime) -> None:
    """Settle a job that can not be done; its file says so and can be tried again."""
    message = f"读了 {min(taken.attempt, MOST_ATTEMPTS)} 次都没有读完，请另存一份后再传。"
    upload = _upload(taken)
    with settling(taken, at, failed=message):
        if upload is not None:
            upload.state, upload.message = "unreadable", message
            upload.save(update_fields=("state", "message"))
        region = None if upload is None else upload.cycle.region
        note(None, region, "give_up", f"job:{taken.pk}", at, kind=taken.kind)


def _upload(taken: Taken) -> records.Upload | None:
    found = records.Upload.objects.select_related("cycle__region", "uploaded_by", "department")
    return found.filter(pk=int(taken.arguments["upload"]), state__in=("waiting", "reading")).first()


def _counted(found: Members) -> str:
    taken = sum(not each.message for each in found.files)
    words = f"取出 {taken} 个文件"
    if found.left_out:
        words += f"，另有 {found.left_out} 个不是文档，没有收"
    return f"{words}。"


def _add_member(archive: records.Upload, member: Unpacked, at: datetime) -> None:
    """A file of an archive, unless this person has handed the same one in for this year."""
    same = records.Upload.objects.filter(
        cycle=archive.cycle_id, uploaded_by=archive.uploaded_by_id, sha256=member.sha256
    )
    if member.sha256 and same.exists():
        return
    upload = records.Upload.objects.create(
        sha256=member.sha256, name=member.name, size=member.size, cycle=archive.cycle,
        uploaded_by=archive.uploaded_by, uploaded_at=at, archive=archive,
        state="unreadable" if member.message else "waiting", message=member.message,
    )  # fmt: skip
    if not member.message:
        ask_for("read", {"upload": upload.pk}, archive.uploaded_by, at)


def _keep(upload: records.Upload, found: Understood, at: datetime) -> None:
    upload.content, upload.shown = found.content, found.shown
    upload.kind, upload.fiscal_year = found.kind, found.fiscal_year
    upload.cells, upload.doubts, upload.pages = found.cells, found.doubts, found.pages
    if found.kind not in PLANS:
        upload.state, upload.message = "skipped", _NO_PLAN.get(found.kind, _NO_PLAN["none"])
        return
    upload.state = "read"
    upload.department, upload.message = _matched(upload, found, at)
    if found.fiscal_year is not None and found.fiscal_year > upload.cycle.fiscal_year:
        year = upload.cycle.fiscal_year
        upload.message += f"文件写的是 {found.fiscal_year} 年度，不是 {year} 年度，请核对。"


_NO_PLAN = {
    "none": "没有读到绩效表，跳过了；要导入的请确认文件里有绩效文本或绩效目标表。",
    "self-evaluation": "这是绩效自评表，不是绩效文本，跳过了。",
    "monitoring": "这是绩效运行监控表，不是绩效文本，跳过了。",
    "department-objectives": "这是部门整体绩效目标表，没有项目，跳过了。",
}


def _matched(
    upload: records.Upload, found: Understood, at: datetime
) -> tuple[records.Department | None, str]:
    """The department whose file it is, among those that this person may hand files in for."""
    own = access.departments_with(upload.uploaded_by, access.IMPORT, localdate(at))
    own = [each for each in own if each.region_id == upload.cycle.region_id]
    best = matching(own, found.code, found.department, upload.name)
    if best is not None:
        return best, ""
    words = found.department or found.code
    said = f"文件里写的是“{words}”，" if words else "文件里没有写部门，"
    if len(own) == 1:
        return own[0], f"{said}不像是{own[0].name}，请核对。"
    return None, f"{said}没有对上部门，请选一个。"


def matching(
    departments: list[records.Department], code: str, name: str, file: str
) -> records.Department | None:
    """The one department that a code, a name or else a file's name speaks of; None for doubt.

    Args:
        departments: Those it can be.
        code: Department or unit code, "" for none.
        name: Name of a department or unit, "" for none.
        file: Name of the file with its folders.
    """
    units = list(records.Unit.objects.filter(department__in=departments))
    wanted = name_key(name)
    by_name = {
        each.pk
        for each in departments
        if wanted and wanted in {name_key(each.name), name_key(each.short_name)}
    } | {each.department_id for each in units if wanted and name_key(each.name) == wanted}
    by_code = {each.pk for each in departments if code and code.startswith(each.code)} | {
        each.department_id for each in units if code and each.code == code
    }
    by_file = set() if wanted else {
        each.pk for each in departments if each.short_name in file or each.name in file
    }  # fmt: skip
    for found in (by_name, by_code if not by_name else set(), by_file):
        if len(found) == 1:
            (only,) = found
            return next(each for each in departments if each.pk == only)
    return None
