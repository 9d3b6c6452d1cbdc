"""Who may what when over the API: the table that people wrote by hand, asked by tokens."""

from functools import partial
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from jixiao.model.lifecycle import Role, State
from jixiao.webapp import access
from jixiao.webapp.records import models as records
from tests.web.calling import Program, refused
from tests.web.county import NOW, County, county
from tests.web.test_access import CELL, TABLE, Undone, marked, placed

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _as_often_as_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    enough = dict.fromkeys(("token", "person", "address"), 10**6)
    monkeypatch.setattr(settings, "API_REQUESTS_A_MINUTE", enough)


def programs(here: County) -> dict[str, Program]:
    people = {role.value: person for role, person in here.people.items()}
    return {name: Program(each) for name, each in [*people.items(), ("stranger", here.stranger)]}


def status(call: Any) -> int:
    """How a call is answered; what it did is taken back."""
    try:
        with transaction.atomic():
            found: int = call().status_code
            raise Undone
    except Undone:
        return found


def calls(here: County, plan: records.Plan, program: Program) -> dict[str, Any]:
    part = plan.parts.filter(kind="project")[0]
    finding = plan.finding_rows.order_by("id")[0]
    base = f"/plans/{plan.pk}"
    own = Program(here.people[Role.PREPARER]).get(f"{base}/parts/{part.pk}").json()
    change = {"cells": [{"path": CELL, "was": own["cells"][CELL], "now": "别的话"}]}
    return {
        "read": partial(program.get, base),
        "edit": partial(program.patch, f"{base}/parts/{part.pk}", change, If_Match="*"),
        "comment": partial(
            program.post, f"{base}/comments", {"part": part.pk, "path": CELL, "text": "话"}
        ),
        "waive": partial(program.post, f"{base}/findings/{finding.pk}/reason", {"reason": "理"}),
        "trail": partial(program.get, "/trail"),
    }


@pytest.mark.parametrize("state", State)
def test_over_the_api_every_role_does_what_the_table_says(state: State) -> None:
    here = county()
    plan = placed(here)
    records.Plan.objects.filter(pk=plan.pk).update(state=state)
    wrong = []
    for name, program in programs(here).items():
        asked = {
            move: (row, partial(
                program.post, f"/plans/{plan.pk}/moves", {"move": move, "reason": "理由"}
            ))
            for move, row in TABLE["move"].items()
        }  # fmt: skip
        acts = calls(here, plan, program)
        asked |= {act: (TABLE["act"][act], call) for act, call in acts.items()}
        for act, (row, call) in asked.items():
            is_allowed = name in row["roles"] and bool({"*", state.value} & set(row["states"]))
            told = status(call)
            if (told < 300) != is_allowed or (told >= 300 and told not in {403, 404, 409}):
                wrong.append(f"{name} {state} {act}: {told}, allowed: {is_allowed}")

    assert wrong == []


def test_what_a_person_may_not_read_is_not_there_for_their_programs() -> None:
    here = county()
    plan = marked(here)
    part, said = plan.parts.filter(kind="project")[0], plan.comments.order_by("id")[0]
    finding = plan.finding_rows.order_by("id")[0]
    base = f"/plans/{plan.pk}"
    for person in (*here.people.values(), here.stranger):
        if access.may(person, access.READ, here.union, NOW.date()):
            continue
        program = Program(person)
        for address in ("", "/document", "/moves", "/findings", "/comments", f"/parts/{part.pk}"):
            refused(program.get(base + address), 404, "not-found")
        for address, body in (
            ("/moves", {"move": "submit"}), ("/check", {}), (f"/comments/{said.pk}/resolve", {}),
            (f"/comments/{said.pk}/replies", {"text": "x"}), (f"/comments/{said.pk}/reopen", {}),
            ("/comments", {"part": part.pk, "text": "x"}),
            (f"/findings/{finding.pk}/reason", {"reason": "x"}),
        ):  # fmt: skip
            refused(program.post(base + address, body), 404, "not-found")
        cells = {"cells": [{"path": CELL, "was": "", "now": "x"}]}
        refused(program.patch(f"{base}/parts/{part.pk}", cells, If_Match="*"), 404, "not-found")
        row = {"act": "add", "path": "projects[0].indicators", "at": 0}
        address = f"{base}/parts/{part.pk}/rows"
        refused(program.post(address, row, If_Match='"1.1.1"'), 404, "not-found")
