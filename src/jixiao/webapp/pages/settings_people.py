"""设置 · 人员: who may log in, with which roles, until when."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from jixiao.model.lifecycle import MoveRefused, Role
from jixiao.webapp.actions import people as acts
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.fields import day_of, number_of
from jixiao.webapp.pages.settings import frame_of, tried
from jixiao.webapp.queries import organisation as queries


@for_people
def people(request: Asked, region_id: int) -> HttpResponse:
    """The people of a region; POST enters one."""
    frame = frame_of(request, region_id)
    status, told = 200, ("", "")
    if request.method == "POST":
        try:
            told = _enter(request, region_id, frame.now)
        except MoveRefused as refused:
            messages.error(request, str(refused))
            status = 400
    words = request.GET.get("words", "")[:40]
    seen = {
        "frame": frame, "people": queries.people_of(region_id, frame.now, words), "roles": Role,
        "departments": queries.departments_of(region_id, frame.now), "words": words,
        "told": told, "given": request.POST if status == 400 else {},
    }  # fmt: skip
    return render(request, "pages/settings_people.html", seen, status=status)


def _enter(request: Asked, region_id: int, now: datetime) -> tuple[str, str]:
    given = request.POST
    made, password = acts.add_person(
        request.user, region_id, given.get("username", ""), given.get("name", ""),
        _role(given.get("role", "")), now, email=given.get("email", ""),
        department_id=number_of(given.get("department", "")),
    )  # fmt: skip
    return made.username, password


@for_people
def person(request: Asked, person_id: int) -> HttpResponse:
    """A person; POST gives or ends a role, lets go, takes back, renews what is lost."""
    frame = frame_of(request, None)
    found = queries.person_of(request.user, person_id, frame.now)
    status, told = 200, [""]
    if request.method == "POST":
        status = tried(request, lambda: _manage(request, person_id, frame.now, told))
        if status == 200 and not told[0]:
            return redirect("person", person_id=person_id)
        found = queries.person_of(request.user, person_id, frame.now)
    departments = [
        (region, queries.departments_of(region.pk, frame.now)) for region in frame.regions
    ]
    seen = {
        "frame": frame, "seen": found, "roles": Role, "departments": departments,
        "password": told[0], "given": request.POST if status == 400 else {},
    }  # fmt: skip
    return render(request, "pages/settings_person.html", seen, status=status)


def _manage(request: Asked, person_id: int, now: datetime, told: list[str]) -> str:
    given = request.POST
    match given.get("act"):
        case "give":
            _give(request, person_id, now)
        case "end":
            acts.end_role(request.user, number_of(given.get("pk", "")) or 0, now)
        case "let_go":
            acts.let_go(request.user, person_id, now)
        case "take_back":
            told[0] = acts.take_back(request.user, person_id, now)
        case "password":
            told[0] = acts.renew_password(request.user, person_id, now)
        case "second_factor":
            acts.drop_second_factor(request.user, person_id, now)
        case _:
            raise Http404
    return gettext("已保存。")


def _give(request: Asked, person_id: int, now: datetime) -> None:
    """The place is ``region`` or ``region:department``."""
    given = request.POST
    region, _, department = given.get("place", "").partition(":")
    acts.give_role(
        request.user, person_id, number_of(region) or 0, _role(given.get("role", "")), now,
        department_id=number_of(department), begins=day_of(given.get("begins", "")),
        ends=day_of(given.get("ends", "")),
    )  # fmt: skip


def _role(words: str) -> Role:
    try:
        return Role(words)
    except ValueError:
        raise MoveRefused(gettext("请选一个角色。")) from None


ADDRESSES = [
    path("settings/regions/<int:region_id>/people/", people, name="people"),
    path("settings/people/<int:person_id>/", person, name="person"),
]
