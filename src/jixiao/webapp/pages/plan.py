"""绩效文本: the page as printed, edited in place."""

import re
from collections.abc import Iterator

from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from jixiao.model.target_exchange import typed
from jixiao.model.target_question import mood_of, question_about, read_aloud
from jixiao.model.target_reading import read_target
from jixiao.webapp.access import NotAllowed
from jixiao.webapp.actions.checking import check_plan
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.plans import CellChange, change_rows, restore_version, save_cells
from jixiao.webapp.actions.talk import answer, comment, resolve, waive
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.drawn import drawn, drawn_part
from jixiao.webapp.pages.fields import NO_RECORD, number_of, record_of
from jixiao.webapp.pages.margin import margin_written, outline
from jixiao.webapp.queries.history import history_of
from jixiao.webapp.queries.home_words import due_words
from jixiao.webapp.queries.looks import looks_left
from jixiao.webapp.queries.margin import Margin, margin_of
from jixiao.webapp.queries.plans import PlanSeen, plan_seen, require_readable

_LONGEST_TARGET = 500
_SUFFIXES = ("docx", "pdf", "xlsx", "html", "txt", "csv", "json")
_YEAR = re.compile(r"20\d\d").fullmatch
_LEVEL = re.compile(r"(.*)\[(\d+)\]\.(level[12])").fullmatch


@for_people
def show(request: Asked, plan_id: int) -> HttpResponse:
    """The plan."""
    now = timezone.now()
    plan = plan_seen(request.user, plan_id, now)
    token, margin = get_token(request), _margin(plan)
    papers = drawn(token, plan)
    seen = {
        "plan": plan, "papers": papers, "margin": margin_written(plan, margin, token),
        "outline": outline(papers, margin), "looks": looks_left(plan.pk),
        "left": due_words(plan.deadline, now), "suffixes": _SUFFIXES,
    }  # fmt: skip
    return render(request, "pages/plan.html", seen)


@for_people
def margin(request: Asked, plan_id: int) -> HttpResponse:
    """The margin alone; with POST after asking the rules again."""
    plan = plan_seen(request.user, plan_id, timezone.now())
    if request.method == "POST":
        check_plan(request.user, plan_id, timezone.now())
        if not request.htmx:
            return redirect("plan", plan_id=plan_id)
    return HttpResponse(margin_written(plan, _margin(plan), get_token(request)))


def _margin(plan: PlanSeen) -> Margin:
    return margin_of(plan.pk, [each.pk for each in plan.parts])


@for_people
@require_POST
def speak(request: Asked, plan_id: int) -> HttpResponse:
    """Comment on a place, answer, resolve, or give the reason why a finding may stay."""
    require_readable(request.user, plan_id, timezone.now())
    words, now = request.POST.get("text", ""), timezone.now()
    if "part" in request.POST:
        comment(request.user, _number(request, "part"), request.POST.get("path", ""), words, now)
    elif "comment" in request.POST:
        answer(request.user, _number(request, "comment"), words, now)
    elif "resolve" in request.POST:
        resolve(request.user, _number(request, "resolve"), now)
    elif "finding" in request.POST:
        waive(request.user, _number(request, "finding"), words, now)
    if request.htmx:
        return margin(request, plan_id)
    return redirect("plan", plan_id=plan_id)


def _number(request: Asked, name: str) -> int:
    return record_of(request.POST.get(name, ""))


@for_people
@require_POST
def save(request: Asked, plan_id: int, part_id: int) -> HttpResponse:
    """Save cells of a part: fields come as ``path`` with ``was:path`` beside it."""
    try:
        version = save_cells(request.user, part_id, list(_changes(request)), timezone.now())
    except NotAllowed:  # of what one may not read, no one learns that it is there
        require_readable(request.user, plan_id, timezone.now())
        raise
    if request.htmx:
        return JsonResponse({"version": version.number})
    return redirect("plan", plan_id=plan_id)


def _changes(request: Asked) -> Iterator[CellChange]:
    """The cells that were sent and differ; a level merged over rows changes in all of them."""
    for name in request.POST:
        path = name.removeprefix("now:")
        was, now = request.POST.get(f"was:{path}", ""), request.POST[name]
        if path == name or _plain(was) == _plain(now):
            continue
        yield CellChange(path, was, now)
        match = _LEVEL(path)
        if match is not None:
            for more in range(1, _number(request, f"more:{path}") + 1):
                yield CellChange(f"{match[1]}[{int(match[2]) + more}].{match[3]}", was, now)


def _plain(words: str) -> str:
    """Words as a browser sends them back: lines end in one sign."""
    return words.replace("\r\n", "\n").strip()


@for_people
def part(request: Asked, plan_id: int, part_id: int) -> HttpResponse:
    """One part alone, as it stands now; with POST after a change of its rows."""
    now = timezone.now()
    plan = plan_seen(request.user, plan_id, now)
    if request.method == "POST":
        act, _, place = request.POST.get("do", "").partition(" ")
        path, *steps = place.split(" ")
        positions = [each for each in map(number_of, steps) if each is not None] or [NO_RECORD]
        change_rows(request.user, part_id, act, path, positions, _number(request, "seen"), now)
        if not request.htmx:
            return redirect("plan", plan_id=plan_id)
        plan = plan_seen(request.user, plan_id, now)
    found = next((each for each in plan.parts if each.pk == part_id), None)
    if found is None:
        raise Http404
    return HttpResponse(drawn_part(get_token(request), plan, found).html)


@for_people
def history(request: Asked, plan_id: int, part_id: int) -> HttpResponse:
    """The versions of a part; with POST an older one becomes the newest again."""
    now = timezone.now()
    plan = plan_seen(request.user, plan_id, now)
    if request.method == "POST":
        restore_version(request.user, part_id, _number(request, "number"), now)
        return redirect("plan", plan_id=plan_id)
    found = next((each for each in plan.parts if each.pk == part_id), None)
    if found is None:
        raise Http404
    versions = history_of(plan_id, part_id, request.GET.get("path", ""))
    seen = {"plan": plan, "part": found, "versions": versions}
    return render(request, "pages/history.html", seen)


@for_people
def reading(request: Asked) -> HttpResponse:
    """How the words of a target are understood while they are written, or the one question."""
    words, name = (request.GET.get(each, "")[:_LONGEST_TARGET] for each in ("words", "name"))
    year = request.GET.get("year", "")
    target = read_target(words)
    asked = question_about(words, name, int(year) if _YEAR(year) else None)
    seen = typed(target) | {
        "mood": mood_of(words, name),
        "aloud": read_aloud(target) if asked is None else "",
        "question": "" if asked is None else asked.words,
        "answers": [] if asked is None else list(asked.answers),
    }
    return JsonResponse(seen)


@for_people
@require_POST
def move(request: Asked, plan_id: int) -> HttpResponse:
    """Make a move."""
    require_readable(request.user, plan_id, timezone.now())
    move_plan(
        request.user, plan_id, request.POST.get("move", ""), timezone.now(),
        reason=request.POST.get("reason", ""),
    )  # fmt: skip
    return redirect("plan", plan_id=plan_id)


ADDRESSES = [
    path("plans/<int:plan_id>/", show, name="plan"),
    path("plans/<int:plan_id>/margin/", margin, name="margin"),
    path("plans/<int:plan_id>/speak/", speak, name="speak"),
    path("plans/<int:plan_id>/parts/<int:part_id>/", save, name="save"),
    path("plans/<int:plan_id>/parts/<int:part_id>/rows/", part, name="part"),
    path("plans/<int:plan_id>/parts/<int:part_id>/history/", history, name="history"),
    path("plans/<int:plan_id>/move/", move, name="move"),
    path("reading/", reading, name="reading"),
]
