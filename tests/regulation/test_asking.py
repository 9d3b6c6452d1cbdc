"""What the data of the regulations answers to those who ask."""

from datetime import date
from decimal import Decimal

import pytest

from jixiao.regulation.edition import edition_for, editions
from jixiao.regulation.form_files import form_named
from jixiao.regulation.looks import looks_named
from jixiao.regulation.parameters import Parameters, parameter, parameter_names
from jixiao.regulation.review_form import review_form


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
