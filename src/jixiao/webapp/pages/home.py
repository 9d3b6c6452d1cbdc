"""工作台."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from jixiao.webapp.pages.asked import Asked, for_people
from jixiao.webapp.queries.home import home_of


@for_people
def home(request: Asked) -> HttpResponse:
    """What waits for me, and where every plan stands."""
    year = request.GET.get("year", "")
    seen = home_of(request.user, timezone.now(), int(year) if year.isdecimal() else None)
    return render(request, "pages/home.html", {"home": seen})


ADDRESSES = [path("", home, name="home")]
