"""必看: what has to be looked at in a plan that began with a file or with last year's words."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone

from jixiao.webapp.actions.looks import tick
from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.pages.fields import record_of
from jixiao.webapp.queries.looks import looks_of


@for_people
def looks(request: Asked, plan_id: int) -> HttpResponse:
    """The list; with POST one of its places is ticked, or no longer."""
    now = timezone.now()
    if request.method == "POST":
        number = record_of(request.POST.get("look", ""))
        tick(request.user, number, now, is_done=request.POST.get("done") == "yes")
        if not request.htmx:
            return redirect("looks", plan_id=plan_id)
    name = "pages/_looks.html" if request.htmx else "pages/looks.html"
    return render(request, name, {"seen": looks_of(request.user, plan_id, now)})


ADDRESSES = [path("plans/<int:plan_id>/looks/", looks, name="looks")]
