"""审计日志: who did what, for auditors; as a page and as CSV."""

import csv
import io
from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext

from jixiao.webapp.pages.act_words import act_word
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.fields import day_of, number_of
from jixiao.webapp.queries.trail import EventSeen, Wanted, all_events, trail_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@for_people
def trail(request: Asked) -> HttpResponse:
    """A page of the trail, newest first."""
    wanted, now = _wanted(request), timezone.localtime()
    found = trail_of(request.user, wanted, now, number_of(request.GET.get("before", "")))
    asked = {name: request.GET[name] for name in _NAMES if request.GET.get(name)}
    seen = {
        "trail": found,
        "acts": sorted(((each, act_word(each)) for each in found.acts), key=lambda act: act[1]),
        "rows": [(each, act_word(each.act)) for each in found.events],
        "asked": asked,
        "query": urlencode(asked),
    }
    return render(request, "pages/trail.html", seen)


@for_people
def trail_csv(request: Asked) -> StreamingHttpResponse:
    """The events asked for as CSV; no cell can become a formula."""
    rows = all_events(request.user, _wanted(request), timezone.localtime())
    response = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="trail.csv"'
    return response


def _lines(rows: Iterator[EventSeen]) -> Iterator[str]:
    heads = [
        gettext("序号"), gettext("时间"), gettext("人"), gettext("做了什么"), gettext("对什么"),
        gettext("细节"), gettext("封签"),
    ]  # fmt: skip
    yield "\ufeff" + _line(heads)
    for each in rows:
        at = timezone.localtime(each.at).isoformat(sep=" ", timespec="seconds")
        yield _line(
            [str(each.number), at, each.actor, act_word(each.act), each.subject, each.detail,
             each.sha256]
        )  # fmt: skip


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_harmless(each) for each in cells])
    return out.getvalue()


def _harmless(cell: str) -> str:
    """The words with a sign before them where a spreadsheet would take them for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


_NAMES = ("person", "act", "plan", "begins", "ends")


def _wanted(request: Asked) -> Wanted:
    given = request.GET
    return Wanted(
        given.get("person", "").strip()[:60], given.get("act", "")[:40],
        number_of(given.get("plan", "")), day_of(given.get("begins", "")),
        day_of(given.get("ends", "")),
    )  # fmt: skip


ADDRESSES = [path("trail/", trail, name="trail"), path("trail.csv", trail_csv, name="trail_csv")]
