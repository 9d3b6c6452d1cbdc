"""Every screen by keyboard alone: the first start, what Tab meets, what Escape closes."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from jixiao.model.lifecycle import Role, State
from jixiao.webapp.records import models as records
from tests.web.browsing import OFFICE, PHONE, chromium, enter
from tests.web.county import County, county
from tests.web.reviewing import hand_in, judge_well

pytestmark = [pytest.mark.slow, pytest.mark.web, pytest.mark.django_db(transaction=True)]
MOST = 900
"""Stops of Tab on one page; who has not come round by then is caught."""
FOCUSED = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const style = getComputedStyle(here), place = here.getBoundingClientRect();
  const around = here.closest("td, .paper div");
  const frame = around ? getComputedStyle(around).boxShadow : "none";
  window.stops = window.stops || new Map();
  const times = (window.stops.get(here) || 0) + 1;
  window.stops.set(here, times);
  const x = Math.min(Math.max(place.left + place.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(place.top + 9, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  return {
    what: `${here.tagName} ${here.className || here.name} ${here.textContent.trim().slice(0, 20)}`,
    isSkip: here.className === "skip",
    isSeen: style.outlineStyle !== "none" || style.boxShadow !== "none" || frame !== "none",
    isInSight: place.bottom > 0 && place.top < innerHeight,
    isCovered: !!top?.closest(".decision, .decide, .status") && !here.closest(".decision, .decide"),
    times,
  };
}"""


@pytest.fixture
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def walked(page: Page) -> list[str]:
    """What is wrong on the way from the first stop of a page to its last."""
    wrong = []
    for at in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or (stop["isSkip"] and at):
            return wrong
        if not at and not stop["isSkip"]:
            wrong.append("the first stop is not the way past the menu")
        if not stop["isSeen"]:
            wrong.append(f"no focus to be seen: {stop['what']}")
        if not stop["isInSight"] or stop["isCovered"]:
            wrong.append(f"out of sight: {stop['what']}")
        if stop["times"] > 5:  # the parts of a date are stops of one field
            return [*wrong, f"caught in {stop['what']}"]
    return [*wrong, "no end"]


def places(here: County, plan: records.Plan) -> Iterator[tuple[Role, tuple[str, ...]]]:
    region = here.region.pk
    yield Role.PREPARER, ("/", f"/plans/{plan.pk}/", "/import/", "/funds/", "/settings/mine/")
    yield Role.OFFICE, ("/", "/review/", f"/review/{plan.pk}/?view=whole", "/review/deadlines/")
    yield Role.LEADER, (f"/sign/{plan.pk}/",)
    yield Role.ADMINISTRATOR, ("/", "/settings/", f"/settings/regions/{region}/people/")
    yield Role.AUDITOR, ("/trail/",)


@pytest.mark.parametrize("size", [OFFICE, PHONE])
def test_tab_goes_through_every_screen_and_is_seen(
    browser: Browser, live_server: LiveServer, size: tuple[int, int]
) -> None:
    here = county()
    plan = here.start()
    wrong = {}
    for role, addresses in places(here, plan):
        plan.state = State.DRAFT if role is Role.PREPARER else State.WITH_FINANCE
        plan.save()
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        enter(context, here.people[role], live_server.url)
        page = context.new_page()
        for address in addresses:
            page.goto(live_server.url + address)
            page.wait_for_load_state("networkidle")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            wrong[role, address] = walked(page)
        context.close()

    assert {where: said for where, said in wrong.items() if said} == {}


def test_escape_closes_a_menu_and_goes_back_to_its_button(
    browser: Browser, live_server: LiveServer
) -> None:
    here = county()
    plan = here.start()
    context = browser.new_context()
    enter(context, here.people[Role.PREPARER], live_server.url)
    page = context.new_page()
    page.goto(f"{live_server.url}/plans/{plan.pk}/")
    menu = page.locator(".bar details.menu").first

    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(menu.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()

    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.locator(".paper textarea").first.focus()
    expect(menu).not_to_have_attribute("open", "")
    context.close()


def test_a_leader_signs_by_keyboard_past_the_menu(
    browser: Browser, live_server: LiveServer
) -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    judge_well(here, plan)
    context = browser.new_context()
    enter(context, here.people[Role.LEADER], live_server.url)
    page = context.new_page()
    page.goto(f"{live_server.url}/sign/{plan.pk}/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    button = page.get_by_role("button", name="同意并签")
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if button.evaluate("each => each === document.activeElement"):
            break
    page.keyboard.press("Enter")

    expect(page.locator(".told")).to_contain_text("已签")
    context.close()


def test_the_first_start_by_keyboard(browser: Browser, live_server: LiveServer) -> None:
    page = browser.new_page()
    page.goto(f"{live_server.url}/begin/")
    expect(page.locator("h1")).to_have_text("首次设置")

    page.locator("[name=code]").focus()
    for words in (
        "130399",
        "清河口县",
        "清河口县财政局",
        "周正",
        "zhou",
        *["河里有鱼2026年春天"] * 2,
    ):
        page.keyboard.insert_text(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/login/**")
    page.locator("[name=login]").focus()
    page.keyboard.insert_text("zhou")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("河里有鱼2026年春天")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_contain_text("在“组织”里导入部门名单")
    page.get_by_role("link", name="去设置").press("Enter")
    expect(page.locator("h1")).to_contain_text("组织")
    page.close()
