"""What becomes of requests before any page sees them: refused in words of the system, or HEAD."""

import json
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask

from jixiao.webapp import problems

MOST = 1_000_000_000
"""Bytes of a request beyond which the server itself refuses."""
_PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>没有收下</title></head>
<body><h1>没有收下</h1><p>{said}</p><p><a href="/import/">回到导入</a></p></body></html>"""
_TOO_LARGE = "文件太大，没有收下；请拆开，或压缩里面的图片后再传。别的文件没有受影响。"
_OTHERWISE = "浏览器发来的内容不完整，没有收下；请再试一次。"


class Refusal(ErrorTask):
    """A refusal as a page."""

    def execute(self) -> None:
        """Answer and close."""
        error = self.request.error
        is_large = error.code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        said, kind = _TOO_LARGE if is_large else _OTHERWISE, "text/html; charset=utf-8"
        text = _PAGE.format(said=said)
        path = str(getattr(self.request, "path", ""))
        if path.startswith(problems.ROOT):
            code, kind = problems.code_of(error.code), problems.MEDIA_TYPE
            text = json.dumps(problems.told(code, said, error.code, path), ensure_ascii=False)
        body = text.encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers += [
            ("Content-Type", kind),
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Security-Policy", "default-src 'none'"),
        ]
        self.set_close_on_finish()
        self.content_length = len(body)  # type: ignore[assignment]
        self.write(body)  # type: ignore[no-untyped-call]


class Channel(HTTPChannel):
    """A connection that refuses so."""

    error_task_class = Refusal


class HeadMiddleware:
    """Answers HEAD as GET, without the words (RFC 9110, 9.3.2); 405 names it beside GET."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; what it would be long stands in its head."""
        is_head = request.method == "HEAD"
        if is_head:
            request.method = "GET"
        response = self.get_response(request)
        allowed = response.headers.get("Allow", "").split(", ")
        if "GET" in allowed and "HEAD" not in allowed:
            response.headers["Allow"] = ", ".join((*allowed, "HEAD"))
        if is_head:
            request.method = "HEAD"
            _leave_out_words(response)
        return response


def _leave_out_words(response: HttpResponseBase) -> None:
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = ()
    elif isinstance(response, HttpResponse):
        response.headers.setdefault("Content-Length", str(len(response.content)))
        response.content = b""
