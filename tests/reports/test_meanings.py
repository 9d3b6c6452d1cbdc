"""What a change of a leaf means, in words."""

from typing import Any

import pytest

from jixiao.kernel.money import read_money
from jixiao.kernel.percent import read_percent
from jixiao.kernel.stated import Stated
from jixiao.model.target_reading import read_target
from jixiao.reports.meanings import direction, meaning


def target(words: str) -> Stated[Any]:
    return Stated(words, read_target(words, year=2025))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("≥95%", "≥90%", "降低 5 个百分点"),
        ("≥90人", "≥120人", "增加 30 人"),
        ("≥90人", ">90人", "比较符号由“≥”改为“>”"),
        ("90人", "≥90人", "比较符号由没有改为“≥”"),
        ("≥90人", "≥90户", "单位由“人”改为“户”"),
        ("1-2次", "1-3次", "上限增加 1 次"),
        ("6月底前", "7月底前", "推迟 31 天"),
        ("7月底前", "6月底前", "提前 31 天"),
        ("≥90%", "明显提高", "由数值改为定性描述"),
        ("明显提高", "有所降低", "方向由提高改为降低"),
        ("≥90%", "≥90%", ""),
    ],
)
def test_a_change_of_a_target_is_said_by_what_it_asks(old: str, new: str, words: str) -> None:
    assert meaning("target", target(old), target(new)) == words


def test_amounts_say_by_how_much_with_the_places_that_are_printed() -> None:
    def money(words: str, unit: str) -> Stated[Any]:
        return Stated(words, read_money(words, unit))

    assert meaning("budget.total", money("12.00", "万元"), money("15.00", "万元")) == (
        "增加 3.00 万元"
    )
    assert meaning("budget.total", money("15", "万元"), money("120000", "元")) == "减少 30000 元"
    assert meaning("budget.total", money("12", "万元"), money("120000", "元")) == ""


def test_percents_points_and_scores_have_units_of_their_own() -> None:
    def number(words: str) -> Stated[Any]:
        return Stated(words, read_percent(words))

    pair = number("20"), number("25")

    assert meaning("disbursement_plan.03", *pair) == "增加 5 个百分点"
    assert meaning("score", *pair) == "增加 5 分"
    assert meaning("basis", Stated("甲", "甲"), Stated("乙", "乙")) == ""


def test_a_target_goes_up_or_down_only_where_it_can_be_compared() -> None:
    assert direction(target("≥95%"), target("≥90%")) == "降"
    assert direction(target("≥90人"), target("≥95人")) == "升"
    assert direction(target("≥90人"), target("≥95户")) == ""
    assert direction(target("≥90%"), target("明显提高")) == ""
