"""The sheet in a real browser: written, pasted, mended, with nothing asked from outside."""

import time
from collections.abc import Callable, Iterator

import pytest
from django.db import OperationalError
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from jixiao.model.lifecycle import Role
from jixiao.webapp.actions.checking import check_plan
from jixiao.webapp.queries.plans import PlanSeen, plan_seen
from jixiao.webapp.records import models as records
from tests.web.browsing import OFFICE, PASTE, chromium, enter, faults, foreign, listening
from tests.web.county import NOW, county

pytestmark = [pytest.mark.slow, pytest.mark.web, pytest.mark.django_db(transaction=True)]
TARGET = "projects[0].indicators[0].target"


@pytest.fixture
def context() -> Iterator[BrowserContext]:
    """A window of an office screen."""
    with chromium() as browser:
        yield browser.new_context(viewport={"width": OFFICE[0], "height": OFFICE[1]})


def opened(context: BrowserContext, live_server: LiveServer) -> tuple[Page, records.Plan, records.Person, list[str]]:  # fmt: skip
    here = county()
    clerk, plan = here.people[Role.PREPARER], here.start()
    check_plan(clerk, plan.pk, NOW)
    enter(context, clerk, live_server.url)
    page = context.new_page()
    heard = listening(page)
    page.goto(f"{live_server.url}/plans/{plan.pk}/")
    return page, plan, clerk, heard


def patiently(ask: Callable[[], PlanSeen]) -> PlanSeen:
    """What is asked of the database in memory that the server writes to at the same time."""
    for _ in range(50):
        try:
            return ask()
        except OperationalError:
            time.sleep(0.1)
    return ask()


def rows(plan: records.Plan, person: records.Person) -> list[tuple[str, str]]:
    seen = patiently(lambda: plan_seen(person, plan.pk, NOW))
    part = next(each for each in seen.parts if each.kind == "project")
    return [(row.name.raw, row.target.raw) for row in part.document.projects[0].indicators]


def test_a_cell_saves_itself_and_the_margin_follows(
    context: BrowserContext, live_server: LiveServer
) -> None:
    page, plan, clerk, heard = opened(context, live_server)
    cell = page.locator(f'[name="now:{TARGET}"]').first

    cell.fill("及时完成")
    cell.press("Enter")
    page.locator("#saved", has_text="已保存").wait_for()
    with page.expect_response(lambda answer: answer.url.endswith("/margin/")):
        pass
    page.locator("#margin .note", has_text="及时完成").first.wait_for()

    assert rows(plan, clerk)[0][1] == "及时完成"
    assert page.evaluate("document.activeElement.name").endswith("indicators[1].target")
    assert foreign(heard, live_server.url) == []


def test_a_block_is_pasted_over_rows_and_columns(
    context: BrowserContext, live_server: LiveServer
) -> None:
    page, plan, clerk, _ = opened(context, live_server)
    name = page.locator(f'[name="now:{TARGET.replace("target", "name")}"]').first
    block = "讲座场次\t全年讲座的场次\t≥3场\n培训人数\t参加培训的人数\t≥90人\n合格率\t考核合格的比例\t≥95%"

    name.focus()
    name.evaluate(PASTE, {"text/plain": block})
    page.locator("#saved", has_text="已保存").wait_for()

    assert rows(plan, clerk)[:3] == [
        ("讲座场次", "≥3场"), ("培训人数", "≥90人"), ("合格率", "≥95%"),
    ]  # fmt: skip


def test_somebody_elses_change_is_shown_beside_mine(
    context: BrowserContext, live_server: LiveServer
) -> None:
    page, plan, clerk, _ = opened(context, live_server)
    other = context.new_page()
    other.goto(page.url)
    for window, words in ((other, "≥8场"), (page, "≥9场")):
        cell = window.locator(f'[name="now:{TARGET}"]').first
        cell.fill(words)
        cell.blur()
        window.wait_for_function("() => document.getElementById('saved').textContent !== ''")

    choice = page.locator(".clash button")
    choice.first.wait_for()
    assert rows(plan, clerk)[0][1] == "≥8场"
    choice.first.click()
    page.locator("#saved", has_text="已保存").wait_for()

    assert rows(plan, clerk)[0][1] == "≥9场"


def test_notes_stand_beside_their_cells_and_a_line_leads_there(
    context: BrowserContext, live_server: LiveServer
) -> None:
    page, _, _, heard = opened(context, live_server)
    cell = page.locator(f'[name="now:{TARGET}"]').first
    cell.fill("及时完成")
    cell.blur()
    note = page.locator("#margin .note", has_text="及时完成").first
    note.wait_for()

    note.locator(".go").press("Enter")
    expect(cell).to_be_focused()
    page.wait_for_timeout(300)
    row, box = cell.locator("xpath=ancestor::td").bounding_box(), note.bounding_box()
    line = page.locator(".leaders path.here").bounding_box()

    assert row is not None
    assert box is not None
    assert line is not None
    assert abs(box["y"] - (row["y"] - 10)) < 2
    assert abs(line["x"] - (row["x"] + row["width"])) < 6
    assert abs(line["x"] + line["width"] - box["x"]) < 6
    assert foreign(heard, live_server.url) == []


def test_the_margin_is_sieved_and_counts_what_it_shows(
    context: BrowserContext, live_server: LiveServer
) -> None:
    page, _, _, _ = opened(context, live_server)
    notes = "#margin .note:not(.plot):visible"
    buttons = page.locator(".sieve button:visible")
    seen = {}

    for each in buttons.all():
        each.click()
        seen[each.get_attribute("value")] = int(each.locator("b").inner_text())
        assert page.locator(notes).count() == seen[each.get_attribute("value")]
        assert each.get_attribute("aria-pressed") == "true"

    assert seen["all"] == sum(many for kind, many in seen.items() if kind not in {"all", "done"})
    assert seen["all"] > 0


def test_axe_finds_nothing_serious(context: BrowserContext, live_server: LiveServer) -> None:
    page, _, _, _ = opened(context, live_server)

    assert faults(page) == []
