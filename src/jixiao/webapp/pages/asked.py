"""The request of a person who has logged in."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django_htmx.middleware import HtmxDetails

from jixiao.webapp.access import Person


class Asked(HttpRequest):
    """A request with a person behind it."""

    user: Person  # nobody else comes through the door
    htmx: HtmxDetails


Page = TypeVar("Page", bound=Callable[..., HttpResponseBase])


def for_people(page: Page) -> Page:
    """A page for people who have logged in; others are sent to the door.

    No cache between keeps it, and a browser asks again before it shows it once more.
    """

    @wraps(page)
    def kept_private(*arguments: Any, **named: Any) -> HttpResponseBase:  # noqa: ANN401 -- any page
        response = page(*arguments, **named)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return cast("Any", login_required(cast("Any", kept_private)))  # type: ignore[no-any-return]
