"""公开: published plans for people without an account; addresses stay, downloads are the same."""

from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import path
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date, quote_etag, url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from jixiao.kernel.remembering import Remembered
from jixiao.kernel.stated import Stated
from jixiao.model.project import Indicator, Project
from jixiao.model.target import Target
from jixiao.services.writing import written
from jixiao.webapp.queries.publication import (
    PublicPlan,
    Stamp,
    public_list,
    public_plan,
    public_search,
    public_stamp,
    public_years,
    region_name,
)

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}
_WHOLE = Decimal(100)
_PAGE_SECONDS, _FILE_SECONDS, _KEPT_SECONDS = 60, 300, 7 * 24 * 3600
_PAGES = Remembered[str](500)
_LINE_LEFT, _LINE_WIDTH, _LINE_TOP, _LINE_HEIGHT = 16, 222, 22, 50


class Measured(NamedTuple):
    """A row of 怎么衡量: group once, indicator, its target, the year before."""

    group: str
    indicator: Indicator
    before: str


class Point(NamedTuple):
    """A point of the line of the money: where it is drawn, month and percent."""

    x: int
    y: int
    month: int
    percent: str


def years(request: HttpRequest) -> HttpResponse:
    """Regions and years."""
    found = public_years()
    return _shared(request, "pages/public_years.html", found, lambda: {"years": found})


def listed(request: HttpRequest, region: str, year: int) -> HttpResponse:
    """Departments of a year."""
    plans = public_list(region, year)
    here = {"plans": plans, "region": region, "region_name": region_name(region), "year": year}
    return _shared(request, "pages/public_list.html", tuple(here.values()), lambda: here)


def shown(request: HttpRequest, region: str, year: int, department: str) -> HttpResponse:
    """A plan: its projects and its chapters."""

    def here() -> dict[str, object]:
        return {"plan": public_plan(region, year, department)}

    return _page(request, public_stamp(region, year, department), "pages/public_plan.html", here)


def project(
    request: HttpRequest, region: str, year: int, department: str, number: int
) -> HttpResponse:
    """A project: what it costs, what is to be achieved, how that is measured."""

    def here() -> dict[str, object]:
        plan = public_plan(region, year, department, is_compared=True)
        if not 1 <= number <= len(plan.document.projects):
            raise Http404
        found = plan.document.projects[number - 1]
        return {
            "plan": plan, "project": found, "number": number, "rows": _measured(plan, found),
            "facts": _facts(found), "line": _line(found),
        }  # fmt: skip

    return _page(request, public_stamp(region, year, department), "pages/public_project.html", here)


def _measured(plan: PublicPlan, found: Project) -> list[Measured]:
    name = found.name.raw or found.title.raw
    rows, last = [], ""
    for each in found.indicators:
        group = each.level1.raw
        before = plan.before.get((name, each.name.raw), "")
        rows.append(Measured("" if group == last else group, each, before))
        last = group
    return rows


def _facts(found: Project) -> list[tuple[str, Stated[Target]]]:
    """What is served and how content people are to be: two indicators beside the budget."""
    output = [each for each in found.indicators if each.level1.value == "OUTPUT"]
    other = [each for each in found.indicators if each.level1.value != "OUTPUT"]
    chosen = (*output[:1], *(other[-1:] or output[1:2])) if output else found.indicators[:2]
    return [(each.name.raw, each.target) for each in chosen if each.target.raw]


def _line(found: Project) -> list[Point]:
    points = []
    for month, percent in found.disbursement_plan.checkpoints:
        if percent.value is not None:
            x = _LINE_LEFT + int(month * _LINE_WIDTH / 12)
            y = _LINE_TOP + _LINE_HEIGHT - int(min(percent.value, _WHOLE) * _LINE_HEIGHT / 100)
            points.append(Point(x, y, month, f"{percent.value.normalize():f}%"))
    return points


def download(
    request: HttpRequest, region: str, year: int, department: str, suffix: str
) -> HttpResponse:
    """The plan as a file, made of exactly what was published; kept under the snapshot's hash."""
    stamp = public_stamp(region, year, department)

    def made() -> HttpResponse:
        key = f"public-{stamp.sha256}-{suffix}"
        data = cache.get(key)
        if data is None:
            plan = public_plan(region, year, department)
            name = f"{plan.department}{year}年绩效文本"
            data = written([plan.document], f".{suffix}", name=name).data
            cache.set(key, data, _KEPT_SECONDS)
        said = f"attachment; filename*=UTF-8''{quote(f'{region}-{year}-{department}.{suffix}')}"
        response = HttpResponse(data, _TYPES[suffix], headers={"Content-Disposition": said})
        patch_cache_control(response, public=True, max_age=_FILE_SECONDS)
        return response

    return _kept(request, stamp, made)


def search(request: HttpRequest) -> HttpResponse:
    """Projects and indicators by words of their names."""
    words, region = request.GET.get("q", "")[:100], request.GET.get("region", "")[:6]
    here = {"words": words, "region": region, "found": public_search(words, region)}
    return _open_to_all(render(request, "pages/public_search.html", here))


def language(request: HttpRequest, code: str) -> HttpResponse:
    """Switch the language and go back; nothing but a cookie changes."""
    back = request.GET.get("next", "/public/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/public/"
    response = redirect(back)
    if code in {known for known, _ in settings.LANGUAGES}:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, code, samesite="Lax", secure=request.is_secure()
        )
    return response


def _shared(
    request: HttpRequest, template: str, shown: Hashable, here: Callable[[], Mapping[str, object]]
) -> HttpResponse:
    """A page that is the same for everybody: made once for each language and what is shown."""
    key = (shown, request.get_host(), request.path, get_language())
    body = _PAGES.get(key, lambda: render_to_string(template, dict(here()), request))
    return _open_to_all(HttpResponse(body))


def _open_to_all(response: HttpResponse) -> HttpResponse:
    """A response that caches may keep for a minute, one for each language."""
    patch_cache_control(response, public=True, max_age=_PAGE_SECONDS)
    patch_vary_headers(response, ("Cookie",))
    return response


def _page(
    request: HttpRequest, stamp: Stamp, template: str, here: Callable[[], dict[str, object]]
) -> HttpResponse:
    """A page of one publication."""
    return _kept(request, stamp, lambda: _shared(request, template, stamp, here))


def _kept(request: HttpRequest, stamp: Stamp, made: Callable[[], HttpResponse]) -> HttpResponse:
    """The response, or 304 to those who have it already; the snapshot's hash is its name."""
    etag = quote_etag(f"{stamp.sha256[:32]}-{stamp.before[:8]}-{get_language()}")
    modified = int(stamp.at.timestamp())
    known = get_conditional_response(request, etag, modified)
    response = known if known is not None else made()
    response.headers["ETag"] = etag
    if "Last-Modified" not in response.headers:
        response.headers["Last-Modified"] = http_date(modified)
    return response


_PLAN = "public/<str:region>/<int:year>/<str:department>/"
ADDRESSES = [
    path("public/", years, name="public"),
    path("public/search/", search, name="public-search"),
    path("public/language/<str:code>/", language, name="public-language"),
    path("public/<str:region>/<int:year>/", listed, name="public-list"),
    path(_PLAN, shown, name="public-plan"),
    path(f"{_PLAN}<int:number>/", project, name="public-project"),
    *(
        path(f"{_PLAN}plan.{suffix}", download, {"suffix": suffix}, name=f"public-{suffix}")
        for suffix in _TYPES
    ),
]
