"""The API as a document (OpenAPI): what ninja knows of it, with our errors, in either language."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from jixiao.webapp.problems import KINDS, MEDIA_TYPE

_METHODS = ("get", "post", "put", "patch", "delete")
_ETAG = {
    "description": _("这一份内容的强 ETag；写进 If-None-Match，没有变就答 304"),
    "schema": {"type": "string"},
}
_CLASH = {
    "type": "object",
    "properties": {
        "path": {"type": "string"},
        "was": {"type": "string", "description": _("您看到的")},
        "yours": {"type": "string", "description": _("您写的")},
        "theirs": {"type": "string", "description": _("现在的")},
        "author": {"type": "string", "description": _("谁改的")},
    },
    "required": ["path", "was", "yours", "theirs", "author"],
}
_ERROR = {
    "type": "object",
    "properties": {"where": {"type": "string"}, "said": {"type": "string"}},
    "required": ["where", "said"],
}
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": _("什么不对、在哪里、怎么办（RFC 9457）"),
    "properties": {
        "type": {"type": "string", "description": _("这一类问题的说明在哪里")},
        "title": {"type": "string", "description": _("什么不对")},
        "status": {"type": "integer"},
        "code": {"type": "string", "enum": list(KINDS)},
        "detail": {"type": "string", "description": _("一句话")},
        "todo": {"type": "string", "description": _("怎么办")},
        "instance": {"type": "string"},
        "where": {"type": "string", "description": _("请求的哪一处")},
        "errors": {"type": "array", "items": _ERROR},
        "version": {"type": "integer", "description": _("现在是第几版")},
        "clashes": {"type": "array", "items": _CLASH, "description": _("三份文字")},
    },
    "required": ["type", "title", "status", "code", "detail", "todo", "instance"],
}


class Plainly(JSONRenderer):
    """JSON in which Chinese can be read."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


class Api(NinjaAPI):
    """Ninja's API with our document."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> Any:  # noqa: ANN401 -- as ninja has it
        """The document in the language of the request; made once for each."""
        del path_prefix, path_params
        return _document(self, get_language() or "")

    def plain_schema(self) -> dict[str, Any]:
        """What ninja itself says."""
        return dict(super().get_openapi_schema())


@cache
def _document(api: Api, _language: str) -> dict[str, Any]:
    told = api.plain_schema()
    for schema in told["components"]["schemas"].values():
        schema.pop("description", None)  # a docstring, for developers
    for _path, method, operation in operations(told):
        operation.pop("description", None)
        _complete(method, operation)
    told["components"]["schemas"]["Problem"] = _PROBLEM
    done: dict[str, Any] = _translated(told)
    return done


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, method and description of everything that can be asked."""
    for path, methods in document["paths"].items():
        for method in _METHODS:
            if method in methods:
                yield path, method, methods[method]


def _complete(method: str, operation: dict[str, Any]) -> None:
    """Add what holds for all: errors, ETags, files."""
    answers = operation["responses"]
    for status in [200, 201, 202]:
        if status in answers and "content" not in answers[status]:
            answers[status]["content"] = {_media_type(operation): {}}
    if method == "get":
        answers[200]["headers"] = {"ETag": _ETAG}
        answers[304] = {"description": _("没有变")}
    for status, kinds in _kinds(method, operation).items():
        answers[status] = {
            "description": " / ".join(str(KINDS[each].title) for each in kinds),
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    for status in [429]:
        answers[status]["headers"] = {
            "Retry-After": {"description": _("过几秒再试"), "schema": {"type": "integer"}}
        }


def _media_type(operation: dict[str, Any]) -> str:
    is_file = operation["operationId"].endswith("original")
    return "application/octet-stream" if is_file else "application/json"


def _kinds(method: str, operation: dict[str, Any]) -> dict[int, list[str]]:
    """Status to the kinds of problems that an operation may answer."""
    codes = ["bad-request", "not-found", "not-understood", "too-often"]
    if operation.get("security"):
        codes += ["unauthorized", "not-allowed", "not-yet", "not-now"]
    if method != "get":
        codes += ["read-only", "forged", "too-large", "no-such-place"]
    if any(each["name"] == "If-Match" for each in operation["parameters"]):
        codes += ["if-match", "stale"]
    if method == "get":
        codes.append("stale")  # a GET with If-Match
    found: dict[int, list[str]] = {}
    for code in codes:
        found.setdefault(KINDS[code].status, []).append(code)
    return found


def _translated(told: Any, key: str = "") -> Any:  # noqa: ANN401 -- JSON
    """The document in words of the language."""
    if isinstance(told, dict):
        return {
            name: _translated(each, name)
            for name, each in told.items()
            if key == "info" or name != "title" or not isinstance(each, str)  # made of a name
        }
    if isinstance(told, list):
        return [_translated(each, key) for each in told]
    if isinstance(told, str) and key in {"summary", "description", "tags", "title", "name"}:
        return gettext(told) if told else told
    return told
