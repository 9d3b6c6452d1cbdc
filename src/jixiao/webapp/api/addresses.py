"""The API's addresses, and how what is refused becomes an answer."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja.errors import AuthenticationError, HttpError, ValidationError

from jixiao.model.lifecycle import MoveRefused
from jixiao.services.editing import UneditablePlace
from jixiao.webapp.access import NotAllowed
from jixiao.webapp.actions.plans import StaleWrite
from jixiao.webapp.actions.spending import TooOften
from jixiao.webapp.api import imports, parts, people, plans, publication, review, talk
from jixiao.webapp.api.caller import people as for_people
from jixiao.webapp.api.document import Api, Plainly
from jixiao.webapp.api.reference import begin, reference
from jixiao.webapp.problems import Problem, answer
from jixiao.webapp.refusals import said_of

api = Api(
    title=gettext_noop("绩效系统接口"),
    version="1",
    description=gettext_noop(
        "和网页同一套动作和权限。令牌在“设置 · 接口令牌”里建，写在 Authorization: Bearer 后面。"
    ),
    docs_url=None,
    renderer=Plainly(),
    urls_namespace="api",
)
for each in (people, plans, parts, talk, imports, review):
    api.add_router("", each.router, auth=for_people)
api.add_router("", publication.router)


def _refused(code: str) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda request, error: answer(request, code, said_of(error))


def _hidden(request: HttpRequest, _error: Exception) -> HttpResponse:
    """What is not there and what is not theirs look the same."""
    return answer(request, "not-found")


def _not_allowed(request: HttpRequest, error: NotAllowed) -> HttpResponse:
    if error.is_hidden:
        return _hidden(request, error)
    return answer(request, "not-allowed", said_of(error))


def _stale(request: HttpRequest, error: StaleWrite) -> HttpResponse:
    clashes = [each._asdict() for each in error.clashes]
    said = _("现在是第 %(n)s 版，%(who)s改过；您写的没有存。")
    told = {"n": error.number, "who": error.clashes[0].author}
    return answer(request, "stale", said % told, more={"clashes": clashes, "version": error.number})


def _too_often(request: HttpRequest, error: TooOften) -> HttpResponse:
    told = answer(request, "too-often", str(error))
    told.headers["Retry-After"] = str(error.seconds)
    return told


def _own(request: HttpRequest, error: Problem) -> HttpResponse:
    return answer(request, error.code, error.detail, more=error.more)


def _unread(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What ninja itself refuses: no caller, or a body that is no JSON."""
    is_unknown = isinstance(error, AuthenticationError)
    return answer(request, "unauthorized" if is_unknown else "bad-request")


def _wrong(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [{"where": _place(each["loc"]), "said": _said(each)} for each in error.errors]
    first = errors[0]
    more = {"where": first["where"], "errors": errors}
    return answer(request, "not-understood", f"{first['where']}：{first['said']}", more=more)


def _place(location: tuple[str | int, ...]) -> str:
    """``body.cells[0].now``; the name of our own argument is left out."""
    kind, *rest = [each for each in location if each != "given"]
    told = str(kind)
    for each in rest:
        told += f"[{each}]" if isinstance(each, int) else f".{each}"
    return told[:200]


def _said(error: dict[str, Any]) -> str:
    """What is wrong with a value, in the language of the request; the value is not repeated."""
    kind, told = error["type"], error.get("ctx", {})
    limits = [told[name] for name in _LIMITS if name in told]
    if kind in {"literal_error", "enum"}:
        return _("只能是 {choices}").format(choices=told.get("expected", "")).replace(" or ", "、")
    words = {
        "missing": _("没有写"),
        "extra_forbidden": _("不认识这一项"),
        "unkeepable": _("有不能保存的字符"),
        "json_invalid": _("不是正确的 JSON"),
    }.get(kind)
    if words is not None:
        return words
    if limits:
        return _("太大、太小、太长或太短，界限是 {limit}").format(limit=limits[0])
    return _("种类不对")


_LIMITS = ("ge", "le", "gt", "lt", "min_length", "max_length")
_ANSWERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    NotAllowed: _not_allowed,
    MoveRefused: _refused("not-now"),
    UneditablePlace: _refused("no-such-place"),
    StaleWrite: _stale,
    TooOften: _too_often,
    Http404: _hidden,
    ObjectDoesNotExist: _hidden,
    Problem: _own,
    HttpError: _unread,
    ValidationError: _wrong,
}
for kind, told in _ANSWERS.items():
    api.add_exception_handler(kind, told)

ADDRESSES = [
    path("api/v1/", begin, name="api"),
    path("api/v1/docs", partial(reference, api=api), name="api-docs"),
    path("api/v1/", api.urls),
]
