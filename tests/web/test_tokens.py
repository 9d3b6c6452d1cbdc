"""Tokens: made once shown once, bound to their person's rights, ended with their person."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client
from django.utils import timezone

from jixiao.model.lifecycle import MoveRefused, Role
from jixiao.webapp.actions import people
from jixiao.webapp.actions.organisation import ask_second_factor
from jixiao.webapp.actions.tokens import MOST, come, end_token, make_token
from jixiao.webapp.records import models as records
from tests.web.calling import Program, refused
from tests.web.county import NOW, County, county

pytestmark = pytest.mark.django_db
PAGE, NEW = "/settings/tokens/", "/settings/tokens/new/"
GIVEN = {"name": "报表程序", "scope": "read", "days": "90"}


def made(here: County, **more: Any) -> tuple[int, str]:
    asked = {"name": "程序", "scope": "read", "days": 30} | more
    return make_token(here.people[Role.PREPARER], at=NOW, **asked)


def logged_in() -> Client:
    client = Client()
    client.post("/account/login/", {"login": "preparer", "password": "a long pass"})
    client.post("/account/reauthenticate/", {"password": "a long pass"})
    return client


def test_a_token_is_shown_once_and_its_words_are_kept_nowhere() -> None:
    county()
    client = logged_in()

    page = client.post(NEW, GIVEN).content.decode()

    words = page.split("<code>")[1].split("</code>")[0]
    assert words.startswith("jx_")
    assert len(words) > 40
    again = client.get(PAGE)
    assert words not in again.content.decode()
    assert "报表程序" in again.content.decode()
    assert "no-store" in again.headers["Cache-Control"]
    assert words[3:] not in str(list(records.Token.objects.values()))
    assert words[3:] not in str(list(records.Event.objects.values()))
    event = records.Event.objects.order_by("-id")[0]
    assert (event.act, event.actor and event.actor.username) == ("make_token", "preparer")


def test_who_makes_a_token_has_just_shown_that_it_is_them(client: Client) -> None:
    here = county()
    client.force_login(here.people[Role.PREPARER])

    for response in (client.get(NEW), client.post(NEW, GIVEN)):
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/account/reauthenticate/")
    assert not records.Token.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"name": "长" * 61}, {"scope": "all"}, {"days": 3650}, {"days": 0}]
)
def test_a_token_has_a_name_a_scope_and_an_end(wrong: dict[str, Any]) -> None:
    here = county()

    with pytest.raises(MoveRefused):
        made(here, **wrong)

    assert not records.Token.objects.exists()


def test_the_page_says_what_is_wrong_and_keeps_the_name() -> None:
    county()
    page = logged_in().post(NEW, GIVEN | {"days": "7"})

    assert page.status_code == 400
    assert 'role="alert"' in page.content.decode()
    assert "报表程序" in page.content.decode()


def test_nobody_has_more_living_tokens_than_can_be_looked_over() -> None:
    here = county()
    numbers = [made(here)[0] for _ in range(MOST)]

    with pytest.raises(MoveRefused, match="最多"):
        made(here)
    end_token(here.people[Role.PREPARER], numbers[0], NOW)
    made(here)


def test_a_token_ends_by_its_person_and_nobody_else() -> None:
    here = county()
    number, words = made(here)

    with pytest.raises(ObjectDoesNotExist):
        end_token(here.people[Role.APPROVER], number, NOW)
    assert come(words, NOW).person == here.people[Role.PREPARER]
    client = logged_in()
    assert client.post(PAGE, {"pk": number}).status_code == 302
    with pytest.raises(ObjectDoesNotExist):
        come(words, NOW)
    assert "已停用" in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"pk": 999}).status_code == 404


def test_a_token_expires() -> None:
    here = county()
    _, words = made(here)

    assert come(words, NOW + timedelta(days=29)).name == "程序"
    with pytest.raises(ObjectDoesNotExist):
        come(words, NOW + timedelta(days=30))


def test_when_a_token_was_used_is_kept_to_the_minute() -> None:
    here = county()
    number, words = made(here)

    for seconds in (0, 30, 90):
        come(words, NOW + timedelta(seconds=seconds))

    assert records.Token.objects.get(pk=number).used_at == NOW + timedelta(seconds=90)
    assert "2026-11-10 09:31" in logged_in().get(PAGE).content.decode()


def test_tokens_end_with_leaving_a_new_password_and_an_own_change() -> None:
    here = county()
    admin = here.people[Role.ADMINISTRATOR]
    clerk = here.people[Role.PREPARER]

    _, words = made(here)
    people.renew_password(admin, clerk.pk, NOW)
    with pytest.raises(ObjectDoesNotExist):
        come(words, NOW)

    _, words = made(here)
    people.let_go(admin, clerk.pk, NOW)
    with pytest.raises(ObjectDoesNotExist):
        come(words, NOW)
    people.take_back(admin, clerk.pk, NOW)
    with pytest.raises(ObjectDoesNotExist):
        come(words, NOW)


def test_tokens_end_when_their_person_changes_the_password() -> None:
    here = county()
    _, words = made(here)
    change = {"oldpassword": "a long pass", "password1": "nine-rivers-77"}

    done = logged_in().post("/account/password/change/", {**change, "password2": "nine-rivers-77"})

    assert done.status_code == 302
    with pytest.raises(ObjectDoesNotExist):
        come(words, NOW)


def test_a_person_who_is_switched_off_comes_with_no_token() -> None:
    here = county()
    _, words = made(here)
    records.Person.objects.filter(username="preparer").update(is_active=False)

    with pytest.raises(ObjectDoesNotExist):
        come(words, NOW)


def test_a_token_does_what_its_person_may_now_and_no_more() -> None:
    here = county()
    plan = here.start()
    program = Program(here.people[Role.PREPARER])
    assert program.get(f"/plans/{plan.pk}").status_code == 200

    held = here.people[Role.PREPARER].assignments.get()
    people.end_role(here.people[Role.ADMINISTRATOR], held.pk, timezone.now())

    refused(program.get(f"/plans/{plan.pk}"), 404, "not-found")
    assert program.get("/plans").json()["total"] == 0


def test_a_token_for_reading_changes_nothing() -> None:
    here = county()
    plan = here.start()
    program = Program(here.people[Role.PREPARER], "read")

    assert program.get(f"/plans/{plan.pk}").status_code == 200
    refused(program.post(f"/plans/{plan.pk}/check"), 403, "read-only")
    refused(program.post(f"/plans/{plan.pk}/moves", {"move": "submit"}), 403, "read-only")


def test_a_role_that_asks_for_a_second_factor_asks_it_of_programs_too() -> None:
    here = county()
    clerk = here.people[Role.PREPARER]
    program = Program(clerk)
    client = logged_in()
    ask_second_factor(
        here.people[Role.ADMINISTRATOR], here.region.pk, frozenset((Role.PREPARER,)), NOW
    )

    refused(program.get("/me"), 403, "not-yet")
    assert client.post(NEW, GIVEN).headers["Location"].startswith("/account/2fa/")
    Authenticator.objects.create(user=clerk, type="totp", data={"secret": "x"})
    assert program.get("/me").status_code == 200


def test_a_password_of_somebody_else_is_changed_before_programs_come() -> None:
    here = county()
    program = Program(here.people[Role.PREPARER])
    records.Person.objects.filter(username="preparer").update(must_change_password=True)

    refused(program.get("/me"), 403, "not-yet")


@pytest.mark.parametrize("given", ["Bearer jx_wrong", "Bearer", "Basic YTpi", "jx_", "Bearer \t"])
def test_a_wrong_token_is_refused_even_with_a_session(client: Client, given: str) -> None:
    here = county()
    client.force_login(here.people[Role.PREPARER])

    response = client.get("/api/v1/me", headers={"Authorization": given})

    refused(response, 401, "unauthorized")
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_events_say_by_which_token_they_came_and_pages_do_not() -> None:
    here = county()
    plan = here.start()
    clerk = here.people[Role.PREPARER]
    part = plan.parts.filter(kind="project")[0]
    program = Program(clerk)
    body = {"part": part.pk, "path": "", "text": "请看"}

    assert program.post(f"/plans/{plan.pk}/comments", body).status_code == 201

    event = records.Event.objects.filter(act="comment").get()
    assert event.actor == clerk
    assert event.detail["via"] == f"token:{program.token}"
    logged_in().post(f"/plans/{plan.pk}/speak/", {"part": part.pk, "text": "也请看"})
    assert "via" not in records.Event.objects.filter(act="comment").latest("id").detail
