"""Taxonomies of indicators: which holds what, and what a form of each must have."""

from jixiao.regulation.taxonomy import taxonomies, taxonomy_of
from jixiao.regulation.words import levels


def test_the_oldest_taxonomy_in_use_that_holds_all_levels_is_taken() -> None:
    both = taxonomy_of(frozenset({"OUTPUT", "BENEFIT"}), frozenset({"QUANTITY", "SOCIAL"}))
    newer = taxonomy_of(frozenset({"OUTPUT", "COST"}), frozenset({"QUANTITY", "ECONOMIC_COST"}))

    assert both is not None
    assert newer is not None
    assert (both.id, newer.id) == ("caiyu-2015-88", "caiyu-2021-101")


def test_cost_below_output_and_cost_alone_belong_to_no_taxonomy() -> None:
    assert taxonomy_of(frozenset({"OUTPUT", "COST"}), frozenset({"COST", "ECONOMIC_COST"})) is None


def test_timeliness_is_required_where_it_stands_under_the_older_text_only() -> None:
    required = {each.id: each.required for each in taxonomies() if each.required}

    assert required == {
        "caiyu-2015-88": {"QUANTITY", "QUALITY", "TIMELINESS", "BENEFIT"},
        "caiyu-2021-101": {"QUANTITY", "QUALITY", "BENEFIT"},
    }


def test_what_is_required_is_a_level_of_the_taxonomy() -> None:
    for each in taxonomies():
        assert each.required <= each.level1 | each.level2
        assert each.level1 <= set(levels().word)
