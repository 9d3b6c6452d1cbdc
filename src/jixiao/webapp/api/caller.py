"""Who calls: a person by a token, a person by the session of a browser, or anybody."""

from datetime import datetime
from typing import Any, NamedTuple

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from ninja.security import HttpBearer
from ninja.security.apikey import APIKeyCookie
from ninja.utils import check_csrf

from jixiao.webapp.access import Person
from jixiao.webapp.actions.spending import spend
from jixiao.webapp.actions.tokens import Came, come
from jixiao.webapp.problems import Problem
from jixiao.webapp.queries.door import Step, next_step
from jixiao.webapp.uploading import API_UPLOADS, KeepingHandler

_READING = frozenset(("GET", "HEAD", "OPTIONS"))
_SAID = {
    Step.BEGIN: gettext_noop("系统还没有设置好。"),
    Step.PASSWORD: gettext_noop("请先登录网页改掉临时密码。"),
    Step.SECOND_FACTOR: gettext_noop("请先登录网页启用第二步验证。"),
}


class Caller(NamedTuple):
    """A person, and the token with which a program came in their name."""

    person: Person
    token: Came | None


class Called(HttpRequest):
    """A request with a person behind it."""

    auth: Caller

    @property
    def person(self) -> Person:
        """The person."""
        return self.auth.person


class Token(HttpBearer):
    """``Authorization: Bearer jx_…``: a token that the person made in 设置."""

    def __call__(self, request: HttpRequest) -> Caller | None:
        """The caller; None when the request brings no token at all.

        Raises:
            Problem: The token is none of a person who is here, or may not do this.
        """
        given = request.headers.get(self.header, "")
        if not given:
            return None
        kind, _, words = given.partition(" ")
        return self.authenticate(request, words.strip() if kind.lower() == "bearer" else "")

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """The person of a token."""
        now = timezone.now()
        try:
            came = come(token, now)
        except ObjectDoesNotExist:
            count_address(request, now)
            said = gettext("令牌不对，或者已经到期、停用；请在“设置 · 接口令牌”里另建一个。")
            raise Problem("unauthorized", said) from None
        most = settings.API_REQUESTS_A_MINUTE
        spend(
            {f"token:{came.token}": most["token"], f"person:{came.person.pk}": most["person"]}, now
        )
        step = next_step(came.person, timezone.localtime(now))
        if step is not None:
            raise Problem("not-yet", gettext(_SAID[step]))
        if request.method not in _READING and not came.may_write:
            raise Problem("read-only")
        _take_files(request)
        return Caller(came.person, came)


class Session(APIKeyCookie):
    """The session of a browser; what changes something needs ``X-CSRFToken``, too."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Caller | None:
        """The caller; None when nobody has logged in.

        Raises:
            Problem: The request may be forged.
        """
        person = request.user
        if not isinstance(person, Person):
            count_address(request, timezone.now())
            return None
        spend({f"person:{person.pk}": settings.API_REQUESTS_A_MINUTE["person"]}, timezone.now())
        _take_files(request)
        if check_csrf(request) is not None:
            raise Problem("forged")
        return Caller(person, None)

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:  # noqa: ANN401 -- as ninja has it
        """Not asked: the call itself says who."""
        raise NotImplementedError


def anybody(request: HttpRequest) -> bool:
    """Lets everybody in who does not ask too often."""
    count_address(request, timezone.now())
    return True


def count_address(request: HttpRequest, now: datetime) -> None:
    """Count a request of somebody whom we do not know."""
    try:
        address = get_adapter().get_client_ip(request)
    except PermissionDenied:  # no address, as behind a socket: all of them count together
        address = ""
    spend({f"address:{address}": settings.API_REQUESTS_A_MINUTE["address"]}, now)


def _take_files(request: HttpRequest) -> None:
    """Send what is handed in straight to the disk; before anything of it is read."""
    if request.path_info == API_UPLOADS and request.method == "POST":
        request.upload_handlers = [KeepingHandler(request)]


people = [Token(), Session()]
"""For what only people may ask."""
