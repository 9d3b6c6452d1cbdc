"""Who may what when: a table written by hand against real acts, and a crawler over every address."""

import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from jixiao.kernel.findings import Severity
from jixiao.model.lifecycle import MOVES, MoveRefused, Role, State
from jixiao.regulation.review_form import review_form
from jixiao.webapp import access
from jixiao.webapp.access import NotAllowed
from jixiao.webapp.actions.checking import check_plan
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.organisation import ask_second_factor
from jixiao.webapp.actions.plans import CellChange, save_cells
from jixiao.webapp.actions.talk import comment, waive
from jixiao.webapp.queries.plans import plan_seen
from jixiao.webapp.queries.trail import Wanted, trail_of
from jixiao.webapp.records import models as records
from tests.web.county import NOW, County, county

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TABLE: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("access_table.toml").read_text(encoding="utf-8")
)
CELL = "projects[0].use_of_funds"
REFUSED = (NotAllowed, MoveRefused, ObjectDoesNotExist)


class Undone(Exception):  # noqa: N818 -- takes an act back
    """Ends an attempt without a trace."""


def does(act: Callable[[], object]) -> bool:
    """Whether an act is done; it is taken back in any case."""
    try:
        with transaction.atomic():
            act()
            raise Undone
    except Undone:
        return True
    except REFUSED:
        return False


def placed(here: County) -> records.Plan:
    """A plan with a comment of finance at a place, every fault waived: moves lack nothing."""
    plan = here.start()
    clerk = here.people[Role.PREPARER]
    check_plan(clerk, plan.pk, NOW)
    for finding in plan.finding_rows.filter(severity=Severity.ERROR):
        waive(clerk, finding.pk, "沿用往年口径", NOW)
    part = plan.parts.filter(kind="project")[0]
    comment(here.people[Role.OFFICE], part.pk, CELL, "依据是什么", NOW)
    for aspect in {*(each.aspect for each in review_form().points), ""}:
        records.Judgement.objects.create(
            plan=plan, round=plan.round, aspect=aspect, grade="良",
            judged_by=here.people[Role.OFFICE], judged_at=NOW,
        )  # fmt: skip
    plan.published_snapshot = records.Snapshot.objects.create(  # an older paper is public
        plan=plan, number=1, move="publish", versions=[], made_by=clerk, made_at=NOW,
        previous_sha256="", sha256="0" * 64,
    )  # fmt: skip
    plan.save()
    return plan


def attempts(
    here: County, plan: records.Plan, person: records.Person
) -> dict[str, Callable[[], object]]:
    part = plan.parts.filter(kind="project").select_related("head")[0]
    was = plan_seen(here.people[Role.PREPARER], plan.pk, NOW)
    words = next(
        each.document.projects[0].use_of_funds.raw for each in was.parts if each.pk == part.pk
    )
    finding = plan.finding_rows.order_by("id")[0]
    change = [CellChange(CELL, words, words + "。")]
    return {
        "read": lambda: plan_seen(person, plan.pk, NOW),
        "edit": lambda: save_cells(person, part.pk, change, NOW),
        "comment": lambda: comment(person, part.pk, CELL, "话", NOW),
        "waive": lambda: waive(person, finding.pk, "理由", NOW),
        "trail": lambda: trail_of(person, Wanted(), NOW),
        "administer": lambda: ask_second_factor(person, here.region.pk, frozenset(), NOW),
    }


@pytest.mark.parametrize("state", State)
def test_every_role_does_in_every_state_what_the_table_says_and_nothing_else(state: State) -> None:
    here = county()
    plan = placed(here)
    records.Plan.objects.filter(pk=plan.pk).update(state=state)
    people = {role.value: person for role, person in here.people.items()}
    wrong = []
    for name, person in [*people.items(), ("stranger", here.stranger)]:
        for act, attempt in attempts(here, plan, person).items():
            row = TABLE["act"][act]
            expected = name in row["roles"] and bool({"*", state.value} & set(row["states"]))
            if does(attempt) != expected:
                wrong.append(f"{name} {state} {act}: expected {expected}")
        for move, row in TABLE["move"].items():
            expected = name in row["roles"] and state.value in row["states"]
            attempt = partial(move_plan, person, plan.pk, move, NOW, reason="理由")
            if does(attempt) != expected:
                wrong.append(f"{name} {state} {move}: expected {expected}")

    assert wrong == []


@pytest.mark.parametrize("name", TABLE["move"])
def test_every_move_leads_to_the_state_of_the_table(name: str) -> None:
    here = county()
    row = TABLE["move"][name]
    plan = placed(here)
    records.Plan.objects.filter(pk=plan.pk).update(state=row["states"][0])

    move_plan(here.people[Role(row["roles"][0])], plan.pk, name, NOW, reason="理由")

    plan.refresh_from_db()
    assert plan.state == row["after"]


def test_the_table_names_every_move_and_every_act() -> None:
    assert set(TABLE["move"]) == set(MOVES)
    told = {act: frozenset(map(Role, roles)) for act, roles in TABLE["may"].items()}
    assert told == access.MAY


# --- the crawler ---


def addresses(patterns: list[Any], before: str = "") -> Iterator[tuple[str, str]]:
    """(name, route) of every page that the resolver knows."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, before + str(each.pattern))
        elif isinstance(each, URLPattern):
            yield each.name or "", before + str(each.pattern)


def filled(route: str, ids: dict[str, int]) -> str:
    """An address with the numbers in their places; "1" or "x" where none fits."""
    address = "/"
    for piece in route.replace("^", "").replace("$", "").split("/"):
        if piece.startswith(("<", "(?P<")):
            kind, _, name = piece.strip("<>").rpartition(":")
            fallback = 1 if kind == "int" else "x"
            address += f"{ids.get(name, fallback)}/"
        elif piece:
            address += f"{piece}/"
    return address if route.endswith("/") or not route else address.rstrip("/")


OPEN = (
    "/healthz", "/readyz", "/account/", "/begin/", "/i18n/", "/public/", "/static/", "/demo/",
    "/api/v1/public/", "/api/v1/docs", "/api/v1/openapi.json",
)  # fmt: skip
WHO = [*(role.value for role in Role), "stranger", "anonymous"]
MARK = "泄露即败露的十二个字标记"
"""Words that stand in the plan and nowhere else."""


def marked(here: County) -> records.Plan:
    plan = placed(here)
    part = plan.parts.filter(kind="project")[0]
    clerk = here.people[Role.PREPARER]
    seen = plan_seen(clerk, plan.pk, NOW)
    words = next(
        each.document.projects[0].use_of_funds.raw for each in seen.parts if each.pk == part.pk
    )
    save_cells(clerk, part.pk, [CellChange(CELL, words, MARK)], NOW)
    comment(clerk, part.pk, CELL, MARK, NOW)
    return plan


@pytest.mark.parametrize("who", WHO)
def test_every_address_shows_a_person_nothing_that_is_not_theirs(client: Client, who: str) -> None:
    here = county()
    plan = marked(here)
    part = plan.parts.filter(kind="project")[0]
    person = None if who == "anonymous" else records.Person.objects.get(username=who)
    if person is not None:
        client.force_login(person)
    may_read = person is not None and access.may(person, access.READ, here.union, NOW.date())
    ids = {
        "plan_id": plan.pk, "part_id": part.pk, "region_id": here.region.pk,
        "person_id": here.people[Role.OFFICE].pk, "department_id": here.union.pk,
        "comment_id": plan.comments.order_by("id")[0].pk,
        "finding_id": plan.finding_rows.order_by("id")[0].pk,
    }  # fmt: skip
    wrong = []
    events = records.Event.objects.count()
    for name, route in addresses(get_resolver().url_patterns):
        for method in (client.get, client.post, client.patch):
            address = filled(route, ids)
            if name == "account_logout" or (person is not None and address.startswith("/account/")):
                continue
            response = method(address)
            body = read(response)
            if response.status_code >= 500:
                wrong.append(f"{address}: {response.status_code}")
            if MARK in body and not may_read:
                wrong.append(f"{address} tells of the plan")
            if person is None and response.status_code < 300 and not address.startswith(OPEN):
                wrong.append(f"{address} answers everybody")
            if not may_read and "plan_id" in route and response.status_code < 300:
                wrong.append(f"{address} answers {who}")
    assert wrong == []
    assert may_read == (MARK in client.get(reverse("plan", args=[plan.pk])).content.decode())
    if person is None:
        assert records.Event.objects.count() == events


def read(response: Any) -> str:
    data = b"".join(response.streaming_content) if response.streaming else response.content
    return bytes(data).decode("utf-8", "replace")
