"""Addresses and numbers that nobody means are refused in words of the system, not with a fall."""

import pytest
from django.test import Client

from jixiao.model.lifecycle import Role
from tests.web.county import county
from tests.web.reviewing import first_project, publish, words

pytestmark = pytest.mark.django_db
LONG = "9" * 5000
"""More digits than Python reads as a number."""


@pytest.mark.parametrize("year", ["9223372036854775808", "9" * 30, LONG])
def test_a_year_beyond_all_years_is_not_found(client: Client, year: str) -> None:
    here = county()
    publish(here, here.start())

    for address in ("", "711/", "711/1/", "711/plan.json"):
        assert client.get(f"/public/130399/{year}/{address}").status_code == 404


def test_numbers_of_thousands_of_digits_are_no_numbers(client: Client) -> None:
    here = county()
    plan = here.start()
    part = first_project(plan)
    client.force_login(here.people[Role.PREPARER])
    rows = f"/plans/{plan.pk}/parts/{part.pk}/rows/"

    assert client.get(f"/plans/{plan.pk}/compare/?snapshot={LONG}").status_code == 200
    refused = client.post(rows, {"do": f"remove projects[0].indicators {LONG}", "seen": "1"})
    assert refused.status_code == 400


def test_a_sign_that_no_table_keeps_is_refused_before_it_reaches_one(client: Client) -> None:
    here = county()
    plan = here.start()
    part = first_project(plan)
    client.force_login(here.people[Role.PREPARER])
    cell = {
        "now:projects[0].name": "甲\0乙",
        "was:projects[0].name": words(part, "projects[0].name"),
    }

    said = client.post(f"/plans/{plan.pk}/speak/", {"part": part.pk, "text": "甲\0乙"})
    saved = client.post(f"/plans/{plan.pk}/parts/{part.pk}/", cell)
    asked = [client.get(each) for each in ("/public/search/?q=%00", "/public/%00/2027/")]

    assert {each.status_code for each in (said, saved, *asked)} == {400}
    assert not plan.comments.exists()


def test_room_for_a_block_that_is_half_told_makes_no_row(client: Client) -> None:
    here = county()
    plan = here.start()
    part = first_project(plan)
    client.force_login(here.people[Role.PREPARER])
    address = f"/plans/{plan.pk}/parts/{part.pk}/paste/"

    for room in ("projects[0].indicators -1 5", "projects[0].indicators 2", "", "x 1 2 3"):
        told = client.post(address, {"room": room, "seen": "1"})
        assert told.status_code < 500, room


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_an_unknown_address_is_told_in_the_language_of_the_page(
    client: Client, language: str
) -> None:
    county()
    client.get(f"/public/language/{language}/")

    found = client.get("/nothing/here")

    assert found.status_code == 404
    assert ("没有这个页面" in found.content.decode()) is (language == "zh-hans")
    assert "Not Found</h1>" not in found.content.decode()


def test_a_host_that_is_not_allowed_is_told_in_both_languages(client: Client) -> None:
    county()

    found = client.get("/", headers={"host": "evil.example"})

    assert found.status_code == 400
    assert "允许的主机名" in found.content.decode()
    assert "administrator" in found.content.decode()


def test_an_error_of_ours_is_told_in_both_languages(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    county()
    client.raise_request_exception = False
    monkeypatch.setattr("jixiao.webapp.pages.public.public_years", lambda: 1 / 0)

    found = client.get("/public/")

    assert found.status_code == 500
    assert "系统出了错" in found.content.decode()
    assert "went wrong" in found.content.decode()


def test_pages_of_people_are_kept_by_no_cache_between(client: Client) -> None:
    here = county()
    plan = here.start()
    client.force_login(here.people[Role.PREPARER])

    for address in ("/", f"/plans/{plan.pk}/", f"/plans/{plan.pk}/export.json", "/settings/mine/"):
        assert client.get(address).headers["Cache-Control"] == "private, no-cache", address
