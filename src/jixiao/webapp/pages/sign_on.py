"""Log-in through a provider of OpenID Connect (统一身份认证): it vouches for people entered here.

Nobody is made by it: the user name that it tells must be that of a person whom the administrator
has entered. From the first time on the provider's own number of the person is what counts, so a
name given to somebody else there does not open the door here.
"""

from typing import NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base.provider import Provider
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import include, path
from django.utils.translation import gettext as _

from jixiao.webapp.queries.door import vouched_for

_SIGN_ON = settings.CONFIGURATION.sign_on
_CLAIM = _SIGN_ON.claim if _SIGN_ON else ""


class Vouched(DefaultSocialAccountAdapter):
    """Who may come in by the provider, and what is said to all others."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """At the first time the person of that name; later whom the provider's number names.

        Raises:
            ImmediateHttpResponse: Nobody here has the name, or has left.
        """
        if sociallogin.is_existing:
            return
        told = sociallogin.account.get_provider_account()  # type: ignore[no-untyped-call]
        name = str((told.get_user_data() or {}).get(_CLAIM) or "")
        person = vouched_for(name)
        if person is None:
            said = _("统一身份认证里的“%(name)s”在本系统没有账号，请系统管理员用这个用户名登记。")
            raise ImmediateHttpResponse(_refused(request, said % {"name": name}))
        sociallogin.connect(request, person)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Provider,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, object] | None = None,
    ) -> NoReturn:
        """One sentence; what went wrong there is in the provider's own log.

        Raises:
            ImmediateHttpResponse: Always.
        """
        said = _(
            "统一身份认证没有完成，请再试一次；一直不行，请用用户名和密码登录，或联系系统管理员。"
        )
        raise ImmediateHttpResponse(_refused(request, said))


def _refused(request: HttpRequest, said: str) -> HttpResponse:
    return render(request, "pages/refused.html", {"said": said, "clashes": ()}, status=403)


def back(_request: HttpRequest, **_parts: str) -> HttpResponse:
    """Back to the door, from wherever the library would show a page of its own."""
    return HttpResponseRedirect("/account/login/")


ADDRESSES = [
    *(
        path(f"account/oidc/{name}/", back, name=f"socialaccount_{name}")
        for name in ("signup", "connections", "login_cancelled", "login_error")
    ),
    path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
]
