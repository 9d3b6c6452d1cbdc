"""工作台."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from jixiao.webapp.actions.looking import look
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.band import drawing_of
from jixiao.webapp.pages.fields import number_of
from jixiao.webapp.pages.home_rows import written_lists
from jixiao.webapp.queries.deadlines import reminders_for
from jixiao.webapp.queries.funds import shares_of
from jixiao.webapp.queries.home import home_of
from jixiao.webapp.queries.home_words import due_words


@for_people
def home(request: Asked) -> HttpResponse:
    """What waits for me, what is new, and where every plan stands."""
    now = timezone.now()
    seen = home_of(request.user, now, number_of(request.GET.get("year", "")))
    told = {
        "home": seen,
        "lists": written_lists(seen),
        "reminders": reminders_for(request.user, now),
        "issued": [each for each in shares_of(request.user, now) if each.part is None],
        "left": due_words(seen.deadline, now) if seen.deadline else "",
        "drawing": drawing_of(seen.band) if seen.band else None,
    }
    return render(request, "pages/home.html", told)


@for_people
@require_POST
def looked(request: Asked) -> HttpResponse:
    """What is new is not new any more."""
    look(request.user, timezone.now())
    return redirect("home")


ADDRESSES = [path("", home, name="home"), path("looked/", looked, name="looked")]
