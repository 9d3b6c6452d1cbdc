"""What the running system says of itself: one JSON object a line, without personal data.

A request is named by its kind of page, never by its address or its words: an address may hold
what somebody searched for.
"""

import json
import logging
import re
import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse

_REQUEST: ContextVar[str] = ContextVar("request", default="")
_LOG = logging.getLogger("jixiao.requests")
_GIVEN = re.compile(r"[0-9A-Za-z-]{8,64}")
_FACTS = ("page", "method", "status", "milliseconds")


class JsonLines(logging.Formatter):
    """A line of JSON for each record."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "said": record.getMessage() if record.name.startswith("jixiao") else str(record.msg),
        }
        if request := _REQUEST.get():
            told["request"] = request
        told |= {name: getattr(record, name) for name in _FACTS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0] is not None:
            told["error"] = record.exc_info[0].__name__
            told["where"] = _places(record)
        return json.dumps(told, ensure_ascii=False, default=str)


def _places(record: logging.LogRecord) -> str:
    """Files and lines of an error; its words may quote what somebody wrote."""
    trace = record.exc_info[2] if record.exc_info else None
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return " > ".join(places[-12:])


class RequestMiddleware:
    """Gives every request a number, and says how it went."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, with the number of its request."""
        given = request.headers.get("X-Request-ID", "")
        number = given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
        mark, begun = _REQUEST.set(number), time.monotonic()
        try:
            response = self.get_response(request)
            match = request.resolver_match
            _LOG.info(
                "request",
                extra={
                    "page": "" if match is None else match.url_name or match.route,
                    "method": request.method,
                    "status": response.status_code,
                    "milliseconds": round((time.monotonic() - begun) * 1000),
                },
            )
        finally:
            _REQUEST.reset(mark)
        response.headers["X-Request-ID"] = number
        return response
