"""设置: the organisation, its people, its years, how safely they log in; and one's own account."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext

from jixiao.formats.limits import UnreadableDocument
from jixiao.model.lifecycle import MoveRefused, Role
from jixiao.services.organisation_list import Entry, entries_of
from jixiao.webapp.actions import organisation as acts
from jixiao.webapp.actions import people as people_acts
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.fields import day_of, moment_of, number_of
from jixiao.webapp.queries import organisation as queries
from jixiao.webapp.queries.trail import may_audit

_MOST_BYTES = 30_000_000


class Frame(NamedTuple):
    """What every page of 设置 shows around its own."""

    regions: tuple[queries.RegionSeen, ...]
    years: tuple[queries.RegionSeen, ...]
    region: queries.RegionSeen | None
    may_audit: bool
    now: datetime


def frame_of(request: Asked, region_id: int | None, *, years: bool = False) -> Frame:
    """What stands around a page of 设置; a region that is not this person's is not found."""
    now = timezone.localtime()
    regions = tuple(queries.regions_of(request.user, now))
    with_years = tuple(queries.regions_with_years(request.user, now))
    mine = with_years if years else regions
    region = next((each for each in mine if each.pk == region_id), None)
    if region_id is not None and region is None:
        raise Http404
    return Frame(regions, with_years, region, may_audit(request.user, now), now)


def tried(request: Asked, act: Callable[[], str]) -> int:
    """Do an act and tell what it says; 200, or 400 when it was refused."""
    try:
        messages.success(request, act())
    except (MoveRefused, UnreadableDocument) as refused:
        messages.error(request, str(refused))
        return 400
    return 200


@for_people
def settings(request: Asked) -> HttpResponse:
    """The first page that this person has."""
    frame = frame_of(request, None)
    if frame.regions:
        return redirect("organisation", region_id=frame.regions[0].pk)
    if frame.years:
        return redirect("years", region_id=frame.years[0].pk)
    return redirect("mine")


@for_people
def organisation(request: Asked, region_id: int) -> HttpResponse:
    """The departments and units of a region; POST adds or changes one, or reads a list."""
    frame = frame_of(request, region_id)
    status = 200
    if request.method == "POST":
        status = tried(request, lambda: _organise(request, region_id, frame.now))
        if status == 200:
            return redirect("organisation", region_id=region_id)
    seen = {
        "frame": frame,
        "departments": queries.departments_of(region_id, frame.now),
        "given": request.POST,
    }
    return render(request, "pages/settings.html", seen, status=status)


def _organise(request: Asked, region_id: int, now: datetime) -> str:
    given = request.POST
    match given.get("act"):
        case "department":
            entry = Entry(given.get("code", ""), given.get("name", ""), given.get("division", ""))
            pk = number_of(given.get("pk", ""))
            made = acts.save_department(
                request.user, region_id, entry, now, pk=pk, is_active="off" not in given
            )
            return gettext("已保存：%s。") % made.name
        case "unit":
            department = number_of(given.get("department", "")) or 0
            unit = acts.save_unit(
                request.user, department, given.get("code", ""), given.get("name", ""), now
            )
            return gettext("已保存：%s。") % unit.name
        case "region":
            region = acts.add_region(
                request.user, region_id, given.get("code", ""), given.get("name", ""),
                given.get("finance", ""), now,
            )  # fmt: skip
            return gettext("已保存：%s。") % region.name
        case "list":
            return _read_list(request, region_id, now)
    raise Http404


def _read_list(request: Asked, region_id: int, now: datetime) -> str:
    file = request.FILES.get("file")
    if file is None or not file.name:
        raise MoveRefused(gettext("请选一个文件。"))
    if (file.size or 0) > _MOST_BYTES:
        raise MoveRefused(gettext("文件太大，名单不会这么大，请核对。"))
    entries = entries_of(file.name, file.read())
    done = acts.enter_organisation(request.user, region_id, entries, now, why=file.name)
    return gettext(
        "新增 %(departments)s 个部门、%(units)s 个单位，改名 %(renamed)s 个，原来就有 %(same)s 个。"
    ) % (done._asdict())


@for_people
def years(request: Asked, region_id: int) -> HttpResponse:
    """The years of a region and when their plans are due."""
    frame = frame_of(request, region_id, years=True)
    status = 200
    if request.method == "POST":
        status = tried(request, lambda: _save_year(request, region_id, frame.now))
        if status == 200:
            return redirect("years", region_id=region_id)
    seen = {"frame": frame, "cycles": queries.years_of(region_id), "given": request.POST}
    return render(request, "pages/settings_years.html", seen, status=status)


def _save_year(request: Asked, region_id: int, now: datetime) -> str:
    given = request.POST
    opens, ends = day_of(given.get("opens", "")), moment_of(given.get("deadline", ""))
    if opens is None or ends is None:
        raise MoveRefused(gettext("请写开始的日子和截止的日期、时间。"))
    cycle = acts.save_cycle(
        request.user, region_id, number_of(given.get("year", "")) or 0, opens, ends, now,
        is_open="closed" not in given,
    )  # fmt: skip
    return gettext("已保存：%s。") % gettext("%s年度") % cycle.fiscal_year


@for_people
def safety(request: Asked, region_id: int) -> HttpResponse:
    """Which roles of a region log in with a second factor."""
    frame = frame_of(request, region_id)
    if request.method == "POST":
        chosen = frozenset(each for each in Role if each.value in request.POST.getlist("role"))
        acts.ask_second_factor(request.user, region_id, chosen, frame.now)
        messages.success(request, gettext("已保存。"))
        return redirect("safety", region_id=region_id)
    asked = queries.second_factor_roles(region_id)
    seen = {"frame": frame, "roles": [(each, each in asked) for each in Role]}
    return render(request, "pages/settings_safety.html", seen)


@for_people
def mine(request: Asked) -> HttpResponse:
    """One's own roles, what one has handed on, and the ways to password and second factor."""
    frame = frame_of(request, None)
    status = 200
    if request.method == "POST":
        status = tried(request, lambda: _hand_on(request, frame.now))
        if status == 200:
            return redirect("mine")
    held = queries.handed_on(request.user, frame.now)
    seen = {"frame": frame, "held": held, "given": request.POST}
    return render(request, "pages/settings_mine.html", seen, status=status)


def _hand_on(request: Asked, now: datetime) -> str:
    given, pk = request.POST, number_of(request.POST.get("pk", "")) or 0
    if given.get("act") == "end":
        people_acts.end_delegation(request.user, pk, now)
        return gettext("已收回。")
    ends = day_of(given.get("ends", ""))
    if ends is None:
        raise MoveRefused(gettext("请写委托到哪一天。"))
    made = people_acts.delegate(request.user, pk, given.get("username", ""), ends, now)
    return gettext("已委托给%s。") % made.person.name


ADDRESSES = [
    path("settings/", settings, name="settings"),
    path("settings/mine/", mine, name="mine"),
    path("settings/regions/<int:region_id>/", organisation, name="organisation"),
    path("settings/regions/<int:region_id>/years/", years, name="years"),
    path("settings/regions/<int:region_id>/safety/", safety, name="safety"),
]
