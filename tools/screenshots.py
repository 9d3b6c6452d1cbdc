"""Photographs every screen of the demo in both languages for the manual: make screenshots.

The county is made anew in ``out/screenshots``; nothing but this computer is asked.
"""

import argparse
import os
import socket
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tools.demo import ROOT, prepare

PICTURES = ROOT / "docs" / "manual" / "pictures"
OFFICE, WIDE, PHONE = (1366, 768), (1920, 1080), (390, 844)
LANGUAGES = ("zh-hans", "en")
CHROMIUM = "/usr/bin/chromium"
PATIENCE = 180_000  # ms; a busy machine is slow, not broken


class Screen(NamedTuple):
    """A picture to be taken.

    Args:
        name: Name of its file, before language and size.
        person: Who looks, "" for nobody.
        address: What they look at; ``{draft}`` stands for a plan in this state.
        sizes: On which screens.
        act: What is clicked before, "" for nothing.
    """

    name: str
    person: str
    address: str
    sizes: Sequence[tuple[int, int]] = (OFFICE,)
    act: str = ""


SCREENS = (
    Screen("demo", "", "/demo/"),
    Screen("login", "", "/account/login/"),
    Screen("home-office", "office", "/", (OFFICE, PHONE)),
    Screen("home-reviewer", "reviewer1", "/"),
    Screen("home-clerk", "clerk312", "/", (OFFICE, PHONE)),
    Screen("home-leader", "leader", "/", (PHONE,)),
    Screen("sign", "leader", "/", (PHONE,), act="sign"),
    Screen("home-idle", "clerk354", "/"),
    Screen("plan", "clerk308", "/plans/{clerk308}/"),
    Screen("plan-project", "clerk308", "/plans/{clerk308}/", act="project"),
    Screen("plan-question", "clerk308", "/plans/{clerk308}/", act="question"),
    Screen("copy", "clerk308", "/plans/{clerk308}/", act="copy"),
    Screen("plan-returned", "clerk312", "/plans/{clerk312}/", act="project"),
    Screen("import", "clerk354", "/import/"),
    Screen("review-queue", "office", "/review/", (OFFICE, PHONE)),
    Screen("review", "office", "/review/{clerk330}/"),
    Screen("review-cell", "office", "/review/{clerk346}/?view=whole", act="cell"),
    Screen("fund", "office", "/funds/{notice}/"),
    Screen("deadlines", "office", "/review/deadlines/"),
    Screen("years", "office", "/settings/regions/{region}/years/"),
    Screen("settings", "administrator", "/settings/"),
    Screen("people", "administrator", "/settings/regions/{region}/people/"),
    Screen("mine", "administrator", "/settings/mine/"),
    Screen("tokens", "office", "/settings/tokens/new/"),
    Screen("trail", "auditor", "/trail/"),
    Screen("api", "", "/api/v1/docs"),
    Screen("public", "", "/public/"),
    Screen("public-list", "", "/public/130399/{year}/"),
    Screen("public-plan", "", "/public/130399/{year}/301/", (OFFICE, PHONE)),
)


def main() -> int:
    """Take the pictures that are asked for, or all."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*", help="only these screens")
    options.add_argument("--out", type=Path, default=PICTURES)
    options.add_argument("--data", type=Path, default=ROOT / "out" / "screenshots")
    options.add_argument("--wide", action="store_true", help="1920 by 1080 too")
    options.add_argument("--language", choices=LANGUAGES, help="only this one")
    asked = options.parse_args()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    prepare(asked.data)
    asked.out.mkdir(parents=True, exist_ok=True)
    wanted = [each for each in SCREENS if not asked.names or each.name in asked.names]
    if asked.wide:
        wanted = [each._replace(sizes=(*each.sizes, WIDE)) for each in wanted]
    _photograph(wanted, _served(), asked.out, [asked.language] if asked.language else LANGUAGES)
    return 0


def _served() -> str:
    """Address of the system, served by a thread."""
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 -- after the set-up
    from waitress import create_server  # noqa: PLC0415

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = create_server(get_wsgi_application(), host="127.0.0.1", port=port, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    return f"http://127.0.0.1:{port}"


def _plans() -> dict[str, int]:
    """Name of each preparer to this year's plan; the region, the year, the first fund notice."""
    from jixiao.webapp.records import models as records  # noqa: PLC0415 -- after the set-up

    newest = records.Cycle.objects.order_by("-fiscal_year")[0]
    plans = dict(records.Plan.objects.filter(cycle=newest).values_list("department__code", "pk"))
    return {f"clerk{code}": pk for code, pk in plans.items()} | {
        "region": newest.region_id, "year": newest.fiscal_year,
        "notice": newest.fund_notices.order_by("pk")[0].pk,
    }  # fmt: skip


def _photograph(
    screens: Sequence[Screen], base: str, out: Path, languages: Sequence[str]
) -> None:  # fmt: skip
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- a tool of development

    plans = _plans()
    quiet = ("no-sandbox", "disable-gpu", "disable-background-networking", "disable-dev-shm-usage",
             "disable-component-update", "disable-sync", "no-first-run")  # fmt: skip
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[f"--{each}" for each in quiet]
        )
        for person in dict.fromkeys(each.person for each in screens):
            for language in languages:
                context = browser.new_context()
                context.set_default_timeout(PATIENCE)
                cookie = {"name": "django_language", "value": language, "url": base}
                context.add_cookies([cookie])
                page = context.new_page()
                if person:
                    page.goto(f"{base}/demo/")
                    page.click(f'button[value="{person}"]')
                for screen in screens:
                    if screen.person == person:
                        _shoot(page, base, screen, plans, out, language[:2])
                context.close()
        browser.close()


def _shoot(
    page: Any, base: str, screen: Screen, plans: dict[str, int], out: Path, language: str
) -> None:
    """Go there, do what the picture needs, take it in every size."""
    for width, height in screen.sizes:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(base + screen.address.format(**plans))
        page.wait_for_load_state("networkidle")
        if screen.act == "copy":
            page.locator(".tools a[href$='/copy/']").first.click()
            page.wait_for_load_state("networkidle")
        if screen.act == "sign":
            page.locator("a[href^='/sign/']").first.click()
            page.wait_for_load_state("networkidle")
        if screen.act == "cell":
            page.locator("a.cell[href*='.target']").first.click()
            page.wait_for_timeout(1500)
        if screen.act == "question":
            target = page.locator("textarea[name$='[2].target']").first
            target.scroll_into_view_if_needed()
            target.focus()
            target.press_sequentially("前")
            target.evaluate("area => { area.value = '及时完成'; understand(area); }")
            page.locator(".read.asks").wait_for()
        if screen.act == "project":
            page.evaluate("""
                const papers = [...document.querySelectorAll(".paper")];
                const found = papers.find((each) => each.querySelector("table"));
                if (found) found.scrollIntoView();
            """)
            page.wait_for_timeout(400)
        end = "" if (width, height) == OFFICE else f"-{width}"
        path = out / f"{screen.name}{end}.{language}.png"
        page.screenshot(path=path)
        _make_small(path)
        print(f"  {path.name}  {path.stat().st_size // 1000} kB", flush=True)


def _make_small(path: Path) -> None:
    """A palette is enough for a screen, of all the colours that mean something."""
    from PIL import Image  # noqa: PLC0415 -- a tool of development

    with Image.open(path) as image:
        image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
