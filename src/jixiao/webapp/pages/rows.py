"""Rows of the sheet, and whole projects: pasted, copied, added, a step taken back."""

from collections.abc import Iterator

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from jixiao.webapp.actions.beginning import add_project, remove_project
from jixiao.webapp.actions.plans import CellChange
from jixiao.webapp.actions.rows import Copied, Room, copy_rows, paste, undo_version
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.fields import number_of, record_of
from jixiao.webapp.queries.copying import rows_to_copy
from jixiao.webapp.queries.plans import PartSeen, plan_seen, require_readable


@for_people
@require_POST
def pasted(request: Asked, plan_id: int, part_id: int) -> HttpResponse:
    """Put a block into a grid: ``now:path`` for each cell, ``room`` for the rows to make first."""
    now = timezone.now()
    require_readable(request.user, plan_id, now)
    where, *numbers = request.POST.get("room", "").split(" ")
    at, rows = [number_of(each) or 0 for each in (*numbers, "", "")][:2]
    version = paste(
        request.user, part_id, Room(where, at, rows), _changes(request), _number(request, "seen"),
        now,
    )  # fmt: skip
    return JsonResponse({"version": version.number})


def _changes(request: Asked) -> Iterator[CellChange]:
    for name, words in request.POST.items():
        if name.startswith("now:"):
            yield CellChange(name.removeprefix("now:"), "", str(words))


@for_people
@require_POST
def undo(request: Asked, plan_id: int, part_id: int) -> HttpResponse:
    """Take back what a version changed; taking that back in turn does it again."""
    require_readable(request.user, plan_id, timezone.now())
    version = undo_version(request.user, part_id, _number(request, "number"), timezone.now())
    return JsonResponse({"version": version.number})


@for_people
def copy(request: Asked, plan_id: int, part_id: int) -> HttpResponse:
    """Indicators to choose from; with POST those with a tick are copied into the project."""
    now = timezone.now()
    plan = plan_seen(request.user, plan_id, now)
    if request.method == "POST":
        wanted = [
            Copied(record_of(part), record_of(position))
            for part, _, position in (each.partition(" ") for each in request.POST.getlist("row"))
        ]
        copy_rows(request.user, part_id, wanted, _number(request, "seen"), now)
        return redirect(f"{reverse('plan', args=[plan_id])}#part{part_id}")
    part = _part(plan.parts, part_id)
    seen = {"plan": plan, "part": part, "sources": rows_to_copy(request.user, part_id, now)}
    return render(request, "pages/copy.html", seen)


@for_people
@require_POST
def project(request: Asked, plan_id: int) -> HttpResponse:
    """One more blank project, or without one that is still blank."""
    now = timezone.now()
    require_readable(request.user, plan_id, now)
    if "remove" in request.POST:
        remove_project(request.user, plan_id, _number(request, "remove"), now)
        return redirect("plan", plan_id=plan_id)
    part = add_project(request.user, plan_id, now)
    return redirect(f"{reverse('plan', args=[plan_id])}#part{part}")


def _part(parts: tuple[PartSeen, ...], part_id: int) -> PartSeen:
    found = next((each for each in parts if each.pk == part_id and each.kind == "project"), None)
    if found is None:
        raise Http404
    return found


def _number(request: Asked, name: str) -> int:
    return record_of(request.POST.get(name, ""))


ADDRESSES = [
    path("plans/<int:plan_id>/projects/", project, name="projects"),
    path("plans/<int:plan_id>/parts/<int:part_id>/paste/", pasted, name="paste"),
    path("plans/<int:plan_id>/parts/<int:part_id>/undo/", undo, name="undo"),
    path("plans/<int:plan_id>/parts/<int:part_id>/copy/", copy, name="copy"),
]
