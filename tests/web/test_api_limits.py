"""The API under load and around its answers: limits, ETags, language, forged requests, questions."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jixiao.model.lifecycle import Role, State
from jixiao.webapp.actions import spending
from jixiao.webapp.actions.talk import comment
from jixiao.webapp.records import models as records
from tests.web.calling import Program, refused
from tests.web.county import NOW, County, county
from tests.web.reviewing import FUNDS, first_project, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["plans", "comments", "findings", "queue", "imports", "public"])
def test_three_ask_the_database_as_often_as_one(address: str, monkeypatch: Any) -> None:
    here = county()
    plan = here.start()
    monkeypatch.setattr(settings, "API_REQUESTS_A_MINUTE", dict.fromkeys(
        ("token", "person", "address"), 10**6))  # fmt: skip
    publish(here, plan)
    records.Plan.objects.filter(pk=plan.pk).update(state=State.WITH_FINANCE)
    plan.refresh_from_db()
    program = Program(here.people[Role.OFFICE])
    asked = {
        "comments": f"/plans/{plan.pk}/comments", "findings": f"/plans/{plan.pk}/findings",
        "public": "/public/130399/2027",
    }.get(address, f"/{address}")  # fmt: skip

    def count(rows: int) -> int:
        for at in range(rows):
            more(here, plan, f"{rows}{at}")
        program.get(asked)
        with CaptureQueriesContext(connection) as counted:
            assert program.get(asked).status_code == 200
        return len(counted)

    assert count(1) == count(2)


def more(here: County, plan: records.Plan, name: str) -> None:
    """One more of everything that lists show."""
    department = records.Department.objects.create(
        region=here.region, code=f"5{name}", name=f"{name}局", short_name=f"{name}局"
    )
    records.Plan.objects.create(
        cycle=here.cycle, department=department, state=State.WITH_FINANCE, state_since=NOW,
        published_snapshot=plan.published_snapshot,
    )  # fmt: skip
    said = comment(here.people[Role.OFFICE], first_project(plan).pk, FUNDS, "问", NOW)
    records.Comment.objects.create(
        plan=plan, part=said.part, text="答", author=here.people[Role.PREPARER], written_at=NOW,
        round=1, answers=said,
    )  # fmt: skip
    records.FindingRow.objects.create(
        plan=plan, rule="TGT001", severity=1, path=FUNDS,
        content={"message": "m", "fix": "f", "fix_kind": "none", "replacement": None},
    )  # fmt: skip
    records.Upload.objects.create(
        sha256=name.ljust(64, "0"), name=f"{name}.docx", size=1, cycle=here.cycle,
        department=department, uploaded_by=here.people[Role.OFFICE], uploaded_at=NOW,
    )  # fmt: skip


def allow(monkeypatch: pytest.MonkeyPatch, **most: int) -> None:
    """As many requests, in a stretch that does not end while the test runs."""
    monkeypatch.setattr(spending, "STRETCH", 10**7)
    monkeypatch.setattr(settings, "API_REQUESTS_A_MINUTE", {
        "token": 1000, "person": 1000, "address": 1000, **most,
    })  # fmt: skip


@pytest.fixture(params=[True, False], ids=["alone", "several"])
def is_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Counted in the memory of one process, and in the table of several."""
    monkeypatch.setattr(spending, "is_alone", lambda: request.param)
    return bool(request.param)


def test_a_process_alone_asks_the_tables_nothing_to_count(
    django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spending, "is_alone", lambda: True)
    with django_assert_num_queries(0):
        spending.spend({"person:1": 2, "token:1": 9}, NOW)

    assert not records.Spent.objects.exists()


def test_many_threads_are_counted_to_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spending, "is_alone", lambda: True)

    def ask(_at: int) -> None:
        for _ in range(500):
            spending.spend({"person:1": 4001}, NOW)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ask, range(8)))

    spending.spend({"person:1": 4001}, NOW)
    with pytest.raises(spending.TooOften):
        spending.spend({"person:1": 4001}, NOW)


@pytest.mark.usefixtures("is_alone")
def test_a_token_that_asks_too_often_waits_and_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = county()
    allow(monkeypatch, token=3)
    one, two = (Program(here.people[Role.OFFICE]) for _ in range(2))

    assert [one.get("/me").status_code for _ in range(3)] == [200] * 3
    response = one.get("/me")

    refused(response, 429, "too-often")
    assert int(response.headers["Retry-After"]) > 0
    assert two.get("/me").status_code == 200
    records.Spent.objects.update(window=0)
    spending.MEMORY.forget()
    assert one.get("/me").status_code == 200


@pytest.mark.usefixtures("is_alone")
def test_who_waits_is_told_until_when() -> None:
    for _ in range(2):
        spending.spend({"person:1": 2, "token:1": 9}, NOW)
    late = NOW + timedelta(seconds=50)

    with pytest.raises(spending.TooOften) as told:
        spending.spend({"person:1": 2, "token:1": 9}, late)

    assert told.value.seconds == 10
    spending.spend({"person:1": 2}, late + timedelta(seconds=10))


@pytest.mark.usefixtures("is_alone")
def test_all_tokens_of_a_person_and_the_pages_count_together(
    monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    here = county()
    allow(monkeypatch, person=4)
    office = here.people[Role.OFFICE]
    client.force_login(office)

    for _ in range(2):
        assert Program(office).get("/me").status_code == 200
        assert client.get("/api/v1/me").status_code == 200

    refused(Program(office).get("/me"), 429, "too-often")
    refused(client.get("/api/v1/me"), 429, "too-often")
    assert Program(here.people[Role.AUDITOR]).get("/me").status_code == 200


@pytest.mark.usefixtures("is_alone")
def test_an_address_that_guesses_tokens_or_reads_too_much_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    county()
    allow(monkeypatch, address=4)
    guess = Program()
    guess.headers["Authorization"] = "Bearer jx_guess"

    assert guess.get("/me").status_code == 401
    assert guess.get("/me").status_code == 401
    assert Program().get("/public/years").status_code == 200
    assert Program().get("/me").status_code == 401
    refused(guess.get("/me"), 429, "too-often")
    refused(Program().get("/public/years"), 429, "too-often")


def test_who_asked_is_not_kept_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spending, "is_alone", lambda: False)
    county()
    Program().get("/public/years")

    assert len(records.Spent.objects.get().key) == 64
    assert "127.0.0.1" not in str(list(records.Spent.objects.values()))


def test_what_was_counted_long_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spending, "is_alone", lambda: False)
    county()
    records.Spent.objects.create(key="old", window=1, count=7)

    Program().get("/public/years")

    assert records.Spent.objects.count() == 1


def test_an_answer_that_has_not_changed_is_not_sent_again() -> None:
    here = county()
    plan = here.start()
    program = Program(here.people[Role.PREPARER])
    part = first_project(plan)

    for address in ("/plans", f"/plans/{plan.pk}", f"/plans/{plan.pk}/parts/{part.pk}"):
        response = program.get(address, Accept_Encoding="gzip")
        etag = response.headers["ETag"]
        assert not etag.startswith("W/")
        again = program.get(address, If_None_Match=etag)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == etag
        assert program.get(address, If_None_Match='"other"').status_code == 200
    assert "private" in program.get("/plans").headers["Cache-Control"]
    assert "Authorization" in program.get("/plans").headers["Vary"]


def test_a_session_reads_and_writes_with_its_csrf_token_only() -> None:
    here = county()
    plan = here.start()
    client = Client(enforce_csrf_checks=True)
    client.force_login(here.people[Role.PREPARER])
    address = f"/api/v1/plans/{plan.pk}/check"

    assert client.get("/api/v1/me").json()["token"] is None
    refused(client.post(address, {}, "application/json"), 403, "forged")
    client.get("/settings/mine/")
    token = client.cookies["csrftoken"].value
    response = client.post(address, {}, "application/json", headers={"X-CSRFToken": token})
    assert response.status_code == 200
    assert "via" not in str(list(records.Event.objects.values_list("detail", flat=True)))


@pytest.mark.parametrize(
    ("headers", "language"),
    [
        ({}, "zh-hans"), ({"Accept-Language": "en"}, "en"),
        ({"Accept-Language": "de, en-GB;q=0.8, zh;q=0.5"}, "en"),
        ({"Accept-Language": "zh-CN,en;q=0.3"}, "zh-hans"), ({"Accept-Language": "fr"}, "zh-hans"),
        ({"Accept-Language": "en", "Cookie": "django_language=zh-hans"}, "zh-hans"),
    ],
)  # fmt: skip
def test_problems_are_told_in_the_language_that_is_asked_for(
    headers: dict[str, str], language: str
) -> None:
    county()

    response = Client().get("/api/v1/me", headers=headers)

    told = refused(response, 401, "unauthorized")
    assert response.headers["Content-Language"] == language
    assert told["title"] == {"en": "Not logged in", "zh-hans": "没有登录"}[language]


def test_refusals_of_acts_are_told_in_english_too() -> None:
    here = county()
    plan = here.start()
    office = Program(here.people[Role.OFFICE])

    response = office.post(f"/plans/{plan.pk}/moves", {"move": "approve"}, Accept_Language="en")

    told = refused(response, 409, "not-now")
    assert told["detail"].isascii() or "’" in told["detail"] or "“" in told["detail"]


@pytest.mark.parametrize(
    ("method", "address", "status", "code"),
    [
        ("GET", "/api/v1/nowhere", 404, "not-found"), ("GET", "/api/v2/me", 404, "not-found"),
        ("GET", "/api/v1/plans/", 404, "not-found"), ("PUT", "/api/v1/me", 405, "wrong-method"),
        ("DELETE", "/api/v1/public/years", 405, "wrong-method"),
        ("GET", "/api/v1/plans?region=%00", 400, "bad-request"),
        ("GET", "/api/v1/public/130399/2027/%00", 400, "bad-request"),
    ],
)  # fmt: skip
def test_whatever_goes_wrong_has_the_one_shape(
    method: str, address: str, status: int, code: str
) -> None:
    county()

    response = Client().generic(method, address)

    refused(response, status, code)
    assert (status == 405) == ("Allow" in response.headers)


def test_a_host_that_is_not_ours_and_a_crash_have_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    here = county()
    program = Program(here.people[Role.OFFICE])

    response = Client().get("/api/v1/me", headers={"Host": "evil.example"})
    refused(response, 400, "bad-request")

    def crash(*_: object) -> None:
        raise RuntimeError("密码是 1234")

    monkeypatch.setattr("jixiao.webapp.api.people.years_for", crash)
    program.client.raise_request_exception = False
    response = program.get("/years")
    refused(response, 500, "failed")
    assert "1234" not in response.content.decode()


def test_before_the_first_start_programs_are_told_so() -> None:
    refused(Client().get("/api/v1/me"), 403, "not-yet")


def test_the_document_and_its_page_are_whole_in_both_languages() -> None:
    county()
    chinese = Client().get("/api/v1/openapi.json").json()
    english = Client().get("/api/v1/openapi.json", headers={"Accept-Language": "en"}).json()

    assert chinese["openapi"].startswith("3.1")
    assert "绩效" in chinese["info"]["title"]
    grades = {"优", "良", "中", "差"}  # words of the form itself
    assert set(re.findall("[㐀-鿿]+", str(english))) <= grades
    assert english["paths"].keys() == chinese["paths"].keys()
    for language, told in (("zh-hans", chinese), ("en", english)):
        page = Client().get("/api/v1/docs", headers={"Cookie": f"django_language={language}"})
        text = unescape(page.content.decode())
        assert "<script" not in text.partition("<main")[2]
        for address, methods in told["paths"].items():
            assert address in text
            assert all(each["summary"] in text for each in methods.values())
    assert Client().get("/api/v1/").headers["Location"] == "/api/v1/docs"


def test_a_session_hands_files_in_with_its_csrf_token_only() -> None:
    here = county()
    client = Client(enforce_csrf_checks=True)
    client.force_login(here.people[Role.PREPARER])

    def hand_in(**headers: str) -> Any:
        file = SimpleUploadedFile("2027.docx", b"PK not much")
        return client.post("/api/v1/imports", {"file": file}, headers=headers)

    refused(hand_in(), 403, "forged")
    assert not records.Upload.objects.exists()
    client.get("/settings/mine/")
    assert hand_in(**{"X-CSRFToken": client.cookies["csrftoken"].value}).status_code == 202


ASKING = """
import django; django.setup()
from datetime import UTC, datetime
from jixiao.webapp.actions import spending
spending.is_alone = lambda: False  # SQLite, too, keeps what several write
for _ in range(20):
    spending.spend({"person:1": 10**6}, datetime(2026, 1, 1, tzinfo=UTC))
"""
COUNTED = """
import django; django.setup()
from jixiao.webapp.records.models import Spent
print(Spent.objects.get().count)
"""


@pytest.mark.slow
def test_several_processes_count_together(tmp_path: Path) -> None:
    environment = os.environ | {
        "JIXIAO_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "jixiao.webapp.settings",
    }  # fmt: skip

    def start(*arguments: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen([sys.executable, *arguments], env=environment)

    assert start("-m", "django", "migrate", "--verbosity", "0").wait() == 0
    assert [each.wait() for each in [start("-c", ASKING) for _ in range(3)]] == [0, 0, 0]

    told = subprocess.check_output([sys.executable, "-c", COUNTED], env=environment, text=True)
    assert told.strip() == "60"
