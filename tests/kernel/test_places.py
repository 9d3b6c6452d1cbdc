"""Places on the page, as a clerk says them, and places of pieces of words."""

import pytest

from jixiao.kernel.codes import UnitName, read_project_code, read_unit_name
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
