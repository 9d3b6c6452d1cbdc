"""Document numbers (文号) in running text."""

import pytest

from jixiao.kernel.document_number import find_document_numbers


@pytest.mark.parametrize(
    ("words", "standard"),
    [
        ("见冀财行【2021】102号", ["见冀财行〔2021〕102号"]),
        ("依据：财预 〔2021〕 101 号", ["财预〔2021〕101号"]),
        ("依据：京财（社）字〔2021〕12号", ["京财（社）字〔2021〕12号"]),
        ("通知（社）字〔2021〕12号", ["通知（社）字〔2021〕12号"]),
        ("（社）字〔2021〕12号", ["字〔2021〕12号"]),
        ("財預（2021年）第7-1号，財社[2020]3号", ["財預〔2021〕7-1号", "財社〔2020〕3号"]),
        ("见附件）字〔2021〕12号", ["字〔2021〕12号"]),
        ("〔2021〕102号", []),
        ("文件 2021〔2021〕102号", []),
        ("财预〔2021〕号", []),
    ],
)
def test_the_numbers_of_a_text_are_found_in_order(words: str, standard: list[str]) -> None:
    assert [each.standard for each in find_document_numbers(words)] == standard


@pytest.mark.parametrize(
    ("words", "is_well"),
    [("财预〔2021〕1号", True), ("财预[2021]1号", True), ("财预【2021]1号", False)],
)
def test_brackets_belong_together_or_not(words: str, is_well: bool) -> None:
    (number,) = find_document_numbers(words)

    assert number.is_well_bracketed is is_well
    assert words[number.start : number.end] == words
