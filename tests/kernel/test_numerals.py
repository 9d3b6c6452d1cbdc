"""Chinese numerals and full-width digits."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.kernel.numerals import narrow, read_number, read_numeral, write_numeral


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("伍佰", "500"), ("三十五", "35"), ("十", "10"), ("拾伍", "15"), ("两百五", "250"),
        ("两百零五", "205"),
        ("一万二千", "12000"), ("叁仟", "3000"), ("二〇二三", "2023"), ("三点五", "3.5"), ("零",
        "0"), ("一亿零三十万", "100300000"),
        ("一千零一", "1001"), ("廿", None), ("一般", None), ("", None), ("万", None), ("百",
        None), ("三五十", None), ("一二", "12"),
        ("点五", None), ("三点", None), ("一" * 41, None),
    ],
)  # fmt: skip
def test_a_numeral_reads_as_a_number(words: str, number: str | None) -> None:
    assert read_numeral(words) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("words", "number"),
    [("1,600", "1600"), ("１２．５", "12.5"), ("-3", "-3"), ("1，234，567.8", "1234567.8"),
    ("12,34", None), ("1.2.3", None), ("九十", "90")],
)  # fmt: skip
def test_a_number_in_any_numerals(words: str, number: str | None) -> None:
    assert read_number(words) == (None if number is None else Decimal(number))


@given(st.integers(0, 10**12 - 1))
def test_a_written_numeral_reads_as_its_number(number: int) -> None:
    assert read_numeral(write_numeral(number)) == number


@pytest.mark.parametrize("number", [-1, 10**12])
def test_a_number_out_of_reach_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        write_numeral(number)


@given(st.text())
def test_narrowing_keeps_the_length_and_happens_once(words: str) -> None:
    assert len(narrow(words)) == len(words)
    assert narrow(narrow(words)) == narrow(words)


@given(st.text(max_size=60))
def test_any_words_are_read_or_refused(words: str) -> None:
    assert read_number(words) is None or read_number(words) == read_number(f" {words} ")
