"""The door of the demo: be anybody of an invented county with one click.

The address exists only where the configuration says that this is a demo, and the configuration
says so only of a data folder that the demo itself has made.
"""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme

from jixiao.webapp.queries.demo import player, players


def door(request: HttpRequest) -> HttpResponse:
    """The people by role, a button each; with POST one is that person."""
    onward = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(onward, None):
        onward = "/"
    if request.method == "POST":
        person = player(request.POST.get("person", ""))
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect(onward)
    return render(request, "pages/demo.html", {"roles": players()})


ADDRESSES = [path("demo/", door, name="demo")]
