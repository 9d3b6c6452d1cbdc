"""The sheet in a real browser: written, pasted, mended, with nothing asked from outside."""

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from jixiao.model.lifecycle import Role
from jixiao.webapp.actions.checking import check_plan
from jixiao.webapp.queries.plans import plan_seen
from jixiao.webapp.records import models as records
from tests.web.county import NOW, county

pytestmark = [pytest.mark.slow, pytest.mark.web, pytest.mark.django_db(transaction=True)]
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage",
]  # fmt: skip
TARGET = "projects[0].indicators[0].target"
PASTE = """(area, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def context(monkeypatch: pytest.MonkeyPatch) -> Iterator[BrowserContext]:
    """A window of an office screen; database calls beside its loop are ours to answer for."""
    if BROWSER is None:
        pytest.skip("Chromium is not here")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=QUIET)
        yield browser.new_context(viewport={"width": 1366, "height": 768})
        browser.close()


def enter(context: BrowserContext, person: records.Person, address: str) -> None:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    assert session.session_key is not None
    context.add_cookies([{"name": "sessionid", "value": session.session_key, "url": address}])


def opened(context: BrowserContext, live_server: LiveServer) -> tuple[Page, records.Plan, records.Person, list[str]]:  # fmt: skip
    here = county()
    clerk, plan = here.people[Role.PREPARER], here.start()
    check_plan(clerk, plan.pk, NOW)
    enter(context, clerk, live_server.url)
    page, heard = context.new_page(), list[str]()
    page.on("request", lambda request: heard.append(request.url))
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(f"{live_server.url}/plans/{plan.pk}/")
    return page, plan, clerk, heard


def rows(plan: records.Plan, person: records.Person) -> list[tuple[str, str]]:
    seen = plan_seen(person, plan.pk, NOW)
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
    assert [each for each in heard if not each.startswith(live_server.url)] == []


def test_a_block_is_pasted_over_rows_and_columns(
    context: BrowserContext, live_server: LiveServer
) -> None:
    page, plan, clerk, _ = opened(context, live_server)
    name = page.locator(f'[name="now:{TARGET.replace("target", "name")}"]').first
    block = "讲座场次\t全年讲座的场次\t≥3场\n培训人数\t参加培训的人数\t≥90人\n合格率\t考核合格的比例\t≥95%"

    name.focus()
    name.evaluate(PASTE, block)
    page.wait_for_function(
        "() => [...document.querySelectorAll('.paper textarea')].every(a => a.value === a.dataset.was)"
    )

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


def test_axe_finds_nothing_serious(context: BrowserContext, live_server: LiveServer) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page, _, _, _ = opened(context, live_server)
    found = Axe().run(page).response["violations"]

    assert [
        (each["id"], each["nodes"][0]["html"][:120])
        for each in found
        if each["impact"] in {"serious", "critical"}
    ] == []
