"""The words beside a cell say how it is understood."""

import pytest

from jixiao.kernel.stated import Stated
from jixiao.model.target_reading import read_target
from jixiao.model.wording import reading


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("不低于90%", "数值 ≥ 90 %"),
        ("80~90分", "区间 80～90 分"),
        ("约90人", "数值 约 90 人"),
        ("大于6", "数值 > 6"),
        ("比上年提高5%", "相对值 比上年 提高 5 %"),
        ("与上年持平", "相对值 比上年 持平"),
        ("2024年6月底前", "时限 ≤ 2024-06-30"),
        ("2024年3月至9月", "区间 2024-03-01至2024-09-30"),
        ("9月前", "时限 9月前"),
        ("3个、5个", "有误：数值 3 个；数值 5 个"),
        ("显著提高", "定性 提高"),
        ("是", "是否"),
        ("", "空"),
    ],
)
def test_a_target_is_told_in_a_few_words(cell: str, words: str) -> None:
    assert reading(Stated(cell, read_target(cell))) == words


def test_a_cell_that_was_not_read_is_told_with_nothing() -> None:
    assert reading(Stated("≥90%")) == ""
