"""Refusals become HTTP in one place: not allowed 403, not now or stale 409, no such place 404."""

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext

from jixiao.model.lifecycle import MoveRefused
from jixiao.services.editing import UneditablePlace
from jixiao.webapp.access import NotAllowed
from jixiao.webapp.actions.plans import StaleWrite

_STATUS: dict[type[Exception], tuple[int, str]] = {
    NotAllowed: (403, "not-allowed"),
    MoveRefused: (409, "not-now"),
    StaleWrite: (409, "stale"),
    UneditablePlace: (400, "no-such-place"),
    Http404: (404, "not-found"),
    ObjectDoesNotExist: (404, "not-found"),
}


class RefusalMiddleware:
    """Answers refused acts: as a page, or in the one shape of JSON errors."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response of the view; what holds a sign that no table keeps reaches none."""
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return _unkeepable(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object
    ) -> HttpResponse | None:
        """The refusal of a form with such a sign; streams of files are looked at where they end."""
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return None
        given = (each for _, values in request.POST.lists() for each in values)
        return _unkeepable(request) if any("\0" in str(each) for each in given) else None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The response to a refusal; None leaves errors of our own to be seen."""
        for kind, (status, code) in _STATUS.items():
            if isinstance(error, kind):
                if isinstance(error, NotAllowed) and error.is_hidden:
                    status, code = _STATUS[Http404]
                absent = gettext("没有这个页面，可能已被移动或没有权限查看。")
                said = absent if status == 404 else said_of(error)
                return _answer(request, status, code, said, error)
        return None


def _unkeepable(request: HttpRequest) -> HttpResponse:
    said = gettext("有不能保存的字符")
    return _answer(request, 400, "bad-request", said, ValueError())


def said_of(error: Exception) -> str:
    """Why not, in the language of the request."""
    if isinstance(error, UneditablePlace):
        return gettext(error.sentence) % error.values
    return str(error)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The response to a form that does not carry its own token."""
    said = gettext("这个页面放得太久或者不是从本系统打开的，没有保存；请返回上一页，刷新以后再试。")
    return _answer(request, 403, "not-from-here", said, PermissionError(reason))


def _answer(
    request: HttpRequest, status: int, code: str, said: str, error: Exception
) -> HttpResponse:
    wants_json = request.path.startswith("/api/") or request.headers.get("Accept", "").startswith(
        "application/json"
    )
    if wants_json:
        body: dict[str, object] = {"error": said, "code": code, "where": request.path}
        if isinstance(error, StaleWrite):
            body["clashes"] = [each._asdict() for each in error.clashes]
            body["number"] = error.number
        return JsonResponse(body, status=status)
    clashes = error.clashes if isinstance(error, StaleWrite) else ()
    return render(request, "pages/refused.html", {"said": said, "clashes": clashes}, status=status)
