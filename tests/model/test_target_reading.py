"""What target cells say; the table beside this file was read over line by line."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import process_time
from weakref import ref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.kernel.numerals import narrow
from jixiao.model.target import EMPTY, KINDS, OPERATORS, Target
from jixiao.model.target_bounds import read_bounds
from jixiao.model.target_phrases import LONGEST, read_phrase
from jixiao.model.target_plain import read_plain
from jixiao.model.target_reading import _read, _remembered, _typed, read_target
from tests.model.readings import fault, shown

with (Path(__file__).parent / "notations.tsv").open(encoding="utf-8", newline="") as table:
    NOTATIONS = [tuple(row) for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)][
        1:
    ]

WORDS = """
≥ ≤ > = ≧ >= 》 ^ % ‰ 人 人次 万 元 元/人 、 ， 。 （ ） 天 月 年 日 季度 底 前 内 以上 及以上
以下 （含）以上 比 与 上年 同比 持平 增长 下降 提高 约 左右 余 至 - ~ . , 1 2 9 12 24 90 100
2023 2024年 12月 31日 0 -0 1,200 0.5 三 十 百 伍佰 两 完成 到位 达标 满意 优 培训 项目 名 个 门
率 达到 不低于 不超过 是 是/否 定性 ** XX 每年 “ ” 《 》 / * 第 按照 全部 m2 km （单位： ×
"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\n"])
CELLS = st.lists(PIECES, max_size=9).map("".join) | st.text(max_size=40)


def test_the_table_has_enough_notations() -> None:
    assert len(NOTATIONS) >= 250


@pytest.mark.parametrize(
    ("words", "reading", "wrong"), NOTATIONS, ids=[row[0] for row in NOTATIONS]
)
def test_a_notation_reads_as_the_table_says(words: str, reading: str, wrong: str) -> None:
    target = read_target(words)

    assert (shown(target), fault(target)) == (reading, wrong)


def test_every_problem_quotes_the_cell_and_is_one_sentence() -> None:
    problems = [(words, read_target(words).problem) for words, _, wrong in NOTATIONS if wrong]

    assert all(problem and problem.startswith(f"“{words}”") for words, problem in problems)
    assert all(problem and problem.count("。") == 1 for _, problem in problems)
    assert all(problem and problem.endswith("。") for _, problem in problems)


def test_every_malformed_target_has_a_problem() -> None:
    kinds = [(read_target(words).kind, wrong) for words, _, wrong in NOTATIONS]

    assert all(wrong for kind, wrong in kinds if kind == "malformed")


@pytest.mark.parametrize(
    ("words", "unit", "reading"),
    [
        ("≥95", "%", "quantity ≥ 95 %"),
        ("100%", "%", "quantity 100 %"),
        ("12", "场次", "quantity 12 场次"),
        ("大于等于80", "％", "quantity ≥ 80 %"),
        ("3-5", "个", "range 3~5 个"),
        ("是", "是/否", "boolean yes"),
        ("否", "是/否", "boolean no"),
        ("是", "分值", "boolean yes"),
        ("否", "是", "boolean no"),
        (" 是", "", "boolean yes"),
        ("效果好", "%", "qualitative"),
        ("", "万元", "empty"),
        (" ", "万元", "empty"),
        ("40", "筐", "quantity 40 筐"),
        ("40", "", "quantity 40"),
        ("40", "30", "quantity 40"),
        ("40人", "户", "malformed 40 人"),
        ("第12", "名", "qualitative"),
        ("180000", "元/年", "quantity 180000 元/年"),
    ],
)
def test_a_unit_column_gives_the_unit(words: str, unit: str, reading: str) -> None:
    assert shown(read_target(words, unit=unit)) == reading


@pytest.mark.parametrize(
    ("words", "name", "unit"),
    [
        ("≥300", "受训人数（人）", "人"),
        ("≥90", "参训人员满意度(≥**%)", "%"),
        ("60", "慰问户数**户", "户"),
        ("60", "走访慰问（入户登记）", None),
        ("60次", "走访（人）", "次"),
        ("500", "受益人数(人)", "人"),
        ("90", "完成率（%）", "%"),
        ("90", "覆盖率%", "%"),
        ("9月前", "办结时限（天）", None),
        ("100优", "满意度（%）", None),
    ],
)
def test_a_name_may_print_the_unit(words: str, name: str, unit: str | None) -> None:
    assert read_target(words, name=name).unit == unit


def test_a_month_has_a_date_only_with_the_year() -> None:
    assert read_target("9月前").deadline is None
    assert read_target("9月前", year=2024).deadline == date(2024, 9, 30)
    assert read_target("9月前").problem is None
    assert read_target("2024年2月30日").kind == read_target("2月30日").kind == "malformed"
    assert read_target("年底前", year=2024).deadline == date(2024, 12, 31)
    assert read_target("2月底", year=2024).deadline == date(2024, 2, 29)
    assert read_target("1-6月", year=2023)[7:9] == (date(2023, 6, 30), date(2023, 1, 1))
    assert read_target("每年6月底前", year=2023).deadline == date(2023, 6, 30)


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("一季度完成25%", "deadline 25 % until:2024-03-31"),
        ("上半年支出50%", "deadline 50 % until:2024-06-30"),
        ("1月1日前", "deadline ≤ until:2024-01-01"),
        ("年中", "deadline"),
        ("2025年年中前完成", "deadline ≤"),
        ("每月10日前", "deadline ≤"),
        ("每月底前完成", "deadline ≤"),
        ("24.12.31前", "deadline ≤ until:2024-12-31"),
        ("6月12日（单位：天）", "deadline until:2024-06-12"),
        ("6月12日前（天）", "deadline ≤ until:2024-06-12"),
    ],
)
def test_a_date_is_given_only_where_it_is_certain(words: str, reading: str) -> None:
    target = read_target(words, year=2024)

    assert (shown(target), target.problem) == (reading, None)


def test_comparisons_that_look_away_from_each_other_make_no_range() -> None:
    words = "60%≤合格率<80%"
    assert shown(read_bounds(words, words) or EMPTY) == "range 60~80 %"
    for words, bounds in (
        ("60%≤合格率≥80%", "[quantity ≥ 60 %] [quantity ≥ 80 %]"),
        ("80%≤合格率≤60%", "[quantity ≥ 80 %] [quantity ≤ 60 %]"),
        ("60%≥x>80%", "[quantity ≤ 60 %] [quantity > 80 %]"),
    ):
        target = read_bounds(words, words) or EMPTY
        assert shown(target) == f"malformed {bounds}"
        assert target.problem == f"“{words}”的两个界限不成区间，看不出要达到的是哪一个。"


@pytest.mark.parametrize("words", ["5优±2优", "±5优", "5±2%±1%", "±", "±5年"])
def test_a_margin_needs_a_number_and_a_unit_that_is_one(words: str) -> None:
    assert read_bounds(words, words) is None


def test_a_remembered_cell_is_read_with_its_own_unit_and_year() -> None:
    cells = [("2021.6", None, None), ("2021.6", "万元", None), ("9月前", None, None),
             ("9月前", None, 2024), ("9月前", None, 2025), ("100%", None, None),
             ("100%", "人", None)]  # fmt: skip
    once = [_typed(words, unit, year) for words, unit, year in cells]

    for _ in range(2):
        assert [read_target(words, unit=unit, year=year) for words, unit, year in cells] == once


def test_memory_of_cells_is_bounded_and_keeps_no_string_of_another_kind() -> None:
    class Part(str):
        """As lxml hands out: it holds on to the document from which it came."""

    _remembered.cache_clear()
    part = Part("组织培训3次")
    holder = ref(part)
    assert read_target(part) == read_target("组织培训3次")
    del part
    for number in range(5000):
        read_target(f"组织培训{number}次")
    read_target("好" * 100)

    assert holder() is None
    assert _remembered.cache_info().currsize == _remembered.cache_info().maxsize == 2048


def test_the_year_before_is_the_baseline_when_the_fiscal_year_is_known() -> None:
    assert read_target("比2023年增长5%", year=2024).baseline == "previous-year"
    assert read_target("不低于2023年水平", year=2024).operator == "≥"
    assert read_target("比2023年增长5%").baseline is None


def test_a_unit_column_keeps_a_number_from_being_a_date() -> None:
    assert shown(read_target("2021.6")) == "deadline until:2021-06-30"
    assert shown(read_target("2021.6", unit="万元")) == "quantity 2021.6 万元"
    assert shown(read_target("2,021.6")) == "quantity 2021.6"


def test_plain_cells_and_phrases_read_quickly_as_they_read_in_full() -> None:
    for words, _, _ in NOTATIONS:
        quick = read_plain(words) or read_phrase(words)
        assert quick is None or quick == _read(words, None)


@given(CELLS)
def test_the_quick_reading_says_what_the_full_one_says(words: str) -> None:
    quick = read_plain(words) or read_phrase(words)

    assert quick is None or quick == _read(words, None)


@given(CELLS, st.none() | st.sampled_from(["%", "人", "是/否", "30", "元/人",
" "]) | st.text(max_size=5),
       st.text(max_size=8), st.none() | st.integers(1950, 2060))  # fmt: skip
def test_any_cell_is_read(words: str, unit: str | None, name: str, year: int | None) -> None:
    target = read_target(words, unit=unit, name=name, year=year)

    assert target.kind in KINDS
    assert target.operator is None or target.operator in OPERATORS
    assert (target.kind == "malformed") <= (target.problem is not None)


@given(CELLS)
def test_white_space_around_a_cell_and_full_width_digits_change_nothing(words: str) -> None:
    def without_problem(target: Target) -> Target:
        return target._replace(problem=None)

    assert read_target(f" {words}\n") == read_target(words)
    assert without_problem(read_target(narrow(words))) == without_problem(read_target(words))


@pytest.mark.parametrize(
    "piece",
    ["9", "人", "≥", " ", "1、", "约", "（", "“", "1-", "2024年", "比上年", "，", "1,234",
    "①", "【", "±", "由", "（1）", "60%≤", "元/人", "\x00", "*", "9人", "一"],
)  # fmt: skip
def test_a_cell_of_a_hundred_thousand_signs_is_read_at_once(piece: str) -> None:
    for length in (LONGEST, 100_000):
        words = (piece * length)[:length]
        start = process_time()

        read_target(words)
        read_target(words, unit="%")

        assert process_time() - start < 0.2


def test_a_narrative_is_qualitative_whatever_numbers_stand_in_it() -> None:
    words = "组织职工参加技能培训，" * 20 + "培训30人"

    assert read_target(words) == Target("qualitative")


def test_nothing_is_empty() -> None:
    assert read_target("") == read_target(" \n\u3000") == read_target("——") == EMPTY


def test_digits_are_kept_as_printed() -> None:
    assert str(read_target("≥90.00%").number) == "90.00"
    assert str(read_target("16.3万亩").number) == "16.3"
    assert read_target("1,346,008.8平方米").number == Decimal("1346008.8")
