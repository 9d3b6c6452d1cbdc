"""What the data of the regulations answers to those who ask."""

from datetime import date
from decimal import Decimal

import pytest

from jixiao.regulation.edition import edition_for, editions
from jixiao.regulation.form_files import form_named
from jixiao.regulation.looks import looks_named
from jixiao.regulation.parameters import Parameters, parameter, parameter_names
from jixiao.regulation.review_form import review_form
from jixiao.regulation.scoring import grade_bands, scoring_method, scoring_methods
from jixiao.regulation.words import meanings, plain


def test_a_form_has_the_most_demanding_layout_that_it_fits() -> None:
    for each in editions():
        found = edition_for(each.kinds[0], set(each.columns), set(each.labels))

        assert found is not None
        assert found.columns >= each.columns or found.labels >= each.labels
    assert edition_for("plan", set(), set()) is None
    assert edition_for("no-kind", {"name", "target"}, set()) is None


def test_a_layout_leaves_out_forms_with_columns_that_it_has_not() -> None:
    bounded = [each for each in editions() if each.without]

    assert bounded
    for each in bounded:
        assert not each.fits(each.kinds[0], {*each.columns, *each.without}, set(each.labels))


@pytest.mark.parametrize(("form", "has"), [("self-evaluation", True), ("hebei-plan", False)])
def test_a_form_has_places_for_points_or_not(form: str, has: bool) -> None:
    found = form_named(form)

    assert found is not None
    assert found.has_points is has


def test_the_wide_page_is_the_upright_one_on_its_side() -> None:
    looks = looks_named("official")
    upright, wide = looks.sheet(is_wide=False), looks.sheet(is_wide=True)

    assert (wide.width, wide.height) == (upright.height, upright.width)


def test_a_finding_speaks_to_the_line_of_the_form_with_the_longest_beginning() -> None:
    form = review_form()

    for point in form.points:
        for prefix in point.rules:
            found = form.point_of(f"{prefix}~")
            assert found is not None
            assert any(each.startswith(prefix) for each in found.rules)
    assert form.point_of("ZZZ999") is None
    assert [name for name, _ in form.grades] == ["优", "良", "中", "差"]


def test_every_parameter_holds_today_as_a_number_words_one_word_or_a_table() -> None:
    today = Parameters(date(2027, 1, 1))
    values = {name: parameter(name).values[-1].value for name in parameter_names()}
    words = {name: each for name, each in values.items() if isinstance(each, list)}
    numbers = {name: each for name, each in values.items() if isinstance(each, int | Decimal)}
    others = values.keys() - words.keys() - numbers.keys()

    assert {name: today.words(name) for name in words} == {
        name: frozenset(each) for name, each in words.items()
    }
    assert {name: today.number(name) for name in numbers} == numbers
    assert all(isinstance(today.value(name).value, dict | str) for name in others)
    assert today.number("score_slack") == Decimal("0.1")


def test_the_general_scoring_method_comes_first_and_each_is_found_by_its_id() -> None:
    methods = scoring_methods()

    assert methods[0].id == "S10"
    assert [scoring_method(each.id) for each in methods] == [*methods]
    with pytest.raises(KeyError):
        scoring_method("S11")


def test_grades_begin_with_the_best_and_end_with_nothing() -> None:
    bands = grade_bands()

    assert [*bands] == ["优", "良", "中", "差"]
    assert [*bands.values()] == sorted(bands.values(), reverse=True)
    assert bands["差"] == 0


def test_a_head_of_a_column_is_known_with_blanks_and_brackets() -> None:
    columns = meanings("columns")

    assert columns[plain("指标 值（%）：")] == "target"
    assert columns[plain("三级指标")] == columns[plain("★指标名称")] == "name"
