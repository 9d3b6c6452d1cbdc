"""导入: files in, what was read of them beside the original, and the plan that they become."""

import re
from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from jixiao.formats.limits import limits_from_environment
from jixiao.services.importing import Handed, apart, draw_page
from jixiao.webapp.actions.beginning import start_blank
from jixiao.webapp.actions.uploads import (
    accept_each,
    accept_upload,
    decline_upload,
    hand_in,
    start_from_last_year,
    try_again,
)
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.marked import marked
from jixiao.webapp.queries.originals import Original
from jixiao.webapp.queries.uploads import (
    ImportsSeen,
    imports_of,
    original_of,
    upload_seen,
    waiting_for_acceptance,
)
from jixiao.webapp.uploading import KeepingHandler, KeptFile, most_bytes

_NUMBER = re.compile(r"[0-9]{1,18}")
_DRAWING = 30
"""Seconds for the picture of a page."""


@for_people
@require_GET
def imports(request: Asked) -> HttpResponse:
    """The files of a year, and the form that takes more."""
    seen = {"imports": _seen(request), "most": most_bytes(), "megabytes": most_bytes() // 1_000_000}
    is_part = request.htmx and not request.htmx.boosted
    return render(request, "pages/_imports.html" if is_part else "pages/imports.html", seen)


@csrf_exempt
@for_people
@require_POST
def files(request: Asked) -> HttpResponse:
    """Take files; nothing of the request is read before it is known who sends it."""
    _seen(request)
    request.upload_handlers = [KeepingHandler(request)]
    return _take(request)


@csrf_protect
def _take(request: Asked) -> HttpResponse:
    cycle, now = _number(request, "cycle") or -1, timezone.now()
    found = [each for each in request.FILES.getlist("files") if isinstance(each, KeptFile)]
    path_given = request.POST.get("path", "") if len(found) == 1 else ""
    taken = [
        hand_in(request.user, cycle, path_given or each.name or "", each.kept, now)
        for each in found
    ]
    (handler,) = request.upload_handlers
    refused = handler.refused if isinstance(handler, KeepingHandler) else []
    if request.headers.get("Accept", "").startswith("application/json"):
        told = [{"name": each.name, "new": each.is_new, "message": ""} for each in taken]
        told += [{"name": name, "new": False, "message": said} for name, said in refused]
        return JsonResponse({"files": told}, status=413 if refused and not taken else 200)
    _say(request, [each.name for each in taken if not each.is_new], refused)
    if not taken and not refused:
        messages.warning(request, _("没有选文件，请先选文件再点“导入”。"))
    return redirect("imports")


def _say(request: Asked, known: list[str], refused: list[tuple[str, str]]) -> None:
    for name, said in refused:
        messages.error(request, f"{name}：{said}")
    if known:
        said = _("%(names)s 已经导入过，没有重复收。") % {"names": "、".join(known[:5])}
        messages.info(request, said)


@for_people
def upload(request: Asked, upload_id: int) -> HttpResponse:
    """One file beside what was read of it; with POST it is accepted, left aside, or read again."""
    now = timezone.now()
    if request.method != "POST":
        seen = upload_seen(request.user, upload_id, now)
        shown = {"upload": seen, "sheets": marked(seen.parts, seen.doubts)}
        return render(request, "pages/import.html", shown)
    act = request.POST.get("act", "")
    if act in {"all", "sure"}:
        plan = accept_upload(
            request.user, upload_id, _number(request, "department"), now, is_sure_only=act == "sure"
        )
        return redirect("looks", plan_id=plan)
    if act == "again":
        try_again(request.user, upload_id, now)
    elif act == "none":
        decline_upload(request.user, upload_id, now)
    return redirect("imports")


@for_people
@require_POST
def several(request: Asked) -> HttpResponse:
    """Accept all files that were read, or those without doubt."""
    now, cycle = timezone.now(), _number(request, "cycle") or -1
    chosen = waiting_for_acceptance(
        request.user, cycle, now, is_good_only=request.POST.get("act") != "all"
    )
    results = accept_each(request.user, chosen, now)
    for each in results:
        if each.message:
            messages.warning(request, f"{each.name}：{each.message}")
    done = sum(not each.message for each in results)
    messages.success(
        request, ngettext("导入了 %(n)d 个文件。", "导入了 %(n)d 个文件。", done) % {"n": done}
    )
    return redirect("imports")


@for_people
@require_POST
def succeed(request: Asked) -> HttpResponse:
    """Begin this year's plan with the last one in the system."""
    plan = start_from_last_year(
        request.user, _number(request, "cycle") or -1, _number(request, "department") or -1,
        timezone.now(),
    )  # fmt: skip
    return redirect("looks", plan_id=plan)


@for_people
@require_POST
def blank(request: Asked) -> HttpResponse:
    """Begin this year's plan with the blank form."""
    plan = start_blank(
        request.user, _number(request, "cycle") or -1, _number(request, "department") or -1,
        timezone.now(),
    )  # fmt: skip
    return redirect("plan", plan_id=plan)


@for_people
@require_GET
def original(request: Asked, upload_id: int) -> FileResponse:
    """The original as it came: to be saved, never to be run or shown by the browser."""
    return as_it_came(original_of(request.user, upload_id, timezone.now()))


def as_it_came(found: Original) -> FileResponse:
    """A kept file for download, with headers that let no browser run or show it."""
    response = FileResponse(found.path.open("rb"), content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found.name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


@for_people
@require_GET
def page(request: Asked, upload_id: int, number: int) -> HttpResponse:
    """The picture of a page, drawn in a process of its own."""
    return _picture(original_of(request.user, upload_id, timezone.now()), number)


@for_people
@require_GET
def place(request: Asked, upload_id: int, number: int) -> HttpResponse:
    """A doubtful place of a page, enlarged."""
    seen = upload_seen(request.user, upload_id, timezone.now())
    box = next((each.box for each in seen.doubts if each.number == number), ())
    if not box:
        raise Http404
    found = original_of(request.user, upload_id, timezone.now())
    return _picture(found, int(box[0]), box[1:])


def _picture(found: Original, number: int, box: tuple[float, ...] = ()) -> HttpResponse:
    handed = Handed(
        settings.MEDIA_ROOT, found.sha256, found.name, limits_from_environment(), number, box
    )
    drawn = apart(draw_page, handed, _DRAWING)
    if not isinstance(drawn, bytes):
        raise Http404(drawn.message)
    response = HttpResponse(drawn, content_type="image/png")
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _seen(request: Asked) -> ImportsSeen:
    year = request.GET.get("year", "")
    return imports_of(request.user, timezone.now(), int(year) if _NUMBER.fullmatch(year) else None)


def _number(request: Asked, name: str) -> int | None:
    words = request.POST.get(name, "")
    return int(words) if _NUMBER.fullmatch(words) else None


ADDRESSES = [
    path("import/", imports, name="imports"),
    path("import/files/", files, name="import-files"),
    path("import/accept/", several, name="import-several"),
    path("import/last-year/", succeed, name="import-succeed"),
    path("import/blank/", blank, name="import-blank"),
    path("import/<int:upload_id>/", upload, name="import"),
    path("import/<int:upload_id>/original/", original, name="import-original"),
    path("import/<int:upload_id>/places/<int:number>/", place, name="import-place"),
    path("import/<int:upload_id>/pages/<int:number>/", page, name="import-page"),
]
