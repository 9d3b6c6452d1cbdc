"""Tables over several pages: which rows at the top of a page are the head again."""

import pytest

from jixiao.formats.pages.geometry import Box, PageCell, PageTable
from jixiao.formats.pages.growing import GrowingTable

HEAD = ("一级指标", "三级指标", "指标值")
ROWS = [("产出指标", "办结件数", "≥90件"), ("产出指标", "巡查次数", "≥12次")]


def part(*rows: tuple[str, ...]) -> PageTable:
    cells = [
        PageCell(text, row, column, 1, 1, Box(100.0 * column, 20.0 * row, 100.0, 20.0), 0.0)
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    ]
    return PageTable(
        tuple(100.0 * at for at in range(1, 5)),
        tuple(20.0 * at for at in range(len(rows) + 1)),
        cells,
    )


@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        ((HEAD, ("效益指标", "受益人数", "≥5人")), [HEAD, *ROWS, ("效益指标", "受益人数", "≥5人")]),
        ((HEAD, ROWS[0], ("效益指标", "受益人数", "≥5人")),
         [HEAD, *ROWS, ROWS[0], ("效益指标", "受益人数", "≥5人")]),
    ],
)  # fmt: skip
def test_a_repeated_head_is_dropped_and_the_same_data_below_it_stay(
    below: tuple[tuple[str, ...], ...], wanted: list[tuple[str, ...]]
) -> None:
    table = GrowingTable(part(HEAD, *ROWS), 1)

    table.add(part(*below), 2)

    assert table.row_texts == wanted


def test_the_same_data_on_top_of_a_page_are_no_head() -> None:
    table = GrowingTable(part(*ROWS), 1)

    table.add(part(*ROWS), 2)

    assert table.row_texts == [*ROWS, *ROWS]


def test_a_head_of_unknown_words_without_numbers_is_dropped() -> None:
    table = GrowingTable(part(("甲类", "乙类", "丙类"), *ROWS), 1)

    table.add(part(("甲类", "乙类", "丙类"), ("效益指标", "受益人数", "≥5人")), 2)

    assert table.row_texts[-1] == ("效益指标", "受益人数", "≥5人")
    assert len(table.row_texts) == 4
