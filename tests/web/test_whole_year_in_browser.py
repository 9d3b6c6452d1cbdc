"""One plan's year in a real browser: from last year's Word file to what the public downloads."""

import base64
import re
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from jixiao.model.lifecycle import Role
from jixiao.services.reading import read
from jixiao.webapp.records import models as records
from jixiao.webapp.working import work
from tests.web.browsing import OFFICE, PHONE, chromium, faults, foreign, listening
from tests.web.county import PLAN, County, county

pytestmark = [pytest.mark.slow, pytest.mark.web, pytest.mark.django_db(transaction=True)]
PASSWORD = "a long pass"  # noqa: S105 -- of invented people
DROP = """(form, file) => {
  const bytes = Uint8Array.from(atob(file.data), (each) => each.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], file.name));
  form.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
}"""
COPY = """async ([text, html]) => navigator.clipboard.write([new ClipboardItem({
  "text/plain": new Blob([text], {type: "text/plain"}),
  "text/html": new Blob([html], {type: "text/html"}),
})])"""
ROWS = (
    ("基层工会换届指导次数", "到场指导换届的次数之和", "≥12次", "清工字〔2026〕8号"),
    ("职工书屋图书更新率", "更新图书的书屋÷全部书屋×100%", "≥90%", "2026年实际85%"),
    ("职工书屋更新完成时间", "最后一批图书验收的日期", "2027年9月底前", "清工字〔2026〕8号"),
)


class Visitor(NamedTuple):
    """Somebody with a window of their own.

    Args:
        page: The window.
        base: Address of the system.
        heard: What the window asked for and complained of.
    """

    page: Page
    base: str
    heard: list[str]

    def visit(self, address: str) -> Page:
        """Go somewhere; nothing serious may be wrong with the page."""
        self.page.goto(self.base + address)
        self.look()
        return self.page

    def look(self) -> None:
        """What is before the eyes has to be for everybody's."""
        self.page.wait_for_load_state("networkidle")
        assert faults(self.page) == [], self.page.url

    def leave(self) -> None:
        """Nothing was asked of anybody else, nothing went wrong on the way."""
        assert foreign(self.heard, self.base) == []
        self.page.context.close()


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Chromium."""
    with chromium() as found:
        yield found


def come(browser: Browser, base: str, role: Role | None, size: tuple[int, int] = OFFICE) -> Visitor:
    """Open a window, and log in at the door."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale="zh-CN", accept_downloads=True,
        permissions=["clipboard-read", "clipboard-write"],
    )  # fmt: skip
    page = context.new_page()
    visitor = Visitor(page, base, listening(page))
    if role is not None:
        visitor.visit("/account/login/")
        page.locator("[name=login]").fill(role.value)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[name=password]").press("Enter")
        page.wait_for_url(base + "/")
        visitor.look()
    return visitor


def last_years_file() -> bytes:
    """The sample plan as if it were of 2026."""
    made = BytesIO()
    with zipfile.ZipFile(PLAN) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            data = old.read(each)
            if each.filename == "word/document.xml":
                data = data.replace(b"2025", b"2026").replace(b"2024", b"2025")
            new.writestr(each, data)
    return made.getvalue()


def test_from_last_years_file_to_the_public(
    browser: Browser, live_server: LiveServer, tmp_path: Path
) -> None:
    here = county()
    base = live_server.url

    plan = _the_clerk_writes(browser, base, here)
    _the_approver_signs(browser, base, plan)
    asked = _the_reviewer_returns(browser, base, plan)
    _the_clerk_answers(browser, base, plan, asked)
    _the_approver_signs(browser, base, plan)
    _the_office_agrees_and_publishes(browser, base, plan)
    _anybody_reads(browser, base, tmp_path)
    _the_auditor_sees(browser, base, plan)


def _the_clerk_writes(browser: Browser, base: str, here: County) -> int:
    clerk = come(browser, base, Role.PREPARER)
    page = clerk.visit("/import/")
    file = {"name": "2026年绩效文本.docx", "data": base64.b64encode(last_years_file()).decode()}
    page.locator("#drop").evaluate(DROP, file)
    expect(page.locator("#sending")).to_contain_text("已传")
    work(threading.Event(), is_once=True)
    page.locator("#files a", has_text="2026年绩效文本").click()
    clerk.look()
    page.get_by_role("button", name=re.compile("^全部接受")).click()
    expect(page.locator("h1")).to_contain_text("必看清单")
    clerk.look()
    page.locator("#looks .card button").first.click()
    expect(page.locator("#looks li.done")).to_have_count(1)
    page.locator("a", has_text="打开文本").click()
    clerk.look()
    plan = records.Plan.objects.get(cycle=here.cycle, department=here.union).pk
    _mends(page)
    _pastes(page)
    clerk.look()
    _waives(page)
    page.get_by_role("button", name="提交部门审核").click()
    expect(page.locator(".bar .tag")).to_have_text("待部门审核")
    clerk.look()
    clerk.leave()
    return plan


@contextmanager
def _checked(page: Page) -> Iterator[None]:
    """Go on when the rules have been asked again: the tests' database has one reader at a time."""
    with page.expect_response(lambda answer: answer.url.endswith("/margin/"), timeout=60_000):
        yield


def _mends(page: Page) -> None:
    """Follow the first finding that must be mended to its cell, and write what it asks for."""
    first = page.locator("#margin .note.error:not(.folded)").first
    message = first.locator("p").first.inner_text()
    first.click()
    cell = page.locator(".paper td:focus-within textarea")
    expect(cell).to_be_focused()
    with _checked(page):
        cell.fill("2027年9月底前")
        cell.blur()
    expect(page.locator("#margin .note.error", has_text=message)).to_have_count(0)


def _pastes(page: Page) -> None:
    """A new row, and three indicators out of a spreadsheet into it."""
    row = page.locator('tr[data-rows][data-at="0"]').first
    row.hover()
    with _checked(page):
        row.locator('.rowtools button[value^="add"]').click()
        expect(page.locator(".paper td:focus-within textarea")).to_have_value("")
    cells = "".join(f"<tr>{''.join(f'<td>{each}</td>' for each in line)}</tr>" for line in ROWS)
    text = "\n".join("\t".join(line) for line in ROWS)
    page.evaluate(COPY, [text, f"<table>{cells}</table>"])
    names = page.locator('tr[data-rows] textarea[name$=".name"]')
    for key, seen in (("v", [each[0] for each in ROWS]), ("z", [""]), ("y", [ROWS[0][0]])):
        with _checked(page):
            page.keyboard.press(f"Control+{key}")
            for at, words in enumerate(seen, 1):
                expect(names.nth(at)).to_have_value(words)


def _waives(page: Page) -> None:
    """For what may stay as it is, a reason."""
    open_ones = page.locator("#margin .note.error:not(.folded)")
    for left in range(open_ones.count(), 0, -1):
        note = open_ones.first
        note.locator(".go").click()
        note.get_by_text("不改，写理由").click()
        note.locator("[name=text]").fill("沿用上年统计口径，已附说明。")
        note.get_by_role("button", name="记下").click()
        expect(open_ones).to_have_count(left - 1)


def _the_approver_signs(browser: Browser, base: str, plan: int) -> None:
    """On the phone, as leaders do."""
    approver = come(browser, base, Role.APPROVER, PHONE)
    page = approver.page
    page.locator(f'.todo a[href$="/sign/{plan}/"]').click()
    approver.look()
    page.get_by_role("button", name="同意并报财政").click()
    expect(page.locator(".told")).to_contain_text("已签")
    approver.leave()


def _the_reviewer_returns(browser: Browser, base: str, plan: int) -> str:
    """Comment on the first pasted target; returns its part."""
    reviewer = come(browser, base, Role.REVIEWER)
    page = reviewer.visit("/review/")
    page.locator(f'a[href$="/review/{plan}/"]').first.click()
    reviewer.look()
    page.locator("a.cell", has_text=ROWS[0][2]).first.click()
    expect(page.locator("#cell .now")).to_have_text(ROWS[0][2])
    reviewer.look()
    page.locator("#cell [name=text]").fill("换届的基层工会只有十家，十二次怎么来的？")
    page.get_by_role("button", name="写下意见").click()
    expect(page.locator("#cell .thread")).to_contain_text("十二次怎么来的")
    page.get_by_role("button", name="退回修改").click()
    expect(page.locator(".bar .tag").first).to_have_text("退回待改")
    reviewer.look()
    reviewer.leave()
    return str(records.Comment.objects.get(plan=plan).part_id)


def _the_clerk_answers(browser: Browser, base: str, plan: int, part: str) -> None:
    clerk = come(browser, base, Role.PREPARER)
    page = clerk.page
    page.locator(f'.todo a[href$="/plans/{plan}/"]').click()
    clerk.look()
    page.get_by_role("button", name="提交部门审核").click()
    expect(page.locator("main")).to_contain_text("一个字也没有改")
    clerk.look()
    clerk.heard[:] = [each for each in clerk.heard if "409" not in each]  # as it should
    page.go_back()
    note = page.locator("#margin .note.comment").first
    note.get_by_text("答复", exact=True).first.click()
    note.locator("[name=text]").fill("更正为十次，名单见清工字〔2026〕8号。")
    note.get_by_role("button", name="答复").click()
    expect(page.locator("#margin .note.comment .answer")).to_contain_text("更正为十次")
    cell = page.locator(f'#part{part} textarea[name$="[1].target"]')
    with _checked(page):
        cell.fill("≥10次")
        cell.blur()
    expect(page.locator("#saved")).to_contain_text("已保存")
    page.get_by_role("button", name="提交部门审核").click()
    expect(page.locator(".bar .tag").first).to_have_text("待部门审核")
    clerk.leave()


def _the_office_agrees_and_publishes(browser: Browser, base: str, plan: int) -> None:
    office = come(browser, base, Role.OFFICE)
    page = office.visit(f"/review/{plan}/")
    expect(page.locator(".switch [aria-current]")).to_contain_text("变动")
    expect(page.locator(".answers li").first).to_contain_text("十二次怎么来的")
    expect(page.locator(".papers ins", has_text="≥10次")).to_have_count(1)
    expect(page.get_by_role("button", name="批复")).to_be_disabled()
    page.locator(".decision > details > summary").click()
    for each in page.locator(".aspects fieldset").all():
        each.get_by_label("良", exact=True).check()
    office.look()
    page.get_by_role("button", name="保存结论").click()
    page.get_by_role("button", name="批复").click()
    expect(page.locator(".bar .tag").first).to_have_text("已批复")
    page.locator(".verdict [name=reason]").fill("批复后二十日内公开")
    page.get_by_role("button", name="公开", exact=True).click()
    expect(page.locator(".bar .tag").first).to_have_text("已公开")
    office.look()
    office.leave()


def _anybody_reads(browser: Browser, base: str, folder: Path) -> None:
    """Read, search, and download: our own reader finds the same in every file."""
    visitor = come(browser, base, None)
    page = visitor.visit("/public/")
    page.locator("main a", has_text="2027年度").click()
    visitor.look()
    page.locator("main a", has_text="总工会").first.click()
    visitor.look()
    address = page.url
    for words, suffix in (("Word", "docx"), ("PDF", "pdf"), ("JSON", "json"), ("CSV", "csv")):
        with page.expect_download() as coming:
            page.locator(".files a", has_text=words).click()
        path = folder / f"plan.{suffix}"
        coming.value.save_as(path)
        text = path.read_bytes()
        if suffix == "csv":
            assert ROWS[0][0] in text.decode("utf-8-sig")
            continue
        projects = [each for found in read(path).documents for each in found.projects]
        rows = [(row.name.raw, row.target.raw) for each in projects for row in each.indicators]
        assert (ROWS[0][0], "≥10次") in rows, suffix
        assert (ROWS[1][0], ROWS[1][2]) in rows, suffix
    page.locator("main a", has_text="工会经费").first.click()
    visitor.look()
    page.goto(f"{base}/public/search/?q={ROWS[0][0]}")
    expect(page.locator(".found")).to_contain_text("≥10次")
    visitor.look()
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(address)
    visitor.look()
    visitor.leave()


def _the_auditor_sees(browser: Browser, base: str, plan: int) -> None:
    """Everybody with what they did, in the order in which they did it."""
    auditor = come(browser, base, Role.AUDITOR)
    page = auditor.visit(f"/trail/?plan={plan}")
    told = [
        (
            row.locator("td").nth(2).inner_text().partition("（")[0],
            row.locator("td").nth(3).inner_text(),
        )
        for row in page.locator("tbody tr").all()
    ][::-1]
    wanted = [
        ("部门经办人甲", "开始文本"), ("部门经办人甲", "粘贴"), ("部门经办人甲", "提交部门审核"),
        ("部门审核人甲", "同意并报财政"), ("财政审核人甲", "提意见"), ("财政审核人甲", "退回修改"),
        ("部门经办人甲", "回复意见"), ("部门经办人甲", "改格"), ("部门经办人甲", "提交部门审核"),
        ("部门审核人甲", "同意并报财政"), ("绩效管理机构甲", "审核打分"), ("绩效管理机构甲", "批复"),
        ("绩效管理机构甲", "公开"),
    ]  # fmt: skip
    left = iter(told)
    assert [each for each in wanted if each not in left] == [], told
    auditor.leave()
