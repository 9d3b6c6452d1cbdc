"""The manual's pictures are there, small, and of screens that the tool takes."""

import re

import pytest

from tests.truth import REPOSITORY
from tools.screenshots import LANGUAGES, OFFICE, SCREENS

MANUAL = REPOSITORY / "docs" / "manual"
PICTURES = MANUAL / "pictures"


@pytest.mark.parametrize("page", sorted(path.name for path in MANUAL.glob("*.md")))
def test_every_link_and_picture_of_the_manual_is_there(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (MANUAL / page).read_text(encoding="utf-8"))

    assert links
    assert [link for link in links if not (MANUAL / link).exists()] == []


def test_every_screen_is_pictured_in_both_languages_and_nothing_else_is() -> None:
    wanted = {
        f"{screen.name}{'' if size == OFFICE else f'-{size[0]}'}.{language[:2]}.png"
        for screen in SCREENS
        for size in screen.sizes
        for language in LANGUAGES
    }

    assert {path.name for path in PICTURES.iterdir()} == wanted


def test_no_picture_is_larger_than_150_kilobytes() -> None:
    assert [path.name for path in PICTURES.iterdir() if path.stat().st_size > 150_000] == []
