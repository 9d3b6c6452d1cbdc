"""Rows of a table that stand under others are told by where their words begin."""

import pytest

from jixiao.formats.engines import pdf
from jixiao.formats.limits import Limits
from jixiao.formats.pages.indents import Start, are_indented
from tests.formats.pdfs import MadeDocument, grid
from tests.formats.pdfs import pdf as made_pdf

HEAD: list[str | None] = ["职责活动", "年度预算数", "绩效指标", "优", "良", "中", "差"]
GRADES: list[str | None] = ["≥95%", "≥90%", "≥85%", "＜85%"]
DUTIES = [
    "河道管护",
    "　堤防巡查与隐患排查",
    "　清淤",
    "灌区供水服务",
    "　渠系维修养护",
    "　用水计量",
]


def first_column(words: list[str], align: str, width: str = "7em") -> list[str]:
    """The first column as it is read; a word with a blank before it is set in by two signs."""
    rows: list[list[str | None]] = [HEAD]
    rows += [[word.replace("　", "▷"), "12.50", "完成率", *GRADES] for word in words]
    document = MadeDocument(
        [grid(rows, [width, "1fr", "1fr", "1fr", "1fr", "1fr", "1fr"], 1)],
        align=align,
        more=['#show "▷": h(2em)'],
    )
    text = made_pdf(document)
    tables = list(pdf.blocks(text, Limits()).tables())
    return [cell.text for cell in tables[0].cells if cell.column == 1 and cell.row > 1]


def test_words_that_begin_two_signs_further_right_stand_under_others() -> None:
    assert first_column(DUTIES, "left + horizon", "9em") == [
        "河道管护",
        "　　堤防巡查与隐患排查",
        "　　清淤",
        "灌区供水服务",
        "　　渠系维修养护",
        "　　用水计量",
    ]


def test_the_rest_of_words_that_are_set_in_may_be_flush() -> None:
    assert first_column(DUTIES, "left + horizon", "6.5em")[1] == "　　堤防巡查与隐患排查"


def test_words_under_others_on_the_next_page_are_told_as_well() -> None:
    many = [word for number in range(12) for word in DUTIES]

    found = first_column(many, "left + horizon", "9em")

    assert [text.startswith("　　") for text in found] == [word[0] == "　" for word in many]


@pytest.mark.parametrize(
    "words",
    [
        ["河道管护", "灌区供水调度服务", "清淤维护", "渠系维修养护工作"],
        ["清淤", "河道管护", "渠系维修养护", "灌区供水调度服务"],
    ],
)
def test_words_in_the_middle_of_a_column_stand_under_nothing(words: list[str]) -> None:
    assert first_column(words, "center + horizon", "11em") == words


def test_words_that_all_begin_at_one_place_stand_under_nothing() -> None:
    words = ["河道管护", "清淤", "灌区供水服务"]

    assert first_column(words, "left + horizon") == words


def test_one_sum_in_the_middle_is_not_under_the_rows_above() -> None:
    rows = [Start(0.5, -3.0)] * 6

    assert are_indented([*rows, Start(3.5, 0.0)]) == [False] * 7


def test_places_that_vary_freely_tell_nothing() -> None:
    starts = [Start(0.5, -3.0), Start(2.5, -1.0), Start(1.3, -2.0), Start(3.4, 0.5)]

    assert are_indented(starts) == [False] * 4


def test_what_begins_a_column_stands_under_nothing() -> None:
    assert are_indented([Start(2.5, -1.0), Start(0.5, -3.0)]) == [False, False]
    assert are_indented([Start(0.5, -3.0), Start(2.5, -1.0)]) == [False, True]
    assert are_indented([Start(0.5, -3.0)]) == [False]
