"""审核: the queue, the page of one review, judging, moves, the same act on many."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from jixiao.comparing.changes import VANISHED
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.review import Judged, assign, judge, move_each
from jixiao.webapp.actions.talk import answer, comment, resolve
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.excerpts import Item, Marks, excerpt
from jixiao.webapp.pages.fields import NO_RECORD, record_of
from jixiao.webapp.pages.queue_rows import written_rows
from jixiao.webapp.queries.beside import first_places, neighbours, reviewers_to_choose
from jixiao.webapp.queries.cells import cell_seen
from jixiao.webapp.queries.plans import PartSeen
from jixiao.webapp.queries.review import queue_of
from jixiao.webapp.queries.reviewing import ReviewSeen, review_seen, shown_part


class Leaf(NamedTuple):
    """A part on the desk: its number, title, what is on paper, and what has vanished from it."""

    part: int
    title: str
    items: tuple[Item, ...]
    gone: tuple[str, ...]


@for_people
def queue(request: Asked) -> HttpResponse:
    """The queue, riskiest first."""
    now, asked = timezone.now(), request.GET
    seen = queue_of(
        request.user, now, record_of(asked.get("year", "")) if "year" in asked else None,
        name=asked.get("list", "waiting"), only=asked.get("only", ""),
        order=asked.get("order", "risk"),
    )  # fmt: skip
    first = seen.rows[0].pk if seen.rows else NO_RECORD
    opened = record_of(asked.get("open", str(first)))
    only, order = asked.get("only", ""), asked.get("order", "risk")
    seen_here = {
        "queue": seen, "places": first_places(opened), "only": only, "order": order,
        "rows": written_rows(seen.rows, opened, list=seen.name, only=only, order=order),
        "people": reviewers_to_choose(request.user, now),
    }  # fmt: skip
    return render(request, "pages/review_queue.html", seen_here)


@for_people
def show(request: Asked, plan_id: int) -> HttpResponse:
    """A plan under review: what moved first, else one part with what stands beside a cell."""
    now = timezone.now()
    seen = review_seen(request.user, plan_id, now)
    part = _part(request, seen)
    at = request.GET.get("path", "")
    cell = cell_seen(request.user, plan_id, part, at, now) if "part" in request.GET else None
    here: dict[str, object] = {
        "review": seen, "shown": part, "cell": cell, "view": _view(request, seen),
        "thread": [each for each in seen.comments if (each.part, each.path) == (part.pk, at)],
    }  # fmt: skip
    if request.htmx:
        return render(request, "pages/review_cell.html", here)
    here |= {"leaves": _leaves(request, seen, part), "beside": neighbours(request.user, seen, now)}
    return render(request, "pages/review.html", here)


def _view(request: Asked, seen: ReviewSeen) -> str:
    is_again = seen.moved is not None and seen.round > 1
    wanted = request.GET.get("view", "moved" if is_again else "whole")
    return "moved" if wanted == "moved" and is_again else "whole"


def _part(request: Asked, seen: ReviewSeen) -> PartSeen:
    """The part that is asked for, else the first with something that must be mended."""
    asked = record_of(request.GET.get("part", ""))
    known = {each.pk for each in seen.parts}
    worst = max(seen.parts, key=lambda each: (each.errors, each.kind == "project", -each.pk))
    return shown_part(seen.pk, asked if asked in known else worst.pk)


def _leaves(request: Asked, seen: ReviewSeen, part: PartSeen) -> list[Leaf]:
    own = {(each.part, each.path) for each in seen.own}
    if _view(request, seen) == "whole":
        marks = Marks(
            [each for each in seen.findings if each.part == part.pk],
            [each for each in seen.comments if each.part == part.pk],
        )
        return [Leaf(part.pk, part.title, excerpt(part.document, marks), ())]
    leaves = []
    for moved in seen.moved or ():
        marks = Marks(
            (), [each for each in seen.last_round() if each.part == moved.part], moved,
            frozenset(at for number, at in own if number == moved.part),
        )  # fmt: skip
        items = () if moved.new is None else excerpt(moved.new, marks, only_moved=True)
        gone = tuple(each.old.text for each in moved.changes if each.kind == VANISHED and each.old)
        leaves.append(Leaf(moved.part, moved.title, items, gone))
    return leaves


@for_people
@require_POST
def speak(request: Asked, plan_id: int) -> HttpResponse:
    """Comment on a place, answer, resolve or open again."""
    now, said = timezone.now(), request.POST
    review_seen(request.user, plan_id, now)
    words = said.get("text", "")
    if "comment" in said:
        answer(request.user, record_of(said["comment"]), words, now)
    elif "resolve" in said:
        resolve(request.user, record_of(said["resolve"]), now)
    elif "reopen" in said:
        resolve(request.user, record_of(said["reopen"]), now, is_open=True)
    else:
        comment(request.user, record_of(said.get("part", "")), said.get("path", ""), words, now)
    return redirect(_back(request, plan_id))


def _back(request: Asked, plan_id: int) -> str:
    """The same place of the review again."""
    kept = {name: request.POST[name] for name in ("part", "path", "view") if name in request.POST}
    address = reverse("review", args=[plan_id])
    return f"{address}?{urlencode(kept)}" if kept else address


@for_people
@require_POST
def judged(request: Asked, plan_id: int) -> HttpResponse:
    """Keep the grades of the four aspects and of the whole."""
    review_seen(request.user, plan_id, timezone.now())
    given = {
        name.removeprefix("grade:"): Judged(
            request.POST[name], request.POST.get(name.replace("grade:", "opinion:", 1), "")
        )
        for name in request.POST
        if name.startswith("grade:")
    }
    judge(request.user, plan_id, given, timezone.now())
    return redirect(_back(request, plan_id))


@for_people
@require_POST
def moved(request: Asked, plan_id: int) -> HttpResponse:
    """Make a move, and stay with the review."""
    review_seen(request.user, plan_id, timezone.now())
    move_plan(
        request.user, plan_id, request.POST.get("move", ""), timezone.now(),
        reason=request.POST.get("reason", ""),
    )  # fmt: skip
    return redirect("review", plan_id=plan_id)


@for_people
@require_POST
def bulk(request: Asked) -> HttpResponse:
    """The same move on many plans, with what became of each."""
    plans = [record_of(each) for each in request.POST.getlist("plan")]
    done = move_each(
        request.user, plans, request.POST.get("move", ""), timezone.now(),
        reason=request.POST.get("reason", ""),
    )  # fmt: skip
    return render(request, "pages/review_bulk.html", {"done": done})


@for_people
@require_POST
def assigned(request: Asked) -> HttpResponse:
    """Give a department to a reviewer, or take it back."""
    assign(
        request.user, record_of(request.POST.get("department", "")),
        record_of(request.POST.get("person", str(request.user.pk))), timezone.now(),
        is_held=request.POST.get("act", "give") == "give",
    )  # fmt: skip
    return redirect("review-queue")


ADDRESSES = [
    path("review/", queue, name="review-queue"),
    path("review/bulk/", bulk, name="review-bulk"),
    path("review/assign/", assigned, name="review-assign"),
    path("review/<int:plan_id>/", show, name="review"),
    path("review/<int:plan_id>/speak/", speak, name="review-speak"),
    path("review/<int:plan_id>/judge/", judged, name="review-judge"),
    path("review/<int:plan_id>/move/", moved, name="review-move"),
]
