"""What every page shows around its own: who is here, where they can go, in which language."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from jixiao.webapp import access


def frame(request: HttpRequest) -> dict[str, object]:
    """Names for the base template."""
    person = getattr(request, "user", None)
    if not isinstance(person, access.Person):
        vouching = settings.CONFIGURATION.sign_on
        return {"person": None, "sign_on": vouching.name if vouching else ""}
    return {"person": person, "acts": access.acts_of(person, timezone.localdate())}


class LanguageMiddleware:
    """The language that a person chose with the switch, else the installation's own.

    What a browser says it likes is not asked: an office reads one language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._known = {code for code, _ in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response in that language."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        with translation.override(chosen if chosen in self._known else settings.LANGUAGE_CODE):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response


class OnceMiddleware:
    """Asks once for each page what the person holds; requests that may change it ask anew."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response of the view."""
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with access.asked_once():
            return self.get_response(request)
