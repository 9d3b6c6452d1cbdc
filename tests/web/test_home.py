from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jixiao.kernel.findings import Severity
from jixiao.model.lifecycle import Role, State
from jixiao.services.reading import read_bytes
from jixiao.webapp.actions.plans import start_plan
from jixiao.webapp.actions.talk import answer, comment, waive
from jixiao.webapp.pages.band import drawing_of
from jixiao.webapp.queries.home import home_of
from jixiao.webapp.queries.home_band import Band
from jixiao.webapp.queries.home_words import due_words
from jixiao.webapp.queries.review import queue_of
from jixiao.webapp.records import models as records
from tests.web.county import NOW, County, county

pytestmark = pytest.mark.django_db
PLAN = "绩效文本: 测试\n年度: 2027  单位: 万元\n项目: 慰问  预算数: 2.00\n数量指标 | 慰问人数 | ≥40人\n"


def plans(here: County, count: int, begin: int = 0) -> list[records.Plan]:
    """Plans of new departments, handed in, each with a comment and an act of its clerk."""
    made = []
    for at in range(begin, begin + count):
        department = records.Department.objects.create(
            region=here.region, code=f"9{at:02}", name=f"清河口县第{at}局", short_name=f"第{at}局"
        )
        clerk = here.people[Role.PREPARER]
        records.Assignment.objects.create(
            person=clerk, role=Role.PREPARER, region=here.region, department=department
        )
        document = read_bytes(PLAN.encode(), "a.perf.txt").documents[0]
        plan = start_plan(clerk, here.cycle, department, document, NOW)
        part = plan.parts.get(kind="project")
        comment(here.people[Role.OFFICE], part.pk, "", "口径是什么", NOW)
        plan.state, plan.state_since = State.WITH_FINANCE, NOW - timedelta(days=4)
        plan.save()
        made.append(plan)
    return made


@pytest.mark.parametrize("role", [Role.OFFICE, Role.PREPARER, Role.AUDITOR])
def test_home_asks_as_many_queries_for_three_departments_as_for_one(role: Role) -> None:
    here = county()
    counts = []
    for begin, more in ((0, 1), (1, 2)):
        plans(here, more, begin)
        with CaptureQueriesContext(connection) as asked:
            home_of(here.people[role], NOW)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 14


def test_finance_sees_every_department_once_and_what_has_waited_long() -> None:
    here = county()
    plan, _other = plans(here, 2)

    home = home_of(here.people[Role.OFFICE], NOW)

    shown = [line.department for column in home.board for line in column.lines]
    assert sorted(shown) == ["交通局", "总工会", "第0局", "第1局"]
    assert [line.department for line in home.board[0].lines] == ["交通局", "总工会"]
    assert [line.tone for line in home.board[2].lines] == ["amber", "amber"]
    assert [each.plan for each in home.waiting if each.plan == plan.pk] == [plan.pk]
    assert home.band is not None
    assert (home.band.idle, home.band.waiting, home.band.total) == (2, 2, 4)


def test_a_finding_with_a_reason_is_not_counted_on_home_and_still_a_warning_of_the_queue() -> None:
    here = county()
    (plan,) = plans(here, 1)
    part = plan.parts.get(kind="project")
    for path in ("name", "code"):
        records.FindingRow.objects.create(
            plan=plan, part=part, rule="IND001", severity=Severity.WARNING, path=path, content={}
        )
    finding = records.FindingRow.objects.create(
        plan=plan, part=None, rule="IND002", severity=Severity.ERROR, path="", content={}
    )
    for each in (finding, plan.finding_rows.get(path="code")):
        waive(here.people[Role.PREPARER], each.pk, "沿用往年口径", NOW)

    home = home_of(here.people[Role.OFFICE], NOW)
    (row,) = queue_of(here.people[Role.OFFICE], NOW).rows

    assert [each.why for each in home.waiting] == ["建议1处，1条意见没有解决"]
    assert (row.errors, row.warnings) == (0, 2)


def test_a_clerk_sees_what_to_answer_and_what_to_begin() -> None:
    here = county()
    (plan,) = plans(here, 1)
    clerk = here.people[Role.PREPARER]
    plan.state = State.RETURNED
    plan.save()

    home = home_of(clerk, NOW)
    assert home.board == ()
    assert [(own.department, own.card is None) for own in home.own] == [
        ("总工会", True), ("第0局", False),
    ]  # fmt: skip
    assert [each.why for each in home.waiting if each.plan] == ["1条意见等答复"]

    answer(clerk, plan.comments.get().pk, "按人数", NOW)
    (own,) = [each for each in home_of(clerk, NOW).own if each.card]
    assert own.card is not None
    assert own.card.questions == ()


def test_changes_are_told_until_they_have_been_looked_at(client: Client) -> None:
    here = county()
    plans(here, 1)
    office = here.people[Role.OFFICE]
    assert [each.text for each in home_of(office, NOW).changes] == ["开始填写"]
    assert [each.text for each in home_of(here.people[Role.PREPARER], NOW).changes] == [
        "有1条新意见"
    ]
    assert home_of(here.stranger, NOW).changes == ()
    client.force_login(office)

    assert client.post("/looked/").status_code == 302

    assert home_of(records.Person.objects.get(pk=office.pk), NOW).changes == ()
    assert client.get("/looked/").status_code == 405


def test_an_administrator_sees_no_business_data(client: Client) -> None:
    here = county()
    plans(here, 1)
    client.force_login(here.people[Role.ADMINISTRATOR])

    page = client.get("/").content.decode()

    assert "看不到文本的内容" in page
    assert "第0局" not in page


def test_the_band_compares_with_last_year_at_the_same_distance() -> None:
    opens, deadline = NOW - timedelta(days=8), NOW + timedelta(days=2)
    came = tuple(NOW - timedelta(days=each) for each in (5, 4, 1))
    earlier = (NOW - timedelta(days=3), NOW + timedelta(days=1))

    drawn = drawing_of(Band(opens, deadline, NOW, 10, came, earlier, 0, 0, 0))

    assert (drawn.received, drawn.difference, drawn.is_over) == (3, 2, False)
    heights = [float(point.split(",")[1]) for point in drawn.this_year.split()]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] == drawn.height


def test_due_dates_are_told_by_distance() -> None:
    assert due_words(NOW + timedelta(days=3), NOW) == "还有3天"
    assert due_words(NOW + timedelta(hours=1), NOW) == "今天"
    assert due_words(NOW - timedelta(hours=30), NOW) == "逾期1天"
