"""Imports: hand files in, see what was read of them, accept or decline them."""

from urllib.parse import quote

from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Router
from ninja.params.functions import Query
from ninja.responses import Status

from jixiao.webapp.actions.uploads import accept_upload, decline_upload, hand_in, try_again
from jixiao.webapp.api.caller import Called
from jixiao.webapp.api.shapes import LARGEST, StartedShape
from jixiao.webapp.api.shapes_talk import (
    AcceptGiven,
    ChoiceShape,
    DoubtShape,
    FileShape,
    FilesShape,
    PreviewShape,
    TakenShape,
)
from jixiao.webapp.problems import Problem
from jixiao.webapp.queries.uploads import FileSeen, imports_of, original_of, upload_seen
from jixiao.webapp.uploading import KeepingHandler, KeptFile

router = Router(tags=[_("导入")])
_UPLOAD = "/imports/{int:upload_id}"
_FILES = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "file": {
                            "type": "array", "items": {"type": "string", "format": "binary"},
                            "minItems": 1, "description": _("文件或压缩包，可以几个"),
                        },
                        "year": {
                            "type": "integer", "minimum": 1, "maximum": LARGEST,
                            "description": _("年度编号，不写是最新的年度"),
                        },
                    },
                    "required": ["file"],
                }
            }
        },
    }
}  # fmt: skip


@router.get("/imports", response=FilesShape, summary=_("交来的文件和进度"))
def files(
    request: Called,
    year: int | None = Query(None, ge=1900, le=9999, description=_("年度，如 2027")),
) -> FilesShape:
    """The files that the caller has handed in for a year, those at work first."""
    seen = imports_of(request.auth.person, timezone.now(), year)
    return FilesShape(
        year=seen.cycle, fiscal_year=seen.fiscal_year, left=seen.left, counts=seen.counts,
        items=[_file(each) for each in seen.files],
    )  # fmt: skip


@router.post(
    "/imports", response={202: list[TakenShape]}, summary=_("交文件"), openapi_extra=_FILES
)
def take(request: Called) -> Status[list[TakenShape]]:
    """Take files: they are kept at once and read in the background."""
    person, now = request.auth.person, timezone.now()
    found = [each for each in request.FILES.getlist("file") if isinstance(each, KeptFile)]
    handlers = request.upload_handlers
    refused = [each for one in handlers if isinstance(one, KeepingHandler) for each in one.refused]
    if not found and not refused:
        raise Problem(
            "not-understood", gettext("没有文件，请在 file 里放文件。"), where="body.file"
        )
    taken = []
    cycle = _year(request)
    for each in found:
        got = hand_in(person, cycle, each.name or "", each.kept, now)
        taken.append(TakenShape(id=got.pk, name=got.name, is_new=got.is_new, message=""))
    if not taken:
        name, said = refused[0]
        raise Problem("too-large", f"{name}：{said}", where="body.file")
    taken += [TakenShape(id=None, name=name, is_new=False, message=said) for name, said in refused]
    return Status(202, taken)


def _year(request: Called) -> int:
    given = request.POST.get("year", "")
    if given and not (given.isascii() and given.isdecimal() and 0 < int(given[:20]) <= LARGEST):
        raise Problem(
            "not-understood", gettext("年度编号应为数字，见 /api/v1/years。"), where="body.year"
        )
    if given:
        return int(given)
    newest = imports_of(request.auth.person, timezone.now()).cycle
    if newest is None:
        raise Problem("not-now", gettext("还没有开始的年度，请先由绩效管理机构开始一个年度。"))
    return newest


@router.get(_UPLOAD, response=PreviewShape, summary=_("一个文件读成了什么"))
def preview(request: Called, upload_id: int) -> PreviewShape:
    """One file beside what was read of it, with doubtful places and what would change."""
    seen = upload_seen(request.auth.person, upload_id, timezone.now())
    return PreviewShape(
        file=_file(seen.file), sha256=seen.sha256, handed_in=seen.handed_in, by=seen.by,
        fiscal_year=seen.fiscal_year, parts=[each.title for each in seen.parts],
        doubts=[
            DoubtShape(
                part=each.part, path=each.path, words=each.words, message=each.message,
                place=each.place,
            )
            for each in seen.doubts
        ],
        notices=list(seen.notices), department=seen.department,
        departments=[ChoiceShape(id=pk, name=name) for pk, name in seen.departments],
        plan=None if seen.existing is None else seen.existing[0],
        changes=[each.sentence for each in seen.changes], summary=seen.summary,
        refusal=seen.refusal,
    )  # fmt: skip


@router.get(f"{_UPLOAD}/original", summary=_("原件"))
def original(request: Called, upload_id: int) -> FileResponse:
    """The original as it came."""
    found = original_of(request.auth.person, upload_id, timezone.now())
    if not found.path.exists():
        raise Http404
    response = FileResponse(found.path.open("rb"), content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found.name, safe='')}"
    response["Cache-Control"] = "private, no-store"
    return response


@router.post(f"{_UPLOAD}/accept", response=StartedShape, summary=_("导入成文本"))
def accept(request: Called, upload_id: int, given: AcceptGiven) -> StartedShape:
    """Make a file the department's plan of the year, or put it in the place of the draft."""
    plan = accept_upload(
        request.auth.person, upload_id, given.department, timezone.now(),
        is_sure_only=given.is_sure_only,
    )  # fmt: skip
    return StartedShape(plan=plan)


@router.post(f"{_UPLOAD}/decline", response={204: None}, summary=_("放下，不导入"))
def decline(request: Called, upload_id: int) -> Status[None]:
    """Leave a file aside; it stays kept."""
    decline_upload(request.auth.person, upload_id, timezone.now())
    return Status(204, None)


@router.post(f"{_UPLOAD}/again", response={204: None}, summary=_("再读一次"))
def again(request: Called, upload_id: int) -> Status[None]:
    """Read a file once more."""
    try_again(request.auth.person, upload_id, timezone.now())
    return Status(204, None)


def _file(seen: FileSeen) -> FileShape:
    told = seen._asdict() | {"id": seen.pk, "fiscal_year": seen.year}
    return FileShape.model_validate({name: told[name] for name in FileShape.model_fields})
