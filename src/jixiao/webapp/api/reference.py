"""The API to read: one page made from its own document, without a line of script."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jixiao.webapp.api.document import Api, operations
from jixiao.webapp.problems import KINDS

_DOCUMENT = "/api/v1/openapi.json"
_DEEPEST = 2
"""Objects in objects of which the page shows the members."""


class Member(NamedTuple):
    """A member of what goes over the wire: name, kind, whether it must be there, what it is."""

    name: str
    kind: str
    is_required: bool
    description: str


class Asked(NamedTuple):
    """Something that can be asked.

    Args:
        anchor: Its name on the page.
        method: GET, POST or PATCH.
        path: The address with its places.
        summary: What it does.
        is_open: Whether anybody may ask.
        parameters: What the address, the query and the head hold.
        sent: What the body holds.
        told: What the answer holds.
        errors: Status and description of what may be refused.
    """

    anchor: str
    method: str
    path: str
    summary: str
    is_open: bool
    parameters: tuple[Member, ...]
    sent: tuple[Member, ...]
    told: tuple[Member, ...]
    errors: tuple[tuple[str, str], ...]


def begin(_request: HttpRequest) -> HttpResponse:
    """Whoever looks for the API finds what to read."""
    return redirect("api-docs")


def reference(request: HttpRequest, api: Api) -> HttpResponse:
    """The page."""
    document = api.get_openapi_schema()
    groups: dict[str, list[Asked]] = {}
    for path, method, operation in operations(document):
        asked = _asked(document, path, method, operation)
        groups.setdefault(operation["tags"][0], []).append(asked)
    here = {"groups": groups, "document": document, "kinds": KINDS, "address": _DOCUMENT}
    return render(request, "pages/api.html", here)


def _asked(document: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> Asked:
    answers = operation["responses"]
    done: dict[str, Any] = next((answers[each] for each in (200, 201, 202) if each in answers), {})
    parameters = tuple(
        Member(each["name"], _kind(each["schema"]), each["required"], each.get("description", ""))
        for each in operation["parameters"]
    )
    return Asked(
        operation["operationId"], method.upper(), path, operation["summary"],
        not operation.get("security"), parameters,
        tuple(_members(document, _schema(operation.get("requestBody", {})))),
        tuple(_members(document, _schema(done))),
        tuple((str(each), answers[each]["description"]) for each in sorted(answers) if each >= 400),
    )  # fmt: skip


def _schema(holder: dict[str, Any]) -> dict[str, Any]:
    for each in holder.get("content", {}).values():
        found: dict[str, Any] = each.get("schema", {})
        return found
    return {}


def _members(
    document: dict[str, Any], schema: dict[str, Any], before: str = ""
) -> Iterator[Member]:
    """The members of an object, each with those of the objects in it below."""
    schema, _many = _inside(document, schema)
    required = schema.get("required", ())
    for name, each in schema.get("properties", {}).items():
        shown = before + name
        yield Member(shown, _kind(each), name in required, each.get("description", ""))
        inner, many = _inside(document, each)
        if inner.get("properties") and before.count(".") < _DEEPEST:
            yield from _members(document, inner, f"{shown}{many}.")


def _inside(document: dict[str, Any], schema: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """What a list or a name stands for, and "[]" for a list."""
    many = ""
    if schema.get("type") == "array" and "items" in schema:
        schema, many = schema["items"], "[]"
    return _followed(document, schema), many


def _followed(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = document["components"]["schemas"][name] if name else schema
    return found


def _kind(schema: dict[str, Any]) -> str:
    """What a value is, in the words of JSON."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2].removesuffix("Shape").removesuffix("Given"))
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_kind(each) for each in schema["anyOf"]))
    if "enum" in schema:
        return " | ".join(str(each) for each in schema["enum"])
    kind = str(schema.get("format") or schema.get("const") or schema.get("type", ""))
    return f"{_kind(schema['items'])}[]" if kind == "array" and "items" in schema else kind
