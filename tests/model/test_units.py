"""Units of targets: recognised, kept as printed, and called by one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.units import COUNTED, SHARES, UNITS, normal_unit, unit_in_name, unit_of


@pytest.mark.parametrize(
    ("printed", "common"),
    [
        ("百分比", "%"), ("％", "%"), ("㎡", "平方米"), ("m2", "平方米"), ("万㎡", "万平方米"),
        ("名", "人"),
        ("人次", "人次"), ("元/人*月", "元/人·月"), ("元/人、天", "元/人·天"), ("元/人/月",
        "元/人·月"),
        ("元每人每年", "元/人·年"), ("km", "公里"), ("万公里", "万公里"), ("人/10万人",
        "人/10万人"), ("(%)", "%"),
        ("个工作日", "工作日"), ("kg", "公斤"), ("mg/L", "毫克/升"), ("万/月", "万/月"), ("筐",
        "筐"), ("", ""),
    ],
)  # fmt: skip
def test_a_unit_has_a_common_name(printed: str, common: str) -> None:
    assert normal_unit(printed) == common


@pytest.mark.parametrize(
    "words",
    [
        "慰问到位",
        "优",
        "满意",
        "/",
        "元/",
        "/元/",
        "个/优",
        "人、天",
        "年度目标",
        "3人",
        "",
        "元" * 40,
    ],
)
def test_words_that_are_no_unit(words: str) -> None:
    assert unit_of(words) is None


def test_counting_words_and_shares_are_units() -> None:
    assert COUNTED < UNITS
    assert SHARES < UNITS
    assert not COUNTED & SHARES


@pytest.mark.parametrize(
    ("name", "unit"),
    [("受益人数(人)", "人"), ("建筑面积（单位：平方米）", "平方米"), ("满意度(≥**%)", "%"),
    ("培训场次××场", "场"), ("补助（万元）", "万元"),
     ("走访慰问（春节）", None), ("", None)],
)  # fmt: skip
def test_a_name_prints_its_unit(name: str, unit: str | None) -> None:
    assert unit_in_name(name) == unit


@given(st.text(max_size=20))
def test_any_words_have_a_common_name_that_stays(words: str) -> None:
    assert normal_unit(normal_unit(words)) == normal_unit(words)
