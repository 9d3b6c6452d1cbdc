"""A program that calls the API, for tests: JSON in, JSON out, with a token or without."""

import json
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from jixiao.webapp.actions.tokens import make_token
from jixiao.webapp.records import models as records

ROOT = "/api/v1"


class Program:
    """Calls as a person, by a token of theirs, or as nobody."""

    def __init__(self, person: records.Person | None = None, scope: str = "write") -> None:
        self.client = Client(raise_request_exception=True)
        self.headers: dict[str, str] = {}
        if person is not None:
            begun = timezone.now() - timedelta(minutes=1)
            self.token, words = make_token(person, "试", scope, 30, begun)
            self.headers["Authorization"] = f"Bearer {words}"

    def get(self, address: str, **headers: str) -> Any:
        return self._call("GET", address, None, headers)

    def post(self, address: str, body: object = None, **headers: str) -> Any:
        return self._call("POST", address, {} if body is None else body, headers)

    def patch(self, address: str, body: object, **headers: str) -> Any:
        return self._call("PATCH", address, body, headers)

    def _call(self, method: str, address: str, body: object, headers: dict[str, str]) -> Any:
        data = "" if body is None else json.dumps(body)
        named = {name.replace("_", "-"): each for name, each in headers.items()}
        return self.client.generic(
            method, ROOT + address, data, "application/json", headers={**self.headers, **named}
        )


def refused(response: Any, status: int, code: str) -> dict[str, Any]:
    """The problem that an answer tells; it has the one shape."""
    assert (response.status_code, response.headers["Content-Type"]) == (
        status, "application/problem+json",
    ), response.content.decode()[:500]  # fmt: skip
    told: dict[str, Any] = response.json()
    assert told["code"] == code
    assert told["status"] == status
    assert told["type"] == f"/api/v1/docs#{code}"
    assert told["title"]
    assert told["detail"]
    assert told["todo"]
    assert "Traceback" not in response.content.decode()
    return told
