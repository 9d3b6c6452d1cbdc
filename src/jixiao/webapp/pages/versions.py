"""与上年对比, 与定稿对比, 导出."""

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from jixiao.formats.writer import UnwritableDocument
from jixiao.services.writing import written
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.fields import number_of
from jixiao.webapp.queries.plans import plan_seen
from jixiao.webapp.queries.versions import since_snapshot, with_last_year

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf", "html": "text/html", "json": "application/json",
    "csv": "text/csv", "txt": "text/plain",
}  # fmt: skip


@for_people
def compare(request: Asked, plan_id: int) -> HttpResponse:
    """The plan beside last year's, or beside one of its own snapshots."""
    number, now = number_of(request.GET.get("snapshot", "")), timezone.now()
    plan = plan_seen(request.user, plan_id, now)
    compared = (
        since_snapshot(request.user, plan_id, number, now)
        if number is not None
        else with_last_year(request.user, plan_id, now)
    )
    return render(request, "pages/compare.html", {"plan": plan, "compared": compared})


@for_people
def export(request: Asked, plan_id: int, suffix: str) -> HttpResponse:
    """The plan as a file."""
    if suffix not in _TYPES:
        raise Http404
    plan = plan_seen(request.user, plan_id, timezone.now())
    try:
        data = written([plan.document()], f".{suffix}").data
    except UnwritableDocument as error:
        return render(request, "pages/refused.html", {"said": str(error)}, status=409)
    return as_file(data, f"{plan.department}{plan.fiscal_year}年绩效文本.{suffix}")


def as_file(data: bytes, name: str) -> HttpResponse:
    """A file to be kept; a browser shows nothing of it by itself."""
    answer = HttpResponse(data, content_type=_TYPES[name.rpartition(".")[2]])
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


ADDRESSES = [
    path("plans/<int:plan_id>/compare/", compare, name="compare"),
    path("plans/<int:plan_id>/export.<slug:suffix>", export, name="export"),
]
