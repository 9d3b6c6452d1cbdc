import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils import translation

from jixiao.model.lifecycle import Role
from jixiao.webapp.actions.checking import check_plan
from jixiao.webapp.actions.talk import comment
from tests.web.county import NOW, County, county
from tools import catalogue

CHINESE = re.compile(r"[㐀-鿿]")
QUOTED = re.compile("“[^”]*”")
"""Words of the form that a sentence of the interface quotes."""
PLACE = re.compile(r"%\(\w+\)[a-z]|\{\w+\}|(?<!%)%s", re.ASCII)
OWN_WORDS = {"中文", "why=新建"}
"""Chinese in English too: the name of the other language, what the trail has kept as written."""


def test_every_string_of_the_interface_has_its_english() -> None:
    entries = catalogue.read(catalogue.CATALOGUE.read_text(encoding="utf-8"))

    wanted = catalogue.wanted()
    missing = [words for words in wanted if not entries.get(words)]
    assert missing == [], "run python -m tools.catalogue and translate"
    assert [words for words in entries if words and words not in wanted] == []


def test_a_translation_keeps_every_place_for_a_value() -> None:
    entries = catalogue.read(catalogue.CATALOGUE.read_text(encoding="utf-8"))

    broken = [
        words
        for words, said in entries.items()
        if words and sorted(PLACE.findall(words)) != sorted(PLACE.findall(said))
    ]
    assert broken == []


def test_the_compiled_catalogue_is_current_and_gettext_reads_it() -> None:
    entries = catalogue.read(catalogue.CATALOGUE.read_text(encoding="utf-8"))

    assert catalogue.CATALOGUE.with_suffix(".mo").read_bytes() == catalogue.compiled(entries)
    with translation.override("en"):
        assert translation.gettext("工作台") == "Home"
    with translation.override("zh-hans"):
        assert translation.gettext("工作台") == "工作台"


class Shown(HTMLParser):
    """The words of a page, without those of the paper, of people and of lists of data."""

    DATA = re.compile(r"\b(paper|outline|margin-words|data|note)\b")

    def __init__(self, known: set[str]) -> None:
        super().__init__()
        self.known = known
        self.inside: list[bool] = []
        self.chinese: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag not in {
            "meta",
            "link",
            "input",
            "br",
            "img",
            "path",
            "circle",
            "polyline",
            "hr",
            "col",
        }:
            is_data = bool(self.DATA.search(told.get("class") or ""))
            self.inside.append(is_data or bool(self.inside and self.inside[-1]))
        for name in ("aria-label", "title", "placeholder"):
            self.handle_data(told.get(name) or "")

    def handle_endtag(self, tag: str) -> None:
        if self.inside:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        for each in sorted(self.known, key=len, reverse=True):
            data = data.replace(each, "")
        if CHINESE.search(QUOTED.sub("", data)) and not (self.inside and self.inside[-1]):
            self.chinese.append(data.strip())


def names(here: County) -> Iterator[str]:
    """Words of the data themselves: names of places, departments, people, parts."""
    yield from OWN_WORDS
    yield from (here.region.name, here.region.finance_name, "冀东省财政厅", "冀东省", "绩")
    for department in (here.union, here.roads):
        yield from (department.name, department.short_name)
    yield from (each.name for each in here.people.values())
    yield here.stranger.name


PAGES = (
    "/",
    "/settings/mine/",
    "/settings/tokens/",
    "/api/v1/docs",
    "/review/",
    "/import/",
    "/review/deadlines/",
    "/trail/",
    "/settings/",
)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("role", [*Role])
def test_a_page_in_english_has_no_chinese_but_the_papers_own(client: Client, role: Role) -> None:
    here = county()
    plan = here.start()
    check_plan(here.people[Role.PREPARER], plan.pk, NOW)
    part = plan.parts.filter(kind="project").first()
    assert part is not None
    comment(here.people[Role.OFFICE], part.pk, "projects[0].use_of_funds", "why", NOW)
    known = {
        *names(here),
        *(part.head.title for part in plan.parts.exclude(head=None) if part.head),
    }
    client.force_login(here.people[role])
    client.cookies["django_language"] = "en"
    found = {}
    for address in (*PAGES, f"/plans/{plan.pk}/"):
        answer = client.get(address, follow=True)
        if answer.status_code == 200:
            shown = Shown(known)
            shown.feed(answer.content.decode())
            found[address] = shown.chinese

    assert found
    assert {address: words for address, words in found.items() if words} == {}
