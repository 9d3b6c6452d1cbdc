import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.template import Engine, Origin
from django.template.loaders import base
from django.test import Client
from django.utils import translation

from jixiao.model.lifecycle import Role
from jixiao.webapp.actions.checking import check_plan
from jixiao.webapp.actions.talk import comment
from jixiao.webapp.pages.templating import Loader
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


def test_one_thing_is_not_told_as_many_in_english() -> None:
    with translation.override("en"):
        told = [translation.ngettext("改了{n}处", "改了{n}处", n).format(n=n) for n in (1, 2)]
        assert told == ["changed 1 place", "changed 2 places"]
        assert translation.gettext("批复") == "Approve"
        assert translation.pgettext("step", "批复") == "Approved"
    with translation.override("zh-hans"):
        assert translation.ngettext("改了{n}处", "改了{n}处", 1) == "改了{n}处"


def test_a_catalogue_keeps_plurals_and_contexts() -> None:
    template = (
        "{% load i18n %}{% blocktranslate count n=n %}{{ n }}处{% plural %}{{ n }}处"
        '{% endblocktranslate %}{% translate "公开" context "menu" %}{% translate "公开" %}'
    )
    module = 'ngettext("{n}行", "{n}行", n) + pgettext("step", "批复") + gettext(words)'
    wanted = [*catalogue.of_template(template), *catalogue.of_module(module)]
    assert wanted == ["%(n)s处\0%(n)s处", "menu\x04公开", "公开", "{n}行\0{n}行", "step\x04批复"]
    known = {"%(n)s处\0%(n)s处": "%(n)s place\0%(n)s places", "menu\x04公开": "Publication"}

    text = catalogue.written(dict.fromkeys(wanted, "a.html"), known)

    assert "\n".join([
        'msgid "%(n)s处"', 'msgid_plural "%(n)s处"', 'msgstr[0] "%(n)s place"',
        'msgstr[1] "%(n)s places"',
    ]) in text  # fmt: skip
    assert 'msgctxt "menu"\nmsgid "公开"\nmsgstr "Publication"\n' in text
    found = catalogue.read(text)
    assert {key: words for key, words in found.items() if key and words} == known
    assert set(found) == {"", *wanted}


class Given(base.Loader):
    """Instead of a file, the words of a template."""

    def get_contents(self, origin: Origin) -> str:
        return "{% translate '审核' %}|{% trans \"写 100%\" %}|{% translate each.word %}"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Review|写 100%"), ("zh-hans", "审核|写 100%")]
)
def test_a_template_holds_its_fixed_sentences_in_the_language_of_the_page(
    language: str, said: str
) -> None:
    loader = Loader(Engine())
    with translation.override(language):
        text = loader.get_contents(Origin("given", "given", Given(Engine())))
        assert loader.cache_key("given").startswith(language)
    assert text == said + "|{% translate each.word %}"


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
