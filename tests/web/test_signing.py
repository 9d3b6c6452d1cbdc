"""签批: what a leader reads on a phone, signs, or sends back with a reason."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from jixiao.model.lifecycle import MoveRefused, Role, State
from jixiao.services.reading import read_bytes
from jixiao.webapp.access import NotAllowed
from jixiao.webapp.actions.checking import check_plan
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.plans import start_plan
from jixiao.webapp.actions.review import send_back
from jixiao.webapp.actions.talk import comment, waive
from jixiao.webapp.queries.home import home_of
from jixiao.webapp.queries.signing import sign_seen, to_sign
from jixiao.webapp.records import models as records
from tests.web.browsing import PHONE, chromium, enter, faults
from tests.web.county import NOW, County, county
from tests.web.reviewing import FUNDS, first_project, hand_in, judge_well, write

pytestmark = pytest.mark.django_db
LAST = (
    "绩效文本: 清河口县总工会\n年度: 2026  单位: 万元\n"
    "项目: 工会经费  预算数: 1.00\n数量指标 | 慰问人数 | ≥40人\n"
    "项目: 老楼拆除  预算数: 3.00\n数量指标 | 拆除楼数 | ≥1栋\n"
)


def waiting(here: County) -> records.Plan:
    plan = here.start()
    hand_in(plan)
    return plan


def with_last_year(here: County) -> None:
    (document,) = read_bytes(LAST.encode(), "a.perf.txt").documents
    start_plan(here.people[Role.PREPARER], here.before(), here.union, document, NOW)


def test_a_leader_reads_what_changed_what_is_open_and_what_may_stay() -> None:
    here = county()
    with_last_year(here)
    plan = waiting(here)
    check_plan(here.people[Role.PREPARER], plan.pk, NOW)
    first = plan.finding_rows.filter(severity=30).first() or plan.finding_rows.first()
    assert first is not None
    waive(here.people[Role.PREPARER], first.pk, "沿用上年口径", NOW)
    judge_well(here, plan)

    seen = sign_seen(here.people[Role.LEADER], plan.pk, NOW)

    assert (seen.department, seen.hindrance) == ("清河口县总工会", "")
    assert (seen.agree, seen.back) != (None, None)
    assert seen.gone == ("老楼拆除",)
    (kept,) = [each for each in seen.differing() if not each.is_new]
    assert kept.name == "工会经费"
    assert kept.before == 1
    assert [each.reason for each in seen.waived] == ["沿用上年口径"]
    assert len(seen.findings) + 1 == plan.finding_rows.count()
    assert seen.grades == (("绩效管理机构甲", "良"),)
    assert [each.budget for each in seen.projects] == sorted(
        (each.budget for each in seen.projects), reverse=True
    )


def test_after_a_return_the_leader_reads_only_what_changed_since() -> None:
    here = county()
    plan = waiting(here)
    part = first_project(plan)
    comment(here.people[Role.OFFICE], part.pk, FUNDS, "用途不清", NOW)
    move_plan(here.people[Role.LEADER], plan.pk, "return_", NOW)
    write(here, part, FUNDS, "走访慰问一线职工")
    plan.refresh_from_db()
    hand_in(plan)

    seen = sign_seen(here.people[Role.LEADER], plan.pk, NOW)

    assert ["走访慰问一线职工" in each.sentence for each in seen.moved] == [True]
    assert (seen.round, seen.comments, seen.last_year) == (2, 1, False)
    assert to_sign(here.people[Role.LEADER], NOW) == []


def test_the_page_asks_as_often_for_three_projects_as_for_one() -> None:
    here = county()
    counts = []
    for at, projects in enumerate((1, 3)):
        department = records.Department.objects.create(
            region=here.region, code=f"90{at}", name=f"第{at}局", short_name=f"{at}局"
        )
        clerk = here.people[Role.PREPARER]
        records.Assignment.objects.create(
            person=clerk, role=Role.PREPARER, region=here.region, department=department
        )
        words = "绩效文本: 甲\n年度: 2027  单位: 万元\n" + "".join(
            f"项目: 事{each}  预算数: 2.00\n数量指标 | 数{each} | ≥4人\n"
            for each in range(projects)
        )
        (document,) = read_bytes(words.encode(), "a.perf.txt").documents
        plan = start_plan(clerk, here.cycle, department, document, NOW)
        hand_in(plan)
        with CaptureQueriesContext(connection) as asked:
            sign_seen(here.people[Role.LEADER], plan.pk, NOW)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 20


def test_one_signature_leads_to_the_next_plan_and_the_last_one_home(client: Client) -> None:
    here = county()
    plan = waiting(here)
    judge_well(here, plan)
    leader = here.people[Role.LEADER]
    (item,) = home_of(leader, NOW).waiting
    assert (item.page, item.plan) == ("sign", plan.pk)
    client.force_login(leader)

    page = client.get(f"/sign/{plan.pk}/").content.decode()
    assert "待我签批" in page
    assert "第1件，共1件" in page
    answer = client.post(f"/sign/{plan.pk}/", {"move": "approve"}, follow=True)

    plan.refresh_from_db()
    assert plan.state == State.APPROVED
    assert answer.redirect_chain[-1][0] == "/"
    assert "已签：清河口县总工会2027年绩效文本。" in answer.content.decode()
    assert "同意并签" not in client.get(f"/sign/{plan.pk}/").content.decode()


def test_what_nobody_has_judged_can_not_be_signed_and_says_why(client: Client) -> None:
    here = county()
    plan = waiting(here)
    client.force_login(here.people[Role.LEADER])

    page = client.get(f"/sign/{plan.pk}/").content.decode()

    assert 'value="approve" disabled aria-describedby="hindrance"' in page
    assert "还没有人判断" in page
    assert client.post(f"/sign/{plan.pk}/", {"move": "approve"}).status_code == 409


def test_a_leader_sends_back_with_a_reason_that_stands_at_a_place(client: Client) -> None:
    here = county()
    plan = waiting(here)
    part = first_project(plan)
    client.force_login(here.people[Role.LEADER])

    sent = {"move": "return_", "part": str(part.pk), "reason": "预算再压一压"}
    assert client.post(f"/sign/{plan.pk}/", {**sent, "reason": " "}).status_code == 409
    assert plan.comments.count() == 0
    assert client.post(f"/sign/{plan.pk}/", sent).status_code == 302

    plan.refresh_from_db()
    (said,) = plan.comments.all()
    assert plan.state == State.RETURNED
    assert (said.part_id, said.path, said.text) == (part.pk, "projects[0].name", "预算再压一压")
    assert said.words


def test_a_return_that_is_refused_leaves_no_comment() -> None:
    here = county()
    plan = here.start()
    part = first_project(plan)

    with pytest.raises(MoveRefused):
        send_back(here.people[Role.LEADER], plan.pk, part.pk, "退", NOW)
    hand_in(plan)
    with pytest.raises(NotAllowed):
        send_back(here.people[Role.APPROVER], plan.pk, part.pk, "退", NOW)
    with pytest.raises(records.Part.DoesNotExist):
        send_back(here.people[Role.LEADER], plan.pk + 1, part.pk, "退", NOW)

    assert plan.comments.count() == 0


def test_the_leader_of_a_department_signs_on_the_same_page_and_the_clerk_reads_why_not(
    client: Client,
) -> None:
    here = county()
    plan = here.start()
    plan.state = State.WITH_APPROVER
    plan.save()
    approver = here.people[Role.APPROVER]
    client.force_login(approver)
    page = client.get(f"/sign/{plan.pk}/").content.decode()
    assert "同意并报财政" in page
    assert "意见写在" not in page

    client.post(f"/sign/{plan.pk}/", {"move": "hand_back", "reason": "金额不对"})

    plan.refresh_from_db()
    assert plan.state == State.DRAFT
    told = [each.text for each in home_of(here.people[Role.PREPARER], NOW).changes]
    assert "被部门审核人退回：金额不对" in told


def test_nobody_else_finds_the_page(client: Client) -> None:
    here = county()
    plan = waiting(here)

    for role in set(Role) - {Role.APPROVER, Role.OFFICE, Role.LEADER}:
        client.force_login(here.people[role])
        assert client.get(f"/sign/{plan.pk}/").status_code == 404
        assert client.post(f"/sign/{plan.pk}/", {"move": "approve"}).status_code == 404


@pytest.fixture
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.mark.slow
@pytest.mark.web
@pytest.mark.django_db(transaction=True)
def test_on_a_phone_three_taps_sign(browser: Browser, live_server: LiveServer) -> None:
    here = county()
    plan = waiting(here)
    judge_well(here, plan)
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, has_touch=True)
    enter(context, here.people[Role.LEADER], live_server.url)
    page = context.new_page()
    page.goto(live_server.url)

    page.locator(".todo a").tap()
    sign = page.get_by_role("button", name="同意并签")
    expect(sign).to_be_in_viewport()
    assert sign.bounding_box()["height"] >= 48  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    page.locator(".back summary").tap()
    expect(page.get_by_label("退回的理由")).to_be_in_viewport()
    assert faults(page) == []
    page.locator(".back summary").tap()
    sign.tap()

    expect(page.locator(".told")).to_contain_text("已签")
    context.close()
