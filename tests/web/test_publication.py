import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jixiao.model.lifecycle import MoveRefused, Role, State
from jixiao.services.reading import read_bytes
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.review import Judged, judge
from jixiao.webapp.actions.talk import comment
from jixiao.webapp.queries.plans import plan_seen
from jixiao.webapp.queries.publication import frozen, public_plan, public_search
from jixiao.webapp.records import models as records
from tests.web.county import NOW, county
from tests.web.reviewing import TARGET, first_project, hand_in, judge_well, publish, words, write

pytestmark = pytest.mark.django_db
HOME = "/public/130399/2027/711/"
DRAFTED = "草稿里才有的话"
PAGES = ("/public/", "/public/130399/2027/", HOME, f"{HOME}1/", "/public/search/?q=工会")


def test_what_is_published_is_read_without_an_account(client: Client) -> None:
    here = county()
    plan = here.start()
    publish(here, plan)

    pages = {each: client.get(each) for each in PAGES}

    assert {each.status_code for each in pages.values()} == {200}
    assert "清河口县总工会" in pages["/public/130399/2027/"].content.decode()
    assert words(first_project(plan)) in pages[f"{HOME}1/"].content.decode()
    assert client.get(f"{HOME}99/").status_code == 404


def test_what_is_published_is_exactly_what_was_approved_whatever_is_written_later(
    client: Client,
) -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    office = here.people[Role.OFFICE]
    judge_well(here, plan)
    approved = move_plan(office, plan.pk, "approve", NOW)
    published = move_plan(office, plan.pk, "publish", NOW, reason="批复后公开")
    before = {each: client.get(f"{HOME}{each}").content for each in ("", "1/", "plan.json")}

    move_plan(here.people[Role.PREPARER], plan.pk, "adjust", NOW, reason="预算调整")
    write(here, first_project(plan), TARGET, DRAFTED)
    write(here, first_project(plan), "projects[0].name", DRAFTED)

    assert published.versions == approved.versions
    assert frozen(approved) == public_plan("130399", 2027, "711").document
    assert {each: client.get(f"{HOME}{each}").content for each in before} == before
    assert not any(DRAFTED in client.get(each).content.decode() for each in PAGES)
    assert public_search(DRAFTED) == ()
    assert words(first_project(plan)) == DRAFTED


def test_no_draft_is_ever_visible_at_any_public_address(client: Client) -> None:
    here = county()
    plan = here.start()
    write(here, first_project(plan), TARGET, DRAFTED)

    for state in State:
        records.Plan.objects.filter(pk=plan.pk).update(state=state)
        for suffix in ("", "1/", "plan.docx", "plan.pdf", "plan.json", "plan.csv"):
            assert client.get(f"{HOME}{suffix}").status_code == 404
        for address in ("/public/", "/public/130399/2027/", f"/public/search/?q={DRAFTED}"):
            page = client.get(address)
            assert "清河口县总工会" not in page.content.decode()
    assert public_search("工会") == ()


def test_an_anonymous_crawler_finds_only_published_words_behind_all_links(client: Client) -> None:
    here = county()
    plan = here.start()
    part = first_project(plan)
    publish(here, plan)
    comment(here.people[Role.OFFICE], part.pk, TARGET, "只给部门看的意见", NOW)
    records.Plan.objects.filter(pk=plan.pk).update(state=State.WITH_FINANCE)
    judge(here.people[Role.OFFICE], plan.pk, {"": Judged("差", "只给内部看的结论")}, NOW)
    other = records.Plan.objects.create(cycle=here.cycle, department=here.roads, state_since=NOW)

    seen, waiting = set[str](), ["/public/", *_inner(plan.pk), *_inner(other.pk)]
    while waiting:
        address = waiting.pop()
        if address in seen or "/plan." in address:
            continue
        seen.add(address)
        answer = client.get(address)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            page = answer.content.decode()
            assert not re.search("只给|交通运输局|甲<", page), address
            waiting += re.findall(r'href="(/public/[^"#?]*)', page)

    assert {each for each in seen if each.startswith(HOME)} >= {
        HOME,
        *(f"{HOME}{n}/" for n in "1234"),
    }
    assert all(client.get(each).status_code in {302, 404, 405} for each in _inner(plan.pk))


def _inner(pk: int) -> list[str]:
    """Addresses of a plan that need an account."""
    ends = ("", "opinion.docx", "annotated.docx", "speak/", "judge/", "move/")
    return [f"/plans/{pk}/", "/review/", *(f"/review/{pk}/{end}" for end in ends)]


def test_withdrawing_takes_everything_off_and_a_reason_is_kept(client: Client) -> None:
    here = county()
    plan = here.start()
    publish(here, plan)
    assert public_search("工会")

    move_plan(here.people[Role.OFFICE], plan.pk, "withdraw", NOW, reason="金额有误")

    assert client.get(HOME).status_code == 404
    assert client.get(f"{HOME}plan.json").status_code == 404
    assert public_search("工会") == ()
    last = records.Event.objects.order_by("-id")[0]
    assert (last.act, last.detail["reason"]) == ("withdraw", "金额有误")


def test_an_older_paper_is_withdrawn_while_its_plan_is_being_adjusted(client: Client) -> None:
    here = county()
    plan = here.start()
    publish(here, plan)
    move_plan(here.people[Role.PREPARER], plan.pk, "adjust", NOW, reason="追加资金")
    assert client.get(HOME).status_code == 200
    office = here.people[Role.OFFICE]
    assert [each.name for each in plan_seen(office, plan.pk, NOW).moves] == ["withdraw_earlier"]

    move_plan(office, plan.pk, "withdraw_earlier", NOW, reason="写了不该公开的内容")

    plan.refresh_from_db()
    assert plan.state == State.ADJUSTING
    assert client.get(HOME).status_code == 404
    assert plan_seen(office, plan.pk, NOW).moves == ()
    with pytest.raises(MoveRefused, match="没有公开着的旧稿"):
        move_plan(office, plan.pk, "withdraw_earlier", NOW, reason="再撤一次")


def test_two_character_words_are_found_in_names_of_projects_and_indicators(client: Client) -> None:
    here = county()
    plan = here.start()
    publish(here, plan)
    page = client.get("/public/search/", {"q": "经费"}).content.decode()

    assert [each.indicator for each in public_search("满意")]
    assert all("满意" in each.indicator + each.project_name for each in public_search("满意"))
    assert "工会经费" in page
    assert "没有找到" in client.get("/public/search/", {"q": "%"}).content.decode()
    assert client.get("/public/search/", {"q": "经费", "region": "999999"}).status_code == 200


@pytest.mark.parametrize("suffix", ["json", "csv", "docx"])
def test_downloads_say_the_same_as_the_snapshot(client: Client, suffix: str) -> None:
    here = county()
    plan = here.start()
    publish(here, plan)

    answer = client.get(f"{HOME}plan.{suffix}")

    assert answer.headers["Content-Disposition"].startswith("attachment")
    if suffix == "csv":
        assert words(first_project(plan)) in answer.content.decode("utf-8-sig")
        return
    (document,) = read_bytes(answer.content, f"plan.{suffix}").documents
    expected = public_plan("130399", 2027, "711").document
    assert [each.name.raw for each in document.projects] == [
        each.name.raw for each in expected.projects
    ]
    assert [each.target.raw for each in document.projects[0].indicators] == [
        each.target.raw for each in expected.projects[0].indicators
    ]


@pytest.mark.slow
def test_the_pdf_is_a_pdf(client: Client) -> None:
    here = county()
    publish(here, here.start())

    assert client.get(f"{HOME}plan.pdf").content.startswith(b"%PDF-")


def test_a_page_is_asked_for_once_and_then_only_whether_it_changed(client: Client) -> None:
    here = county()
    plan = here.start()
    publish(here, plan)
    first = client.get(HOME)
    etag, modified = first.headers["ETag"], first.headers["Last-Modified"]

    assert client.get(HOME, HTTP_IF_NONE_MATCH=etag).status_code == 304
    assert client.get(HOME, HTTP_IF_MODIFIED_SINCE=modified).status_code == 304
    assert "public" in first.headers["Cache-Control"]
    assert not first.cookies
    with CaptureQueriesContext(connection) as again:
        client.get(HOME, HTTP_IF_NONE_MATCH=etag)
    with CaptureQueriesContext(connection) as whole:
        client.get(HOME)
    assert len(again) == 1
    assert len(whole) <= 6
    client.cookies["django_language"] = "en"
    assert client.get(HOME, HTTP_IF_NONE_MATCH=etag).status_code == 200


def test_the_list_asks_as_often_for_two_plans_as_for_one(client: Client) -> None:
    here = county()
    plan = here.start()
    publish(here, plan)
    client.get("/public/")
    with CaptureQueriesContext(connection) as one:
        client.get("/public/130399/2027/")
    snapshot = plan.snapshots.last()
    records.Plan.objects.create(
        cycle=here.cycle, department=here.roads, state_since=NOW, published_snapshot=snapshot
    )
    with CaptureQueriesContext(connection) as two:
        page = client.get("/public/130399/2027/").content.decode()

    assert "交通运输局" in page
    assert len(one) == len(two)


def test_the_language_switch_leads_nowhere_else(client: Client) -> None:
    county()
    there = client.get("/public/language/en/", {"next": "https://elsewhere.example/"})
    back = client.get("/public/language/en/", {"next": "/public/search/"})

    assert there.headers["Location"] == "/public/"
    assert back.headers["Location"] == "/public/search/"
    assert back.cookies["django_language"].value == "en"
