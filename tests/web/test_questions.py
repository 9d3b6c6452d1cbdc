"""Every page asks the tables as often for three plans, projects and remarks as for one."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jixiao.model.lifecycle import Role
from jixiao.services.parts import PROJECT
from jixiao.services.reading import read
from jixiao.webapp.actions.checking import check_plan
from jixiao.webapp.actions.plans import start_plan
from jixiao.webapp.actions.reminders import remind
from jixiao.webapp.actions.talk import answer, comment
from jixiao.webapp.records import models as records
from tests.web.county import NOW, PLAN, County, county
from tests.web.reviewing import TARGET, first_project, hand_in, publish

pytestmark = pytest.mark.django_db
MOST = {
    "/": 20,
    "/plans/{plan}/": 12,
    "/plans/{plan}/margin/": 11,
    "/plans/{plan}/compare/": 10,
    "/plans/{plan}/looks/": 7,
    "/plans/{plan}/parts/{part}/history/": 9,
    "/review/": 14,
    "/review/{plan}/": 22,
    "/review/deadlines/": 10,
    "/import/": 10,
    "/trail/": 9,
    "/settings/regions/{region}/": 14,
    "/public/": 1,
    "/public/130399/2027/": 3,
    "/public/130399/2027/711/": 4,
    "/public/130399/2027/711/1/": 5,
    "/public/search/?q=职工": 1,
}
"""Page to the questions it may ask at most: what they are now, one or two to spare."""
ROLES = {"/trail/": Role.AUDITOR, "/settings/regions/{region}/": Role.ADMINISTRATOR}


def test_pages_ask_as_often_for_three_as_for_one(client: Client) -> None:
    here = county()
    plan = _filled(here, here.union)
    client.get("/public/")  # a new process asks once whether anybody is there
    one = dict(_asked(client, here, plan, "localhost"))

    for number in (901, 902):
        more = records.Department.objects.create(
            region=here.region, code=str(number), name=f"第{number}局", short_name=f"{number}局"
        )
        for role in (Role.PREPARER, Role.APPROVER):
            records.Assignment.objects.create(
                person=here.people[role], role=role, region=here.region, department=more
            )
        _filled(here, more)
    _say_more(here, plan)
    three = dict(_asked(client, here, plan, "127.0.0.1"))  # no published page is kept of it yet

    assert one == three
    assert {page: asked for page, asked in three.items() if asked > MOST[page]} == {}


def _filled(here: County, department: records.Department) -> records.Plan:
    """A plan that was returned, answered, approved and published."""
    document = read(PLAN).documents[0]
    plan = start_plan(here.people[Role.PREPARER], here.cycle, department, document, NOW)
    check_plan(here.people[Role.PREPARER], plan.pk, NOW)
    remind(here.people[Role.OFFICE], here.cycle.pk, department.pk, "请抓紧。", NOW)
    hand_in(plan)
    _say(here, plan)
    publish(here, plan)
    plan.refresh_from_db()
    return plan


def _say(here: County, plan: records.Plan) -> None:
    said = comment(here.people[Role.REVIEWER], first_project(plan).pk, TARGET, "口径？", NOW)
    answer(here.people[Role.PREPARER], said.pk, "以台账为准。", NOW)


def _say_more(here: County, plan: records.Plan) -> None:
    for part in plan.parts.filter(kind=PROJECT)[1:3]:
        said = comment(here.people[Role.REVIEWER], part.pk, TARGET, "口径？", NOW)
        answer(here.people[Role.PREPARER], said.pk, "以台账为准。", NOW)


def _asked(
    client: Client, here: County, plan: records.Plan, host: str
) -> Iterator[tuple[str, int]]:
    for page in MOST:
        if page.startswith("/public/"):
            client.logout()
        else:
            client.force_login(here.people[ROLES.get(page, Role.OFFICE)])
        address = page.format(plan=plan.pk, part=first_project(plan).pk, region=here.region.pk)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address, headers={"host": host}).status_code == 200, page
        yield page, len(asked)
