import pytest

from jixiao.model.target_question import mood_of, question_about, read_aloud
from jixiao.model.target_reading import read_target


@pytest.mark.parametrize(
    ("raw", "name", "likely"),
    [
        ("≥90", "图书更新率", "≥90%"),
        ("20", "帮扶困难职工户数", "20户"),
        ("≥21万", "服务人次", "≥21万人次"),
        ("≤500", "人均补助标准", "≤500万元"),
        ("》90%", "", "≥90%"),
        ("〈5天", "", "≤5天"),
        ("3个、5个", "", "3个"),
        ("及时完成", "", "2027年12月底前"),
        ("完成", "工程完成时间", "2027年12月底前"),
        ("470~", "补贴标准（元/户）", "≥470"),
    ],
)
def test_a_target_that_is_not_understood_asks_one_thing(raw: str, name: str, likely: str) -> None:
    asked = question_about(raw, name, 2027)

    assert asked is not None
    assert asked.words.endswith(("？", "。"))
    assert asked.answers[0] == likely
    assert mood_of(raw, name) == "asked"


@pytest.mark.parametrize("raw", ["》90%", "≥90", "3个、5个", "及时", "470~", "?90%"])
def test_every_answer_is_understood(raw: str) -> None:
    asked = question_about(raw, "", 2027)

    assert asked is not None
    assert asked.answers
    assert [read_target(each).problem for each in asked.answers] == [None] * len(asked.answers)


@pytest.mark.parametrize(
    "raw", ["≥90%", "6个", "2027年9月底前", "显著提高", "是", "", "与上年持平"]
)
def test_a_target_that_says_enough_asks_nothing(raw: str) -> None:
    assert question_about(raw, "满意度", 2027) is None


def test_a_placeholder_has_no_likely_answer() -> None:
    asked = question_about("XX%")

    assert asked is not None
    assert asked.answers == ()
    assert mood_of("XX%") == "wrong"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("≥90%", "不低于90%"), ("≤6.5元/人", "不高于6.5元/人"), ("6个", "6个"), ("约90人", "约90人"),
        ("80~90分", "80至90分"), ("2027年9月底前", "最晚2027年9月30日"), ("显著提高", ""), ("XX%", ""),
        ("比上年提高5%", "比上年增长5%"),
    ],
)  # fmt: skip
def test_how_a_target_is_read_aloud(raw: str, words: str) -> None:
    assert read_aloud(read_target(raw)) == words


@pytest.mark.parametrize(
    ("raw", "mood"), [("≥90%", "exact"), ("显著提高", "words"), ("是", "words"), (" ", "")]
)
def test_what_is_understood_without_a_question_has_its_mood(raw: str, mood: str) -> None:
    assert mood_of(raw) == mood
