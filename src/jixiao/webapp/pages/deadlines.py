"""催办和延期; papers of a review as files."""

from datetime import datetime
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from jixiao.model.lifecycle import MoveRefused
from jixiao.services.opinions import annotated, opinion_file
from jixiao.webapp.actions.reminders import extend, remind
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.fields import moment_of, record_of
from jixiao.webapp.queries.deadlines import deadlines_of
from jixiao.webapp.queries.opinion import opinion_of, spoken_of

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@for_people
def deadlines(request: Asked) -> HttpResponse:
    """Departments against the deadline."""
    seen = deadlines_of(request.user, timezone.now())
    return render(request, "pages/review_deadlines.html", {"seen": seen})


@for_people
@require_POST
def urge(request: Asked) -> HttpResponse:
    """Remind departments."""
    for each in request.POST.getlist("department"):
        remind(
            request.user, record_of(request.POST.get("cycle", "")), record_of(each),
            request.POST.get("text", ""), timezone.now(),
        )  # fmt: skip
    return redirect("deadlines")


@for_people
@require_POST
def prolong(request: Asked) -> HttpResponse:
    """Give a department more time."""
    extend(
        request.user, record_of(request.POST.get("cycle", "")),
        record_of(request.POST.get("department", "")), _moment(request.POST.get("deadline", "")),
        request.POST.get("reason", ""), timezone.now(),
    )  # fmt: skip
    return redirect("deadlines")


@for_people
def opinion(request: Asked, plan_id: int) -> HttpResponse:
    """The opinion of a review in Word."""
    found = opinion_of(request.user, plan_id, timezone.now())
    name = f"{found.department}{found.fiscal_year}年审核意见.docx"
    return _file(opinion_file(found), name)


@for_people
def notes(request: Asked, plan_id: int) -> HttpResponse:
    """The plan in Word with everything said beside it."""
    now = timezone.now()
    document, spoken, finance = spoken_of(request.user, plan_id, now)
    data = annotated(document, spoken, finance, timezone.localdate(now))
    return _file(data, f"{document.title.raw or '绩效文本'}（批注）.docx")


def _file(data: bytes, name: str) -> HttpResponse:
    said = f"attachment; filename*=UTF-8''{quote(name)}"
    return HttpResponse(data, _WORD, headers={"Content-Disposition": said})


def _moment(words: str) -> datetime:
    """A moment as a form gives it.

    Raises:
        MoveRefused: It is none.
    """
    moment = moment_of(words)
    if moment is None:
        message = gettext("请填写延期到哪一天几点。")
        raise MoveRefused(message)
    return moment


ADDRESSES = [
    path("review/deadlines/", deadlines, name="deadlines"),
    path("review/deadlines/remind/", urge, name="remind"),
    path("review/deadlines/extend/", prolong, name="extend"),
    path("review/<int:plan_id>/opinion.docx", opinion, name="opinion"),
    path("review/<int:plan_id>/annotated.docx", notes, name="annotated"),
]
