"""Small words of the kernel: places, weights of findings, codes, sums of money."""

from decimal import Decimal

import pytest

from jixiao.kernel.codes import UnitName, read_project_code, read_unit_name
from jixiao.kernel.findings import Severity
from jixiao.kernel.money import Money, read_money
from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(page=3, table=2, row=5, column=4), "第3页 表2 第5行 第4列"),
        (Span(page=3, line=7), "第3页 第7段"),
        (Span(line=7), "第7行文字"),
        (Span(row=2, line=7), "第2行"),
        (Span(), ""),
    ],
)
def test_a_place_is_said_with_what_the_source_has(span: Span, words: str) -> None:
    assert span.words() == words


@pytest.mark.parametrize(
    ("stated", "place"),
    [
        (Stated("培训30人", span=Span(line=1, start=5, end=10)), Span(line=1, start=7, end=10)),
        (Stated("培训三十人", span=Span(line=1, start=5, end=11)), Span(line=1, start=5, end=11)),
        (Stated("培训30\n人", span=Span(line=1, start=5)), Span(line=1, start=5)),
        (Stated("培训30人\n次", span=Span(line=1, start=5)), Span(line=1, start=7, end=10)),
        (Stated("培训30人", span=Span(line=1)), Span(line=1)),
        (Stated("培训30人"), None),
    ],
)
def test_a_piece_has_its_own_place_where_the_words_stand_as_they_are(
    stated: Stated[object], place: Span | None
) -> None:
    assert stated.place_of(2, 5) == place


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("711001 青河县总工会（本级）", UnitName("711001", "青河县总工会")),
        ("[155]青河县民政局", UnitName("155", "青河县民政局")),
        ("青河县民政局", UnitName(None, "青河县民政局")),
        ("711001", UnitName("711001", "")),
        ("本级", UnitName(None, "本级")),
        (" ", None),
    ],
)
def test_a_unit_has_its_code_and_its_name(words: str, name: UnitName | None) -> None:
    assert read_unit_name(words) == name


def test_words_that_are_no_project_code() -> None:
    assert read_project_code("711-0701") is None


def test_a_field_may_lack_stand_empty_or_have_words() -> None:
    fields = (Stated(), Stated(span=Span(line=1)), Stated("甲", span=Span(line=1)))

    assert [each.is_stated for each in fields] == [False, True, True]
    assert [each.is_empty for each in fields] == [True, True, False]


def test_a_weight_has_a_word_for_people_and_one_for_files() -> None:
    assert [each.word for each in Severity] == ["建议", "提醒", "错误"]
    assert [each.code for each in Severity] == ["note", "warning", "error"]


@pytest.mark.parametrize(
    ("words", "unit", "money"),
    [
        ("1,100.50", "万元", Money(Decimal("1100.50"), "万元")),
        ("￥１２．５０元", "万元", Money(Decimal("12.50"), "元")),
        ("854万", None, Money(Decimal(854), "万元")),
        ("−3", "元", Money(Decimal(-3), "元")),
        ("854", None, None),
        ("854", "人", None),
        ("约三万元", "万元", None),
        ("1,00", "万元", None),
        ("", "万元", None),
    ],
)
def test_an_amount_is_a_number_with_a_unit_of_its_own_or_of_its_table(
    words: str, unit: str | None, money: Money | None
) -> None:
    assert read_money(words, unit) == money
