import pytest

from jixiao.model.target_reading import read_target
from jixiao.rules.doubts import doubt_of
from jixiao.rules.measures import first_of, in_percent, measured, names_unit


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("受助职工满意度（入户走访或电话回访", "受助职工满意度"),
        ("项目(工程)验收合格率", "项目验收合格率"),
        ("★★★受益人口数≥**人", "受益人口数"),
        ("指标2：参保率（≥**%）", "参保率"),
        ("人员满意度（%）", "人员满意度"),
        ("（市级）劳模津贴发放率", "劳模津贴发放率"),
        ("慰问 困难职工 人数", "慰问困难职工人数"),
        ("", ""),
    ],
)
def test_what_a_name_measures_stands_at_its_end_without_brackets(name: str, ending: str) -> None:
    assert measured(name) == ending


def test_a_bracket_at_the_end_may_name_the_unit() -> None:
    assert [names_unit(name) for name in ("面积(亩)", "时限(月)", "满意度（走访）", "人数")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_percent_has_several_spellings() -> None:
    assert [in_percent(unit) for unit in ("%", "百分比", "‰", "人", None)] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_the_first_word_of_a_list_is_the_first_in_the_text() -> None:
    assert first_of(frozenset({"差错", "事故"}), "事故与差错") == "事故"
    assert first_of(frozenset({"差错"}), "准确率") == ""


@pytest.mark.parametrize(
    ("cell", "doubt"),
    [
        ("≥90%", ""),
        ("100优", "grade"),
        ("100慰问到位", "sentence"),
        ("**人", "placeholder"),
        ("个", "bare-unit"),
        ("2025年2月30日", "calendar"),
        ("2025年10月-5月", "calendar"),
        ("男30人，女20人", "several"),
        ("90%-80%", "reversed"),
        ("≥≥90%", "signs"),
        ("≥90%以下", "signs"),
        ("》90%", "other"),
    ],
)
def test_a_doubt_of_the_reading_has_a_kind(cell: str, doubt: str) -> None:
    assert doubt_of(read_target(cell, year=2025)) == doubt
