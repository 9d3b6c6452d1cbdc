"""What every answer of the API has around it: language, one shape of errors, ETag, no caching."""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import trans_real

from jixiao.webapp import problems
from jixiao.webapp.actions.trail import own_way

_KEPT_HEADERS = ("Allow", "Retry-After", "WWW-Authenticate")


class ApiMiddleware:
    """Gives the API's answers their envelope; pages pass as they are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer."""
        if not problems.is_for_programs(request):
            return self.get_response(request)
        request.META.pop("HTTP_ACCEPT_ENCODING", None)  # what is packed has no strong ETag
        with own_way(), translation.override(_language(request)):
            response = _with_etag(request, self._answer(request))
            if response.status_code >= 400 and not _is_problem(response):
                response = _as_problem(request, response)
            response.headers["Content-Language"] = translation.get_language() or ""
        response.headers.setdefault("Cache-Control", "private, no-cache")
        patch_vary_headers(response, ("Authorization", "Cookie", "Accept-Language"))
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path_info:
            return problems.answer(request, "bad-request")  # no table holds this sign
        return self.get_response(request)


def _language(request: HttpRequest) -> str:
    """The language of the switch, else the one that the program asks for, else the system's."""
    known = {code for code, _ in settings.LANGUAGES}
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in known:
        return chosen
    for asked, _ in trans_real.parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        found = "zh-hans" if asked.startswith("zh") else asked.partition("-")[0]
        if found in known:
            return found
    return settings.LANGUAGE_CODE


def _with_etag(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with its strong ETag, or 304 for who has it already."""
    if request.method != "GET" or response.status_code != 200 or response.streaming:
        return response
    if "ETag" not in response.headers:
        digest = hashlib.sha256(response.content).hexdigest()
        response.headers["ETag"] = f'"{digest[:32]}"'
    known = get_conditional_response(request, response.headers["ETag"], None, response)
    return response if known is None else known


def _is_problem(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith(problems.MEDIA_TYPE)


def _as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What somebody else has refused, in our shape."""
    code = problems.code_of(response.status_code)
    told = problems.answer(request, code, status=response.status_code)
    for name in _KEPT_HEADERS:
        if name in response.headers:
            told.headers[name] = response.headers[name]
    return told
