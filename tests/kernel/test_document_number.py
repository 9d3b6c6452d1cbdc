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


@pytest.mark.parametrize("words", ["财预〔2021〕1号", "财预[2021]1号", "财预【2021]1号"])
def test_a_number_in_whatever_brackets_is_found_whole(words: str) -> None:
    (number,) = find_document_numbers(words)

    assert number.standard == "财预〔2021〕1号"
    assert words[number.start : number.end] == words
