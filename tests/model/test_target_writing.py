"""Writing a typed target and reading it again gives the same target."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.target import EMPTY, OPERATORS, Target
from jixiao.model.target_reading import read_target
from jixiao.model.target_writing import write_target
from tests.model.test_target_reading import CELLS, NOTATIONS

OPERATOR = st.none() | st.sampled_from(OPERATORS)
NUMBER = st.decimals(0, 10**9, allow_nan=False, allow_infinity=False, places=2) | st.integers(
    0, 10**12
).map(Decimal)
KNOWN = st.sampled_from(
    ["%", "百分比", "‰", "人", "人次", "万元", "元/人", "元/人·月", "㎡", "万亩", "个工作日", "km"]
)
UNKNOWN = st.sampled_from(["筐", "担", "灶头", "乡村"])
DAY = st.dates(date(1950, 1, 1), date(2090, 12, 31))
DIRECTION = st.sampled_from(["increase", "decrease"])


def make(kind: str, **fields: Any) -> Target:
    """A target with these fields; st.builds would fill in the others itself."""
    return Target(kind, **fields)


def _suspect(target: Target) -> bool:
    """A percentage like 290% is never read without a problem."""
    return (
        target.operator is None
        and target.unit in {"%", "百分比", "‰"}
        and target.number is not None
        and f"{target.number:f}".startswith("2")
        and target.number > 100
    )


quantities = st.builds(make, st.just("quantity"), operator=OPERATOR, number=NUMBER,
unit=st.none() | KNOWN | UNKNOWN, approximate=st.booleans()
).filter(lambda target: not _suspect(target))  # fmt: skip
changes = st.builds(make, st.just("qualitative"), operator=OPERATOR, number=NUMBER, unit=KNOWN,
direction=DIRECTION).filter(
    lambda target: not _suspect(target)
)  # fmt: skip
ranges = st.builds(
    lambda ends, unit, approximate: Target(
        "range", None, min(ends), max(ends), unit, approximate=approximate
    ),
    st.tuples(NUMBER, NUMBER), st.none() | KNOWN | UNKNOWN, st.booleans(),
)  # fmt: skip
deadlines = st.builds(
    make, st.just("deadline"), operator=st.sampled_from([None, "≤"]), deadline=st.none() | DAY
)
shares = st.builds(make, st.just("deadline"), operator=OPERATOR, number=NUMBER, unit=KNOWN,
deadline=DAY, approximate=st.booleans()
)  # fmt: skip
timed = st.builds(
    lambda ends, **fields: make("quantity", begin=min(ends), deadline=max(ends), **fields),
    ends=st.tuples(DAY, DAY), operator=OPERATOR, number=NUMBER, unit=KNOWN,
)  # fmt: skip
periods = st.builds(
    lambda ends: Target("range", begin=min(ends), deadline=max(ends)), st.tuples(DAY, DAY)
)
relatives = st.builds(make, st.just("relative"), operator=OPERATOR,
baseline=st.just("previous-year"),
    direction=st.none() | DIRECTION | st.just("same"),
).filter(lambda target: target.operator is None or target.direction != "same") | st.builds(make,
st.just("relative"), operator=OPERATOR, number=NUMBER, unit=st.none() | KNOWN,
    baseline=st.just("previous-year"), direction=st.none() | DIRECTION,
)  # fmt: skip
words = st.builds(
    make, st.just("qualitative"), direction=st.none() | DIRECTION | st.just("same")
) | st.builds(make, st.just("boolean"), answer=st.none() | st.booleans())


@given(
    quantities
    | changes
    | ranges
    | deadlines
    | shares
    | periods
    | timed
    | relatives
    | words
    | st.just(EMPTY)
)
def test_reading_what_was_written_is_the_identity(target: Target) -> None:
    assert read_target(write_target(target)) == target


@given(CELLS)
def test_whatever_was_read_can_be_written_and_read_again(cell: str) -> None:
    target = read_target(cell)

    assert read_target(write_target(target)) == target


@pytest.mark.parametrize("unit", ["%", "人", "是/否", "元/人", "筐"])
def test_targets_with_a_unit_column_can_be_written_and_read_again(unit: str) -> None:
    for cell, _, _ in NOTATIONS:
        target = read_target(cell, unit=unit)

        assert read_target(write_target(target)) == target


def test_a_target_with_a_problem_is_written_as_its_cell() -> None:
    for cell in ("180人、650人", "≤100优", "“匠心”课程3门，讲座2场", "280%"):
        assert write_target(read_target(cell)) == cell


def test_plain_targets_are_written_as_a_clerk_would() -> None:
    written = [
        write_target(read_target(cell))
        for cell in ("不低于 90 %", "1—2次", "比上年增长5%及以上", "2024年底前", "约５００人",
        "2024.1.1-2024.12.31")
    ]  # fmt: skip

    assert written == [
        "≥90%", "1~2次", "比上年增长≥5%", "2024年12月31日前", "约500人",
        "2024年1月1日至2024年12月31日"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target("quantity", number=Decimal("2021.6")), "02021.6"),
        (Target("quantity", "≥", unit="万元"), "≥万元"),
        (Target("malformed", problem="“三十”之外还有别的。"), ""),
        (
            Target("relative", number=Decimal(5), unit="%", baseline="previous-year",
                   direction="same"),
            "与上年持平5%",
        ),
    ],
)  # fmt: skip
def test_a_target_made_by_hand_is_written_as_far_as_there_are_words(
    target: Target, words: str
) -> None:
    assert write_target(target) == words
