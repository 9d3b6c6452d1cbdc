"""The door: lock-out, passwords, sessions, the second factor and its recovery codes."""

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client

from jixiao.model.lifecycle import Role
from jixiao.webapp.actions import organisation
from jixiao.webapp.records import models as records
from tests.web.county import NOW, county

pytestmark = pytest.mark.django_db
LOG_IN, PASSWORD = "/account/login/", "a long pass"


@pytest.fixture(autouse=True)
def _no_memory_of_others() -> None:
    cache.clear()


def log_in(client: Client, name: str, password: str) -> str:
    """What the door says; "" when it opens."""
    response = client.post(LOG_IN, {"login": name, "password": password})
    if response.status_code == 302:
        return ""
    said = re.search(r'role="alert">(.*?)</', response.content.decode(), re.DOTALL)
    return "?" if said is None else re.sub(r"<[^>]*>", "", said[1]).strip()


def test_five_wrong_passwords_lock_the_name_and_the_right_one_does_not_open(
    client: Client,
) -> None:
    county()

    said = [log_in(client, "preparer", f"wrong {at}") for at in range(5)]

    assert set(said) == {"用户名或密码不对。"}
    assert log_in(client, "preparer", PASSWORD) == "登录失败次数太多，请过一刻钟再试。"
    assert log_in(client, "approver", PASSWORD) == ""
    assert "_auth_user_id" not in Client().session


def test_nobody_learns_whether_a_name_exists(client: Client) -> None:
    county()

    known = [log_in(client, "preparer", f"wrong {at}") for at in range(6)]
    unknown = [log_in(client, "nobody", f"wrong {at}") for at in range(6)]

    assert known == unknown
    refused = records.Event.objects.filter(act="log_in_refused")
    assert {each.actor for each in refused} == {None}
    assert "nobody" not in str(list(refused.values()))


def test_coming_and_going_is_on_record(client: Client) -> None:
    here = county()

    log_in(client, "preparer", "wrong")
    log_in(client, "preparer", PASSWORD)
    client.post("/account/logout/")

    acts = list(records.Event.objects.values_list("act", "actor__username"))
    assert acts == [("log_in_refused", None), ("log_in", "preparer"), ("log_out", "preparer")]
    assert records.Event.objects.filter(region=here.region).count() == 3


def test_the_session_gets_a_new_key_at_log_in_and_ends_elsewhere_on_a_new_password(
    client: Client,
) -> None:
    county()
    client.get(LOG_IN)
    client.session["seen"] = 1
    client.session.save()
    before = client.session.session_key
    log_in(client, "preparer", PASSWORD)
    assert client.session.session_key != before
    other = Client()
    log_in(other, "preparer", PASSWORD)

    change = {"oldpassword": PASSWORD, "password1": "nine-rivers-77", "password2": "nine-rivers-77"}
    assert client.post("/account/password/change/", change).status_code == 302

    assert client.get("/").status_code == 200
    assert other.get("/").headers["Location"].startswith(LOG_IN)


@pytest.mark.parametrize("weak", ["short", "1029384756", "preparer1", "password123"])
def test_a_weak_password_is_refused(client: Client, weak: str) -> None:
    county()
    log_in(client, "preparer", PASSWORD)

    change = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    page = client.post("/account/password/change/", change)

    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    assert records.Person.objects.get(username="preparer").check_password(PASSWORD)


@pytest.mark.parametrize(
    "way",
    ["signup/", "email/", "confirm-email/", "confirm-email/abc/", "password/set/",
     "password/reset/", "password/reset/key/1-abc/", "login/code/confirm/"],
)  # fmt: skip
def test_there_is_no_other_way_in(client: Client, way: str) -> None:
    county()

    assert client.get(f"/account/{way}").status_code == 404
    assert client.post(f"/account/{way}", {"email": "a@b.cn"}).status_code == 404


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_nobody_is_sent_away_after_log_in(client: Client, target: str) -> None:
    county()

    response = client.post(LOG_IN, {"login": "preparer", "password": PASSWORD, "next": target})

    assert response.headers["Location"] == "/"


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_a_role_that_must_sets_up_its_second_factor_before_anything_else(client: Client) -> None:
    here = county()
    admin = here.people[Role.ADMINISTRATOR]
    organisation.ask_second_factor(admin, here.region.pk, frozenset((Role.OFFICE,)), NOW)
    log_in(client, "office", PASSWORD)
    activate = "/account/2fa/totp/activate/"

    for page in ("/", "/settings/mine/", "/plans/1/", "/trail/", "/no/such/page"):
        assert client.get(page).headers["Location"] == activate, page
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get(activate).content.decode()
    secret = re.search(r'class="key">([A-Z2-7]+)<', page)
    assert secret is not None
    wrong = client.post(activate, {"code": "000000"})
    assert "数字不对" in wrong.content.decode()
    client.post(activate, {"code": code(secret[1])})
    assert client.get("/").status_code == 200

    later = Client()
    answer = later.post(LOG_IN, {"login": "office", "password": PASSWORD})
    assert answer.headers["Location"] == "/account/2fa/authenticate/"
    assert later.get("/").headers["Location"].startswith(LOG_IN)
    codes = client.get("/account/2fa/recovery-codes/").content.decode()
    recovery = re.findall(r"<li>([0-9a-f]{8})</li>", codes)
    assert len(recovery) == 10
    assert later.post("/account/2fa/authenticate/", {"code": recovery[0]}).status_code == 302
    assert later.get("/").status_code == 200
    again = Client()
    again.post(LOG_IN, {"login": "office", "password": PASSWORD})
    used = again.post("/account/2fa/authenticate/", {"code": recovery[0]})
    assert "数字不对" in used.content.decode()
    other = Client()
    assert log_in(other, "preparer", PASSWORD) == ""
    assert other.get("/").status_code == 200
