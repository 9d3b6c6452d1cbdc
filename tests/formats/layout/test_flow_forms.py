"""One invented form in every layout and every text form: what is read is right."""

import pytest

from jixiao.formats.engines.text import blocks
from jixiao.formats.layout.flow.reading import read_flow
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.model.project import Indicator
from tests.formats.layout import flattened

PARTED = [form for form in flattened.FORMS if not form.startswith("glued") and form != "one_line"]


def read(text: str) -> list[Indicator]:
    documents = read_flow(blocks(text.encode(), DEFAULT_LIMITS))
    return [row for each in documents for project in each.projects for row in project.indicators]


def pairs(rows: list[Indicator]) -> list[tuple[str, str]]:
    return [(row.name.raw, row.target.raw.removeprefix("＝")) for row in rows]


@pytest.mark.parametrize("form", PARTED)
@pytest.mark.parametrize("layout", flattened.LAYOUTS)
def test_parted_cells_give_nearly_every_row_and_nothing_wrong(layout: str, form: str) -> None:
    found = pairs(read(flattened.page(layout, form)))

    assert [pair for pair in found if pair not in flattened.expected()] == []
    assert len(found) >= (8 if layout == "T3" else 9)


@pytest.mark.parametrize("form", ["one_line", "glued_rows", "glued"])
@pytest.mark.parametrize("layout", flattened.LAYOUTS)
def test_where_order_or_borders_are_lost_nothing_is_guessed(layout: str, form: str) -> None:
    found = pairs(read(flattened.page(layout, form)))

    assert [pair for pair in found if pair not in flattened.expected()] == []


@pytest.mark.parametrize("form", PARTED)
def test_levels_are_filled_down(form: str) -> None:
    rows = read(flattened.page("T1", form))

    assert [(row.level1.raw, row.level2.raw) for row in rows] == [
        (level1, level2) for level1, level2, _, _ in flattened.TARGETS
    ]
    assert [row.level2.value for row in rows][:4] == ["QUANTITY"] * 3 + ["QUALITY"]


@pytest.mark.parametrize("form", PARTED)
def test_scores_and_actuals_stand_in_their_columns(form: str) -> None:
    rows = read(flattened.page("S2", form))

    last = rows[-1]
    assert (last.name.raw, last.actual.raw, last.score.raw) == ("受助职工满意度", "90%", "9")
    assert last.deviation_reason.raw == "个别职工未接到回访"


@pytest.mark.parametrize("form", flattened.FORMS)
def test_every_value_knows_its_place(form: str) -> None:
    text = flattened.page("T1", form)
    lines = text.split("\n")

    for row in read(text):
        for value in (row.name, row.target):
            span = value.span
            assert span is not None
            assert span.line is not None
            assert lines[span.line - 1][span.start : span.end] == value.raw
