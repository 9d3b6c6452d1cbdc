"""Windows of a real browser for tests: what they ask for, what they complain of, what axe says."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from jixiao.webapp.records import models as records

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage",
]  # fmt: skip
OFFICE, PHONE = (1366, 768), (390, 844)
PASTE = """(area, block) => {
  const data = new DataTransfer();
  for (const [kind, text] of Object.entries(block)) data.setData(kind, text);
  area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""
"""Pastes a block, kind of text to text, as a spreadsheet gives it to a page."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; database calls beside its loop are ours to answer for."""
    if PROGRAM is None:
        pytest.skip("Chromium is not here")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as play:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = play.chromium.launch(executable_path=PROGRAM, args=QUIET)
        yield browser
        browser.close()


def enter(context: BrowserContext, person: records.Person, address: str) -> None:
    """Log a person in without the door."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    assert session.session_key is not None
    context.add_cookies([{"name": "sessionid", "value": session.session_key, "url": address}])


def listening(page: Page) -> list[str]:
    """Everything that a page asks for or complains of from now on."""
    heard = list[str]()
    page.on("request", lambda request: heard.append(request.url))
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def foreign(heard: list[str], base: str) -> list[str]:
    """What a page asked for elsewhere, and what it complained of."""
    return [each for each in heard if not each.startswith((base, "blob:", "data:"))]


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe finds serious on a page."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        (each["id"], each["nodes"][0]["html"][:160])
        for each in found
        if each["impact"] in {"serious", "critical"}
    ]
