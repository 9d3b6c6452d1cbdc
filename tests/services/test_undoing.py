"""One change is taken back alone, as long as nobody has built on it."""

import pytest

from jixiao.model.documents import PerformanceDocument, PerformancePlan
from jixiao.model.project import Project
from jixiao.services.editing import with_row, with_words, without_row, words_at
from jixiao.services.undoing import NotApart, Written, undone, written

NAME, USE, TARGET = (
    "projects[0].name", "projects[0].use_of_funds", "projects[0].indicators[0].target",
)  # fmt: skip
INDICATORS = "projects[0].indicators"


def plan(**words: str) -> PerformanceDocument:
    document: PerformanceDocument = PerformancePlan(projects=(Project(),))
    document = with_row(document, INDICATORS, 0)
    for path, each in ((NAME, words.get("name", "")), (TARGET, words.get("target", ""))):
        document = with_words(document, path, each)
    return document


def test_the_last_change_is_taken_back_as_it_was() -> None:
    before = plan(name="道路养护", target="≥90%")
    after = with_words(before, TARGET, "≥95%")

    assert undone(before, after, after) is before


def test_a_change_is_taken_back_and_later_ones_stay() -> None:
    before = plan(name="道路养护", target="≥90%")
    after = with_words(before, TARGET, "≥95%")
    now = with_words(after, USE, "养护 30 公里")

    back = undone(before, after, now)

    assert words_at(back, TARGET) == "≥90%"
    assert words_at(back, USE) == "养护 30 公里"


def test_what_a_change_wrote_is_told_cell_by_cell_in_the_order_of_the_document() -> None:
    before = plan(target="≥90%")
    after = with_words(with_words(before, TARGET, ""), NAME, "道路养护")

    assert set(written(before, after)) == {
        Written(NAME, "", "道路养护"), Written(TARGET, "≥90%", ""),
    }  # fmt: skip
    assert undone(before, after, with_words(after, USE, "养护")) == with_words(before, USE, "养护")


def test_a_cell_that_somebody_has_written_since_is_not_taken_back() -> None:
    before = plan(target="≥90%")
    after = with_words(before, TARGET, "≥95%")

    with pytest.raises(NotApart, match="cell"):
        undone(before, after, with_words(after, TARGET, "≥97%"))


def test_rows_that_came_with_a_change_are_not_taken_back_alone() -> None:
    before = plan(target="≥90%")
    after = with_row(before, INDICATORS, 1)

    with pytest.raises(NotApart, match="rows"):
        undone(before, after, with_words(after, NAME, "道路养护"))


def test_a_change_in_a_row_that_has_gone_since_is_not_taken_back() -> None:
    before = plan(target="≥90%")
    after = with_words(before, TARGET, "≥95%")

    with pytest.raises(NotApart, match="gone"):
        undone(before, after, without_row(after, INDICATORS, 0))
