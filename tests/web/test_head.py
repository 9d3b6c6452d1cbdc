"""HEAD is answered wherever GET is: the same headers, no words."""

import pytest
from django.test import Client

from jixiao.model.lifecycle import Role
from tests.web.calling import Program
from tests.web.county import county
from tests.web.reviewing import publish

pytestmark = pytest.mark.django_db


def test_head_is_answered_as_get_is_without_the_words() -> None:
    here = county()
    plan = here.start()
    publish(here, plan)
    person = here.people[Role.OFFICE]
    program, client = Program(person), Client()
    client.force_login(person)

    for address in ("/me", "/plans", f"/plans/{plan.pk}"):
        asked = client.head(f"/api/v1{address}", headers=program.headers)
        got = client.get(f"/api/v1{address}", headers=program.headers)
        assert (asked.status_code, asked.content) == (200, b"")
        for name in ("Content-Type", "ETag"):
            assert asked.headers[name] == got.headers[name]
        assert int(asked.headers["Content-Length"]) == len(got.content)
    for address in ("/", "/funds/", "/public/", f"/plans/{plan.pk}/", f"/plans/{plan.pk}/word/"):
        asked = client.head(address)
        assert asked.status_code == client.get(address).status_code, address
        assert b"".join(asked) == b""


def test_head_is_refused_where_nothing_is_read() -> None:
    here = county()
    client = Client()
    client.force_login(here.people[Role.OFFICE])

    assert client.head("/funds/shares/1/take/").status_code == 405
    assert client.head("/api/v1/me/nowhere").status_code == 404
    posted = client.post("/api/v1/me", headers=Program(here.people[Role.OFFICE]).headers)
    assert posted.headers["Allow"].split(", ") == ["GET", "HEAD"]
