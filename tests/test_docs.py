"""The manual mentions every command, option, format and exit code, and is not stale."""

import re
import sys

import pytest

from jixiao.cli.main import commands, run
from jixiao.formats.registry import readers
from tests.truth import REPOSITORY
from tools.docs import PAGES, command_line, leftovers

READMES = ("README.md", "README.zh.md")
DOCS = REPOSITORY / "docs"
MEASURED = "docs/benchmarks.md"
"""Made by make bench on a quiet machine; a fresh clone may be without it."""


def text(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_a_generated_page_is_current(page: str) -> None:
    if page == "cli.md" and sys.version_info[:2] != (3, 11):
        pytest.skip("argparse words its help otherwise in other versions of Python")

    assert (DOCS / page).read_text(encoding="utf-8") == PAGES[page](), "run make docs"


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert leftovers() == []


def test_every_command_has_its_help_in_the_manual() -> None:
    manual = command_line()

    assert re.findall(r"^## jixiao (\w+)$", manual, re.MULTILINE) == list(commands())


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_every_suffix_that_is_read(name: str) -> None:
    named = set(re.findall(r"`(\.[\w.]+)`", text(name)))
    known = {suffix for reader in readers() for suffix in reader.suffixes}

    assert known - named == set()
    assert named - known == {".zip"}


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_every_command_and_option(name: str) -> None:
    words = text(name)

    assert [command for command in commands() if f"jixiao {command}" not in words] == []


@pytest.mark.parametrize("name", READMES)
def test_every_link_of_a_readme_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", text(name))

    assert links
    assert [link for link in links if not (REPOSITORY / link).exists()] in ([], [MEASURED])


@pytest.mark.parametrize("name", READMES)
def test_every_make_target_of_a_readme_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))

    assert set(re.findall(r"`?make ([a-z]+)", text(name))) - {"are"} <= targets


@pytest.mark.parametrize("name", READMES)
def test_the_example_of_a_readme_is_what_the_command_prints(
    name: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.setenv("COLUMNS", "120")
    example = re.search(r"^\$ jixiao (.*)\n((?:.*\n)*?)    …\n```", text(name), re.MULTILINE)
    assert example is not None

    run(example[1].split())

    assert capfdbinary.readouterr().out.decode("utf-8").startswith(example[2])


def test_decisions_are_numbered_without_gaps_and_listed() -> None:
    pages = sorted(path.name for path in (DOCS / "adr").glob("[0-9]*.md"))
    listed = re.findall(r"\((\d{4}-[\w-]+\.md)\)", (DOCS / "adr" / "README.md").read_text("utf-8"))

    assert [name[:4] for name in pages] == [f"{at:04}" for at in range(1, len(pages) + 1)]
    assert listed == pages
    for name in pages:
        heads = re.findall(r"^## (.+)$", (DOCS / "adr" / name).read_text("utf-8"), re.MULTILINE)
        assert heads == ["Context", "Choice", "What we give up", "When to look again"], name
