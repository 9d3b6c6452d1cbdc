"""The way in: first an administrator, then an own password, a second factor; then all the rest.

Who comes with a password that somebody else has made changes it first; whose role asks for a
second factor sets it up first. Until then no other page answers.
"""

from collections.abc import Callable
from typing import cast

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext

from jixiao.webapp.pages.asked import Asked
from jixiao.webapp.problems import answer, is_for_programs
from jixiao.webapp.queries.door import Step, has_people, next_step

_ALWAYS = frozenset(("health", "ready", "set_language", "account_logout"))
_ON_THE_WAY = {
    Step.BEGIN: frozenset(("begin",)),
    Step.PASSWORD: frozenset(("account_change_password",)),
    Step.SECOND_FACTOR: frozenset(
        ("mfa_activate_totp", "account_reauthenticate", "mfa_index", "mfa_reauthenticate")
    ),
}
_DOORS = {
    Step.BEGIN: "begin",
    Step.PASSWORD: "account_change_password",
    Step.SECOND_FACTOR: "mfa_activate_totp",
}
_SAID = {
    Step.BEGIN: "系统还没有设置好。",
    Step.PASSWORD: "请先登录网页改掉临时密码。",
    Step.SECOND_FACTOR: "请先登录网页启用第二步验证。",
}


class DoorMiddleware:
    """Sends people to what they have to do first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._has_people = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page asked for, or the way to what comes before it."""
        step = self._step(request)
        if step is None:
            return self.get_response(request)
        if _name(request) in _ALWAYS | _ON_THE_WAY[step]:
            return self.get_response(request)
        if is_for_programs(request):
            return answer(request, "not-yet", gettext(_SAID[step]))
        return redirect(_DOORS[step])

    def _step(self, request: HttpRequest) -> Step | None:
        if not self._has_people:  # once there are people there always are: none is removed
            self._has_people = has_people()
            if not self._has_people:
                return Step.BEGIN
        if not request.user.is_authenticated:
            return None
        methods = {each.get("method") for each in get_authentication_records(request)}
        return next_step(
            cast("Asked", request).user,
            timezone.localtime(),
            is_vouched_for="socialaccount" in methods,
        )


def _name(request: HttpRequest) -> str:
    """Name of the page asked for, "" where there is none."""
    try:
        return resolve(request.path_info).url_name or ""
    except Resolver404:
        return ""
