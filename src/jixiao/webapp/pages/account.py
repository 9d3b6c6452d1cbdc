"""Log-in: nobody signs up, people are entered by the administrator; our words for what is refused."""

from typing import NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import Http404, HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _


class ClosedDoor(DefaultAccountAdapter):
    """No registration from outside; whether a name exists is told to nobody."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("用户名或密码不对。"),
        "invalid_login": _("用户名或密码不对。"),
        "too_many_login_attempts": _("登录失败次数太多，请过一刻钟再试。"),
        "enter_current_password": _("现在的密码不对。"),
        "incorrect_password": _("密码不对。"),
        "account_inactive": _("这个账号已经停用，请联系系统管理员。"),
        "incorrect_code": _("数字不对，请看一下验证器上的新数字。"),
        "rate_limited": _("试得太多了，请过几分钟再试。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class SecondFactor(DefaultMFAAdapter):
    """The second factor (TOTP) in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("数字不对，请看一下验证器上的新数字。"),
        "cannot_delete_authenticator": _("第二步验证现在不能停用。"),
        "cannot_generate_recovery_codes": _("启用第二步验证以后才有恢复码。"),
    }


def closed(_request: HttpRequest, **_parts: str) -> NoReturn:
    """There is no such way in: passwords are renewed by the administrator, not by mail."""
    raise Http404


_CLOSED = (
    "signup/", "email/", "confirm-email/", "confirm-email/<str:key>/", "password/set/",
    "password/reset/", "password/reset/done/", "password/reset/key/done/",
    "password/reset/key/<path:key>/", "login/code/confirm/",
)  # fmt: skip
ADDRESSES = [path(f"account/{each}", closed) for each in _CLOSED]
