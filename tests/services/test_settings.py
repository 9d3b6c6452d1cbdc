from datetime import date

import pytest

from jixiao.kernel.findings import Severity
from jixiao.services.checking import FileChecked, check_file
from jixiao.services.reading import read_bytes
from jixiao.services.settings import Settings, SettingsError, read_settings

TODAY = date(2025, 6, 1)
PLAN = """项目: 劳模荣誉津贴  预算数: 2.00
数量指标 | 发放津贴的劳模数量 | 个 | 清工发〔2024〕6号
数量指标 | 慰问困难职工数量 | 户 | 清工发〔2024〕6号
"""
SUPPRESS = """[[suppress]]
rule = "TGT001"
by = "预算绩效科"
reason = "本市沿用"
"""


def checked(settings: str, name: str = "甲.perf.txt") -> FileChecked:
    return check_file(read_bytes(PLAN.encode(), name), read_settings(settings, TODAY))


def of_rule(file: FileChecked, rule: str) -> list[tuple[str, bool]]:
    """The words of a rule's findings and whether each is suppressed."""
    return [(each.text, each.suppressed is not None) for each in file.findings if each.rule == rule]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("levels = [", "不是有效的 TOML，文件末尾读不下去"),
        ("[levels]\nTGT001 = note\n", "不是有效的 TOML，第 2 行第 10 个字读不下去"),
        ("[levels]\nTGT001 = 'note'\ntgt001", "不是有效的 TOML"),
        ("[levels]\nABC = 'note'\n", "[levels] 里没有“ABC”这条规则"),
        ("[parameters]\nbasis_age_years = -1\n", "basis_age_years 应为数，不小于 0"),
        ("[parameters]\ngeneric_reasons = []\n", "至少一个词；不用某条规则请写 [[suppress]]"),
        ("[parameters]\ntext_plan_periods = 3\n", "text_plan_periods 应为一组"),
        ("[parameters]\ntext_plan_periods = {}\n", "text_plan_periods 应为一组"),
        ("[parameters]\ntext_plan_periods = {a = 'b'}\n", "text_plan_periods 应为一组"),
        ("[parameters]\nself_evaluation_weights = 10\n", "应为文字，写在引号里"),
        ("[level]\n", "不认识“level”，可用的是 levels、parameters、suppress"),
        ("levels = 3\n", "levels 应为一组"),
        ("parameters = 3\n", "parameters 应为一组"),
        ("suppress = 3\n", "[[suppress]]"),
        ("suppress = [3]\n", "[[suppress]]"),
        ("[suppress]\nrule = 'TGT001'\n", "[[suppress]]"),
        ("[levels]\nABC001 = 'note'\n", "[levels] 里没有“ABC001”这条规则"),
        ("[levels]\nTGT001 = 'off'\n", "应为 error、warning、note 之一；不再提示请写 [[suppress]]"),
        ("[levels]\nTGT001 = 'note'\ntgt001 = 'error'\n", "TGT001 写了两遍（tgt001）"),
        ("[levels]\nTGT = 'note'\nTgt = 'error'\n", "TGT 写了两遍（Tgt）"),
        ("[levels]\nTGT001 = 3\n", "应为 error、warning、note 之一"),
        ("[levels]\nTGT001 = ['note']\n", "应为 error、warning、note 之一"),
        ("[parameters]\nnothing_such = 3\n", "没有“nothing_such”这个参数"),
        ("[parameters]\nbasis_age_years = true\n", "basis_age_years 应为数"),
        ("[parameters]\nbasis_age_years = 'viele'\n", "basis_age_years 应为数"),
        ("[parameters]\nbasis_age_years = ['十']\n", "basis_age_years 应为数"),
        ("[parameters]\nbasis_age_years = nan\n", "basis_age_years 应为数"),
        ("[parameters]\ngeneric_reasons = 3\n", "generic_reasons 应为词的列表"),
        ("[parameters]\ngeneric_reasons = [3]\n", "generic_reasons 应为词的列表"),
        (SUPPRESS.replace("TGT001", "ABC001"), "第 1 个 [[suppress]] 里没有“ABC001”这条规则"),
        (SUPPRESS.replace('rule = "TGT001"\n', ""), "第 1 个 [[suppress]]没有写 rule"),
        (SUPPRESS.replace('by = "预算绩效科"\n', ""), "没有写 by：不再提示要写明谁决定的、为什么"),
        (SUPPRESS.replace("本市沿用", " "), "没有写 reason：不再提示要写明谁决定的、为什么"),
        (SUPPRESS + "until = 'immer'\n", "until 应为 2026-12-31 这样的日期"),
        (SUPPRESS + "until = 2026\n", "until 应为 2026-12-31 这样的日期"),
        (SUPPRESS + "untill = 2026-01-01\n", "不认识“untill”"),
        (SUPPRESS + "text = 3\n", "text 应为文字"),
        (SUPPRESS + "where = ['a']\n", "where 应为文字"),
    ],
)
def test_a_wrong_entry_is_one_sentence(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_settings(text, TODAY)

    words = str(error.value)
    assert said in words
    assert "\n" not in words
    assert words.endswith("。")
    assert words.startswith("jixiao.toml")


def test_no_settings_are_settings() -> None:
    assert read_settings("", TODAY) == Settings(today=TODAY)


def test_a_bureau_raises_and_lowers_levels() -> None:
    plain, lowered = checked(""), checked('[levels]\nTGT001 = "note"\n')

    assert {each.severity for each in plain.findings if each.rule == "TGT001"} == {Severity.ERROR}
    assert {each.severity for each in lowered.findings if each.rule == "TGT001"} == {Severity.NOTE}
    assert len(plain.findings) == len(lowered.findings)


@pytest.mark.parametrize(
    "text",
    [
        '[levels]\ntgt001 = "note"\n',
        '[levels]\ntarget-is-bare-unit = "note"\n',
        '[levels]\nTGT = "note"\n',
        '[levels]\nTGT001 = "note"\nTGT = "error"\n',
    ],
)
def test_a_rule_is_named_by_id_name_or_family_and_the_narrower_word_holds(text: str) -> None:
    found = checked(text).findings

    assert {each.severity for each in found if each.rule == "TGT001"} == {Severity.NOTE}


def test_a_suppression_takes_the_name_of_a_rule() -> None:
    file = checked(SUPPRESS.replace("TGT001", "target-is-bare-unit"))

    assert of_rule(file, "TGT001") == [("个", True), ("户", True)]


def test_a_wrong_entry_names_the_file_that_was_given() -> None:
    with pytest.raises(SettingsError, match=r"^本局\.toml 里不认识“level”"):
        read_settings("[level]\n", TODAY, "本局.toml")


@pytest.mark.parametrize(
    ("narrower", "suppressed"),
    [
        ("", ["个", "户"]),
        ('text = "个"\n', ["个"]),
        ('where = "documents[0].projects[0].indicators[1]"\n', ["户"]),
        ('where = "documents[0].projects[1]"\n', []),
        ('file = "甲*"\n', ["个", "户"]),
        ('file = "乙*"\n', []),
        ("until = 2025-06-01\n", ["个", "户"]),
        ("until = 2025-05-31\n", []),
        ("until = 2025-06-01T12:00:00\n", ["个", "户"]),
    ],
)
def test_a_suppression_covers_what_it_names_until_it_expires(
    narrower: str, suppressed: list[str]
) -> None:
    file = checked(SUPPRESS + narrower)

    assert of_rule(file, "TGT001") == [(word, word in suppressed) for word in ("个", "户")]
    assert len(file.used) == (1 if suppressed else 0)
    assert [each.text for each in file.counted() if each.rule == "TGT001"] == [
        word for word in ("个", "户") if word not in suppressed
    ]


def test_a_file_in_a_folder_is_meant_by_its_own_name_too() -> None:
    file = checked(SUPPRESS + 'file = "甲.perf.txt"\n', "2025/甲.perf.txt")

    assert of_rule(file, "TGT001") == [("个", True), ("户", True)]


def test_a_path_is_meant_as_a_whole_step() -> None:
    plan = PLAN + "".join(f"质量指标 | 合格率{at} | 率 | 无\n" for at in range(10))
    where = 'where = "documents[0].projects[0].indicators[1]"\n'
    file = check_file(
        read_bytes(plan.encode(), "甲.perf.txt"), read_settings(SUPPRESS + where, TODAY)
    )

    found = [each for each in file.findings if each.rule == "TGT001" and each.suppressed]
    assert [each.where for each in found] == ["documents[0].projects[0].indicators[1].target"]


def test_a_suppression_says_who_why_and_until_when() -> None:
    found = checked(SUPPRESS + "until = 2026-12-31\n").findings
    why = next(each.suppressed for each in found if each.rule == "TGT001")

    assert why == ("预算绩效科", "本市沿用", "2026-12-31")


def test_a_parameter_of_a_bureau_comes_before_the_regulation() -> None:
    plan = "绩效文本: 清河口县总工会2025年部门预算绩效文本  年度: 2025\n项目: 甲\n"
    plan += "数量指标 | 慰问户数 | ≥12户 | 清工发〔2017〕6号\n"
    file = read_bytes(plan.encode(), "甲.perf.txt")
    old = "basis_age_years = 3\n"

    def found(text: str) -> int:
        settings = read_settings(text, TODAY)
        return sum(each.rule == "BAS007" for each in check_file(file, settings).findings)

    assert (found(""), found(f"[parameters]\n{old}")) == (0, 1)
