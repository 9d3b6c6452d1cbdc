"""What recognition is known to get wrong: repaired when a rule proves it, else said."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.formats.blocks import Blocks, Cell, Paragraph, Table
from jixiao.formats.scans.doubts import MARK, STAMPED, Judged, judge, judge_cell, settle
from jixiao.kernel.span import Span


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("75.00%.", "75.00%"),
        ("912.05．", "912.05"),
        ("6.月底", "6月底"),
        ("·6月底", "6月底"),
        ("12月底.", "12月底"),
        ("≥12.次", "≥12次"),
        ("指标值.", "指标值"),
        ("—级指标", "一级指标"),
        ("某财预(2021〕37号", "某财预〔2021〕37号"),
        ("某财预[2021]37号", "某财预[2021]37号"),
    ],
)
def test_what_no_rule_of_writing_allows_is_repaired_silently(seen: str, meant: str) -> None:
    assert judge_cell(seen) == Judged(meant, ())


@pytest.mark.parametrize(
    "words",
    [
        "290",
        "120%",
        "200%",
        "≥90%",
        "1.完成维修。2.通过验收。",
        "20.924",
        "2022.12.31",
        "二级指标",
        "10%-15%",
    ],
)
def test_what_may_well_be_meant_is_left_alone(words: str) -> None:
    assert judge_cell(words) == Judged(words, ())


@pytest.mark.parametrize("words", ["290%", "二90%", "工95%", "^85%"])
def test_a_sign_that_may_be_an_operator_is_said_and_kept(words: str) -> None:
    judged = judge_cell(words)

    assert judged.text == words
    assert judged.doubts == (
        (
            f"这一格由扫描识别得到，“{words}”可能是“≥{words[1:]}”，请核对原件。",
            0,
            len(words),
        ),
    )


def test_a_number_with_two_points_is_said_and_kept() -> None:
    assert judge_cell("10.0.00%") == Judged(
        "10.0.00%",
        (("这一格由扫描识别得到，数字“10.0.00%”的小数点可能是污点，请核对原件。", 0, 8),),
    )


def test_letters_in_an_amount_become_digits_with_a_notice() -> None:
    judged = judge_cell("9I2.O5")

    assert judged.text == "912.05"
    assert judged.doubts[0][0] == "这一格由扫描识别得到，“9I2.O5”应是“912.05”，已改，请核对原件。"


def test_percent_and_nought_is_per_mille() -> None:
    judged = judge_cell("≤1%0")

    assert judged.text == "≤1‰"
    assert [doubt[1:] for doubt in judged.doubts] == [(2, 3)]


def test_a_project_code_gets_digits_only_where_the_rule_demands_them() -> None:
    judged = judge_cell("I3O72622P0O1234567O9B", left="项目编码")

    assert judged.text == "13072622P0O1234567O9B"
    assert len(judged.doubts) == 1


def test_a_project_code_of_a_wrong_length_is_said() -> None:
    judged = judge_cell("13072622P0012345670", left="项目编码：")

    assert judged.text == "13072622P0012345670"
    assert judged.doubts == (
        (
            "这一格由扫描识别得到，项目编码“13072622P0012345670”不是 21 位数字和字母，请核对原件。",
            0,
            19,
        ),
    )


def test_the_older_project_code_is_a_code_as_well() -> None:
    assert judge_cell("815-0601-KCM-QHT5", left="项目编码") == Judged("815-0601-KCM-QHT5", ())


def test_a_lone_one_is_a_dash_unless_its_column_counts() -> None:
    assert judge_cell("一").text == "—"
    assert judge_cell("一", ordinal=True).text == "一"


def test_an_unsure_sign_is_said_with_its_place() -> None:
    assert judge(f"巡护里{MARK}程") == Judged(
        "巡护里程", (("这一格由扫描识别得到，“里”认得不太确定，请核对原件。", 2, 3),)
    )


def test_an_unsure_bracket_or_comma_is_not_worth_a_notice() -> None:
    assert judge(f"（{MARK}含水质，{MARK}土壤）") == Judged("（含水质，土壤）", ())


def test_a_cell_under_a_seal_is_doubtful_as_a_whole() -> None:
    assert judge_cell(f"≥90%{STAMPED}") == Judged(
        "≥90%", (("这一格由扫描识别得到，上面盖有印章，“≥90%”不一定准，请核对原件。", 0, 4),)
    )


def test_doubts_become_notices_with_the_place_and_other_pages_stay() -> None:
    table = Table(
        1,
        [
            Cell("一", 1, 1, page=1),
            Cell(f"水{MARK}质", 1, 2, page=2),
            Cell("290%", 2, 2, page=2),
        ],
        page=1,
    )
    blocks = Blocks(
        [Paragraph(f"标{MARK}题", line=1, page=2), table], pages=2, headers=[f"页{MARK}眉"]
    )

    settle(blocks, {2})

    assert [cell.text for cell in table.cells] == ["一", "水质", "290%"]
    assert blocks.headers == ["页眉"]
    assert [(notice.text, notice.span) for notice in blocks.notices] == [
        ("标", Span(page=2, line=1, start=0, end=1)),
        ("水", Span(2, 1, 1, 2, None, 0, 1)),
        ("290%", Span(2, 1, 2, 2, None, 0, 4)),
    ]


def _signs() -> Iterator[str]:
    yield from "一二工2905%‰.,·≥≤号月底次项目编码OI()[]〔〕 \n"


@given(
    st.text(st.sampled_from([*_signs(), MARK, STAMPED]), max_size=20),
    st.sampled_from(["", "项目编码", "预算数"]),
)
def test_judged_texts_have_no_marks_and_doubts_lie_within_them(text: str, left: str) -> None:
    judged = judge_cell(text, left)

    assert MARK not in judged.text
    assert STAMPED not in judged.text
    assert all(0 <= start < end <= len(judged.text) for _, start, end in judged.doubts)


@given(st.text(st.sampled_from(list(_signs())), max_size=20))
def test_judging_twice_changes_nothing_more(text: str) -> None:
    once = judge_cell(text).text

    assert judge_cell(once).text == once


def test_a_dash_behind_a_document_number_is_no_numeral() -> None:
    judged = judge("清财行〔2024〕31号一提前下达资金")

    assert judged.text == "清财行〔2024〕31号—提前下达资金"
    assert [(start, end) for _, start, end in judged.doubts] == [(12, 13)]


def test_a_numeral_behind_a_document_number_stays() -> None:
    assert judge("清财行〔2024〕31号一期工程").text == "清财行〔2024〕31号一期工程"


def test_a_point_within_a_compound_unit_is_a_middle_dot() -> None:
    assert judge("≤5000元/人.年") == ("≤5000元/人·年", ())
