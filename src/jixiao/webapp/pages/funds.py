"""下达: one fund notice, many receivers; the office shares out, departments take it in."""

from decimal import Decimal, InvalidOperation

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from jixiao.formats.exchange.reading import document_of
from jixiao.formats.limits import limits_from_environment
from jixiao.kernel.money import read_money
from jixiao.model.documents import PerformanceDocument
from jixiao.model.lifecycle import MoveRefused
from jixiao.services.importing import Handed, Unread, apart, understand_file
from jixiao.services.keeping import Keeper, TooLarge, plain_name
from jixiao.webapp.actions.funds import (
    drop_notice,
    issue_notice,
    prepare_notice,
    share_out,
    take_in,
)
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.fields import number_of
from jixiao.webapp.pages.imports import as_it_came
from jixiao.webapp.queries.funds import TEN_THOUSAND, attachment_of, funds_of, notice_seen

_MOST, _READING = 5_000_000, 20
"""Bytes of the form of a notice, and seconds for reading it: one table of a few pages, which takes
half a second, so it is read while its sender waits. Whole plans and scans are for 导入."""


@for_people
def funds(request: Asked) -> HttpResponse:
    """Notices, and what the person's departments receive; with POST a new notice begins."""
    said, status = "", 200
    seen = funds_of(request.user, timezone.now())
    if request.method == "POST":
        try:
            if seen.cycle is None:
                raise Http404
            document, file = _form(request)
            made = prepare_notice(
                request.user, seen.cycle.pk, request.POST.get("number", ""), document, file,
                timezone.now(),
            )  # fmt: skip
            return redirect("notice", notice_id=made.pk)
        except MoveRefused as refused:
            said, status = str(refused), 400
    told = {"funds": seen, "said": said, "given": request.POST}
    return render(request, "pages/funds.html", told, status=status)


def _form(request: Asked) -> tuple[PerformanceDocument, tuple[str, str]]:
    """What the file says, read in a process of its own; the file is kept."""
    file = request.FILES.get("file")
    if file is None or not file.name:
        raise MoveRefused(gettext("请选一个文件。"))
    name, limits = plain_name(file.name), limits_from_environment()
    if (file.size or 0) > _MOST:
        message = gettext("这个文件超过 %(most)s MB，没有收下；请只传一张项目绩效目标表。")
        raise MoveRefused(message % {"most": _MOST // 1_000_000})
    keeper = Keeper(settings.MEDIA_ROOT, limits.file_bytes)
    try:
        for piece in file.chunks():
            keeper.take(piece)
    except TooLarge as refused:
        raise MoveRefused(str(refused)) from None
    kept = keeper.keep()
    found = apart(understand_file, Handed(settings.MEDIA_ROOT, kept.sha256, name, limits), _READING)
    if isinstance(found, Unread):
        raise MoveRefused(found.message)
    documents = [document_of(each) for each in found.content["documents"]]
    wanted = [each for each in documents if each.projects]
    if len(wanted) != 1:
        message = gettext("文件里应正好有一张项目绩效目标表，读到了 %(count)s 张。")
        raise MoveRefused(message % {"count": sum(len(each.projects) for each in wanted)})
    return wanted[0], (name, kept.sha256)


@for_people
def notice(request: Asked, notice_id: int) -> HttpResponse:
    """One notice: who gets how much; with POST it is shared out, issued, or given up."""
    now, act, said, status = timezone.now(), request.POST.get("act", ""), "", 200
    if request.method == "POST":
        try:
            if act == "drop":
                drop_notice(request.user, notice_id, now)
                return redirect("funds")
            given = map(number_of, request.POST.getlist("row"))
            rows = [each for each in given if each is not None]
            share_out(request.user, notice_id, rows, _shares(request), now)
            if act == "issue":
                issue_notice(request.user, notice_id, now)
                messages.success(request, gettext("已下达，收到的部门在工作台就能看到。"))
            return redirect("notice", notice_id=notice_id)
        except MoveRefused as refused:
            said, status = str(refused), 400
    told = {"seen": notice_seen(request.user, notice_id, now), "said": said}
    return render(request, "pages/fund.html", told, status=status)


def _shares(request: Asked) -> dict[int, Decimal]:
    """Department to 元, as the form has it in 万元."""
    found: dict[int, Decimal] = {}
    for name, words in request.POST.items():
        department = name.removeprefix("share-")
        number = number_of(department)
        if department == name or number is None or not str(words).strip():
            continue
        try:
            amount = read_money(str(words), TEN_THOUSAND)
        except (InvalidOperation, ValueError):
            amount = None
        if amount is None or amount.yuan != round(amount.yuan, 2) or amount.yuan >= 10**14:
            message = gettext("金额“%(words)s”读不懂，请写以万元为单位的数。")
            raise MoveRefused(message % {"words": str(words)[:30]})
        found[number] = amount.yuan
    return found


@for_people
@require_POST
def take(request: Asked, share_id: int) -> HttpResponse:
    """Put an issued project into the department's plan."""
    plan, part = take_in(request.user, share_id, timezone.now())
    return redirect(f"{reverse('plan', args=[plan])}#part{part}")


@for_people
@require_GET
def attachment(request: Asked, notice_id: int) -> FileResponse:
    """The file of a notice as it came."""
    return as_it_came(attachment_of(request.user, notice_id, timezone.now()))


ADDRESSES = [
    path("funds/", funds, name="funds"),
    path("funds/<int:notice_id>/", notice, name="notice"),
    path("funds/<int:notice_id>/file/", attachment, name="notice-file"),
    path("funds/shares/<int:share_id>/take/", take, name="take"),
]
