from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.model.documents import PerformanceDocument, PerformancePlan
from jixiao.services.editing import (
    MOST_WORDS,
    UneditablePlace,
    leaf_words,
    with_moved_row,
    with_row,
    with_words,
    without_row,
    words_at,
)
from jixiao.services.parts import (
    CHAPTER,
    COVER,
    PROJECT,
    Locator,
    fingerprint,
    fingerprints,
    joined,
    loaded,
    loaded_once,
    parts_of,
    stored,
)
from jixiao.services.reading import read
from tests.strategies import documents
from tests.truth import SAMPLES

PLAN = read(SAMPLES / "qinghekou-union-2025" / "plan.docx").documents[0]
ROW = "projects[0].indicators[1]"


def test_words_are_understood_as_a_reader_would() -> None:
    changed = with_words(PLAN, f"{ROW}.target", " ≥96% ")
    changed = with_words(changed, "projects[0].budget.total", "12.5")
    changed = with_words(changed, "projects[0].disbursement_plan.06", "45%")
    changed = with_words(changed, f"{ROW}.level1", "产出指标")
    project = changed.projects[0]

    assert project.indicators[1].target.raw == "≥96%"
    assert project.indicators[1].target.value is not None
    assert project.indicators[1].target.value.number == 96
    assert project.budget.total.value is not None
    assert project.budget.total.value.yuan == 125_000
    assert [month for month, _ in project.disbursement_plan.checkpoints] == [3, 6, 10, 12]
    assert project.disbursement_plan.at(6).value == 45
    assert project.indicators[1].level1.value == "OUTPUT"


def test_words_that_are_not_understood_are_kept() -> None:
    changed = with_words(PLAN, "projects[0].budget.total", "约十二万左右")

    assert changed.projects[0].budget.total == ("约十二万左右", None, None)
    assert loaded(stored(changed)).projects[0].budget.total.raw == "约十二万左右"


def test_objectives_take_a_line_each() -> None:
    changed = with_words(PLAN, "projects[0].objectives", "办 3 场\n\n  惠及 200 人 ")

    assert words_at(changed, "projects[0].objectives") == "办 3 场\n惠及 200 人"
    assert len(changed.projects[0].objectives) == 2


@pytest.mark.parametrize(
    "path",
    [
        "", "projects", "projects[0]", "projects[99].name", "projects[0].span", "layout", "toc",
        "projects[0].indicators[0]", "projects[0].indicators[0].span.page", "__class__", "kind",
        "projects[-1].name", "projects[0].disbursement_plan.x", "projects[0].nothing",
        "projects[0].name.raw", "projects[0].indicators[0].target.value",
    ],
)  # fmt: skip
def test_what_is_no_cell_is_refused(path: str) -> None:
    with pytest.raises(UneditablePlace, match="没有"):
        with_words(PLAN, path, "x")


def test_words_without_end_are_refused() -> None:
    with pytest.raises(UneditablePlace, match="精简"):
        with_words(PLAN, "projects[0].name", "长" * (MOST_WORDS + 1))


def test_rows_come_move_and_go() -> None:
    rows = "projects[0].indicators"
    names = [row.name.raw for row in PLAN.projects[0].indicators]

    more = with_row(PLAN, rows, 2)
    moved = with_moved_row(more, rows, 2, 0)
    back = without_row(moved, rows, 0)

    assert more.projects[0].indicators[2].name.raw == ""
    assert more.projects[0].indicators[2].level2.raw == PLAN.projects[0].indicators[1].level2.raw
    assert moved.projects[0].indicators[0].name.raw == ""
    assert [row.name.raw for row in back.projects[0].indicators] == names
    for wrong in ("projects[0].name", "projects", "projects[7].indicators"):
        with pytest.raises(UneditablePlace):
            with_row(PLAN, wrong, 0)
    with pytest.raises(UneditablePlace):
        without_row(PLAN, rows, 99)


def test_parts_make_the_document_again() -> None:
    parts = list(parts_of(PLAN))

    assert [each.kind for each in parts] == [COVER, *[CHAPTER] * 3, *[PROJECT] * 4]
    assert joined(parts) == replace(PLAN, toc=(), notices=())
    with pytest.raises(ValueError, match="cover"):
        joined(parts[1:])


@given(documents())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_document_is_the_sum_of_its_parts(document: PerformanceDocument) -> None:
    if isinstance(document, PerformancePlan):
        whole = joined(parts_of(document))

        assert whole.sections == document.sections
        assert whole.activities == document.activities
        assert [each.indicators for each in whole.projects] == [
            each.indicators for each in document.projects
        ]


def test_a_place_of_the_document_is_one_in_a_part() -> None:
    locator = Locator(list(parts_of(PLAN)))

    assert locator.place("documents[0].projects[2].indicators[1].target") == (
        6, "projects[0].indicators[1].target",
    )  # fmt: skip
    assert locator.place("documents[0].title") == (0, "title")
    assert locator.place("documents[0]") == (None, "")
    assert locator.place("documents[0].projects[9]") == (None, "projects[9]")
    assert locator.place("documents[0].sections[1].text") == (1, "sections[1].text")


@given(st.text(max_size=40))
@settings(deadline=None)
def test_any_words_stay_in_their_cell(words: str) -> None:
    changed = with_words(PLAN, f"{ROW}.name", words)

    assert words_at(changed, f"{ROW}.name") == words.strip()


def test_the_words_of_every_cell_are_told_by_their_path() -> None:
    found = leaf_words(PLAN)

    assert found[f"{ROW}.target"] == PLAN.projects[0].indicators[1].target.raw
    assert "projects[0].disbursement_plan.06" in found
    assert all(found.values())
    assert {path: words_at(PLAN, path) for path in found} == found


def test_an_execution_comes_with_the_first_word_of_it() -> None:
    changed = with_words(PLAN, "projects[0].execution.spent", "11.2")

    assert changed.projects[0].execution is not None
    assert words_at(changed, "projects[0].execution.spent") == "11.2"


def test_one_line_of_a_list_is_written_and_cells_are_emptied() -> None:
    checkpoint, line = "projects[0].disbursement_plan.06", "projects[0].objectives[0]"
    changed = with_words(PLAN, line, "办 3 场")
    for path in (f"{ROW}.target", checkpoint):
        changed = with_words(changed, path, "")

    assert words_at(changed, line) == "办 3 场"
    assert words_at(changed, f"{ROW}.target") == words_at(changed, checkpoint) == ""
    assert len(changed.projects[0].objectives) == len(PLAN.projects[0].objectives)


@pytest.mark.parametrize(
    "path", ["projects[0].disbursement_plan.13", "projects[9].budget.total", "toc[0]", "amount"]
)
def test_places_that_no_form_has_are_refused(path: str) -> None:
    with pytest.raises(UneditablePlace, match="没有"):
        with_words(PLAN, path, "x")
    with pytest.raises(UneditablePlace, match="没有"):
        words_at(PLAN, "projects[0].nothing")


@pytest.mark.parametrize("at", [-1, 99])
def test_a_row_that_is_not_there_does_not_go(at: int) -> None:
    with pytest.raises(UneditablePlace, match="没有"):
        without_row(PLAN, "projects[0].indicators", at)


def test_what_is_no_cell_has_no_words() -> None:
    assert words_at(PLAN, "projects[0].execution") == ""
    with pytest.raises(UneditablePlace, match="没有"):
        words_at(PLAN, "projects[0].budget")


def test_only_the_part_that_was_changed_has_another_fingerprint() -> None:
    before = fingerprints(PLAN)
    after = fingerprints(with_words(PLAN, f"{ROW}.target", "≥96%"))

    changed = [at for at, (one, two) in enumerate(zip(before, after, strict=True)) if one != two]
    parts = [*parts_of(PLAN)]
    assert [parts[at].kind for at in changed] == [PROJECT]


def test_a_kept_part_is_read_once() -> None:
    entry = stored(next(parts_of(PLAN)).document)
    first = loaded_once(fingerprint(entry), entry)

    assert loaded_once(fingerprint(entry), {}) is first
    assert first == loaded(entry)
