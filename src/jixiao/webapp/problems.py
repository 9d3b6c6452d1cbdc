"""Problems (RFC 9457): the one shape in which the API says what was wrong, where, what to do."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ROOT = "/api/"
"""What stands below here is for programs."""
REFERENCE = "/api/v1/docs"
MEDIA_TYPE = "application/problem+json"


class Kind(NamedTuple):
    """A kind of problem: its status, what it is, what to do about it."""

    status: int
    title: str | Promise
    todo: str | Promise


KINDS = {
    "bad-request": Kind(400, _("请求不完整"), _("请核对地址、请求头和 JSON 的写法。")),
    "unauthorized": Kind(
        401, _("没有登录"), _("请在 Authorization 里写 Bearer 加令牌，或先在网页登录。")
    ),
    "not-allowed": Kind(403, _("没有权限"), _("需要的话请联系系统管理员。")),
    "not-yet": Kind(403, _("还有一步没做"), _("请先登录网页做完这一步。")),
    "read-only": Kind(403, _("这个令牌只能读"), _("请换一个可以写的令牌。")),
    "forged": Kind(403, _("请求不像是从本系统的网页发来的"), _("请带上 X-CSRFToken，或改用令牌。")),
    "not-found": Kind(404, _("没有这一项"), _("请核对编号；也可能没有权限查看。")),
    "wrong-method": Kind(405, _("这个地址不这样用"), _("请看 Allow 里写的方法。")),
    "not-now": Kind(409, _("现在不能这样做"), _("请看说明，把缺的补上再做。")),
    "stale": Kind(412, _("别人已经改过"), _("什么也没有存；请对照三份文字，带上新的 ETag 再存。")),
    "too-large": Kind(413, _("太大了"), _("请拆开，或压缩里面的图片后再传。")),
    "not-understood": Kind(422, _("内容不符合要求"), _("请按接口说明改好再发。")),
    "no-such-place": Kind(422, _("没有这一格"), _("请用读出来的位置。")),
    "if-match": Kind(428, _("没有说改的是哪一版"), _("请在 If-Match 里写读到的 ETag。")),
    "too-often": Kind(429, _("请求太多"), _("请过 Retry-After 写的秒数再试。")),
    "failed": Kind(500, _("系统出错"), _("请把 X-Request-ID 告诉系统管理员。")),
}
"""Code to kind; a code keeps its meaning."""
_BY_STATUS = {
    kind.status: code
    for code, kind in reversed(KINDS.items())  # the first of a status stands for it
}


class Problem(Exception):  # noqa: N818 -- a refusal, not our error
    """A refusal by the API itself.

    Args:
        code: Its kind.
        detail: One sentence, "" for the kind's own.
        more: Further members.
    """

    def __init__(self, code: str, detail: str = "", **more: object) -> None:
        super().__init__(detail or code)
        self.code, self.detail, self.more = code, detail, more


def is_for_programs(request: HttpRequest) -> bool:
    """Whether an address is the API's."""
    return request.path_info.startswith(ROOT)


def code_of(status: int) -> str:
    """The kind that stands for a status of somebody else's answer."""
    return _BY_STATUS.get(status, "bad-request" if status < 500 else "failed")


def told(code: str, detail: str, status: int, path: str) -> dict[str, object]:
    """The members that every problem has."""
    kind = KINDS[code]
    return {
        "type": f"{REFERENCE}#{code}",
        "title": str(kind.title),
        "status": status,
        "code": code,
        "detail": detail or str(kind.title),
        "todo": str(kind.todo),
        "instance": path,
    }


def answer(
    request: HttpRequest,
    code: str,
    detail: str = "",
    *,
    status: int | None = None,
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    """A problem as an answer, in the language of the request.

    Args:
        request: What was asked.
        code: The kind.
        detail: One sentence, "" for the kind's own.
        status: Another status than the kind's.
        more: Further members: ``where``, ``errors``, ``clashes``, ``version``.
    """
    kind = KINDS[code]
    body = told(code, detail, status or kind.status, request.path) | {**(more or {})}
    text = json.dumps(body, ensure_ascii=False)
    response = HttpResponse(text, MEDIA_TYPE, status=status or kind.status)
    if kind.status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="jixiao"'
    return response
