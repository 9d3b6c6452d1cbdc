"""The public form of a typed target."""

import json

from hypothesis import given

from jixiao.model.target_exchange import typed, typed_json
from jixiao.model.target_reading import read_target
from tests.model.test_target_reading import CELLS

KEYS = [
    "kind",
    "operator",
    "number",
    "high",
    "unit",
    "baseline",
    "direction",
    "deadline",
    "problem",
]


def test_a_quantity_has_the_nine_public_keys_in_order() -> None:
    row = typed(read_target("≥1,200.50元/人"))

    assert list(row) == KEYS
    assert row["number"] == "1200.50"
    assert row["unit"] == "元/人"


def test_a_period_says_both_ends_as_dates() -> None:
    row = typed(read_target("2024年3月-9月"))

    assert (row["kind"], row["begin"], row["deadline"]) == ("range", "2024-03-01", "2024-09-30")


def test_several_quantities_are_parts() -> None:
    parts = typed(read_target("讲座3场、约200人次"))["parts"]

    assert isinstance(parts, list)
    assert [(part["number"], part["unit"]) for part in parts] == [("3", "场"), ("200", "人次")]
    assert [part.get("approximate") for part in parts] == [None, True]


def test_yes_and_no_are_answers() -> None:
    assert [typed(read_target(words)).get("answer") for words in ("是", "否", "是/否")] == [
        True,
        False,
        None,
    ]


@given(CELLS)
def test_every_typed_target_is_plain_json(cell: str) -> None:
    row = typed(read_target(cell))

    assert json.loads(json.dumps(row)) == row
    assert "E" not in str(row["number"])


@given(CELLS)
def test_the_quick_json_is_the_typed_form(cell: str) -> None:
    target = read_target(cell)

    assert typed_json(target) == json.dumps(typed(target), ensure_ascii=False)
