"""By forged numbers nobody learns what there is beyond what they may read: it looks absent."""

import pytest
from django.test import Client

from jixiao.model.lifecycle import Role
from jixiao.services.reading import read
from jixiao.webapp.actions.plans import start_plan
from jixiao.webapp.actions.talk import comment
from jixiao.webapp.records import models as records
from tests.web.county import NOW, PLAN, county
from tests.web.reviewing import TARGET, first_project

pytestmark = pytest.mark.django_db
ABSENT = 999_999


def test_parts_comments_and_findings_of_others_look_absent_below_an_own_plan(
    client: Client,
) -> None:
    here = county()
    theirs = first_project(here.start())
    said = comment(here.people[Role.OFFICE], theirs.pk, TARGET, "偏高", NOW)
    finding = records.FindingRow.objects.create(
        plan=theirs.plan, part=theirs, rule="TGT001", severity=3, path=TARGET, content={}
    )
    own = start_plan(here.stranger, here.cycle, here.roads, read(PLAN).documents[0], NOW)
    client.force_login(here.stranger)

    def told(part: int, comment_: int, finding_: int) -> list[str]:
        base = f"/plans/{own.pk}/parts/{part}/"
        asked: list[tuple[str, dict[str, object]]] = [
            (base, {"now:projects[0].name": "x", "was:projects[0].name": ""}),
            (f"{base}rows/", {"do": "add projects[0].indicators 0", "seen": 1}),
            (f"{base}history/", {"number": 1}),
            (f"{base}paste/", {"room": "projects[0].indicators 0 1", "seen": 1}),
            (f"{base}undo/", {"number": 1}),
            (f"/plans/{own.pk}/speak/", {"part": part, "text": "x"}),
            (f"/plans/{own.pk}/speak/", {"comment": comment_, "text": "x"}),
            (f"/plans/{own.pk}/speak/", {"resolve": comment_}),
            (f"/plans/{own.pk}/speak/", {"finding": finding_, "text": "x"}),
        ]
        answers = [client.post(address, given) for address, given in asked]
        assert {each.status_code for each in answers} == {404}
        return [each.content.decode().partition("<main")[2] for each in answers]

    assert told(theirs.pk, said.pk, finding.pk) == told(ABSENT, ABSENT, ABSENT)


def test_a_bulk_act_tells_nothing_of_plans_that_one_may_not_read(client: Client) -> None:
    here = county()
    plan = here.start()
    client.force_login(here.stranger)

    pages = [
        client.post("/review/bulk/", {"plan": pk, "move": "approve"}).content.decode()
        for pk in (plan.pk, ABSENT)
    ]

    assert here.union.short_name not in pages[0]
    assert pages[0].partition("<main")[2] == pages[1].partition("<main")[2]


def test_who_receives_money_is_told_to_nobody_else(client: Client) -> None:
    here = county()
    notice = records.FundNotice.objects.create(
        cycle=here.cycle, number="冀财预〔2026〕9号", name="公路养护", total=1000, content={},
        made_by=here.people[Role.OFFICE], made_at=NOW, issued_at=NOW, summed=[],
    )  # fmt: skip
    share = notice.shares.create(department=here.union, amount=1000)
    client.force_login(here.stranger)

    assert client.post(f"/funds/shares/{share.pk}/take/").status_code == 404
