"""Document numbers in bases are the same number however they are printed."""

from jixiao.formats.outline.reading import read_outline
from jixiao.rules.cited_numbers import cited, funded_by, key_of, numbers_in, printed

OUTLINE = """项目: 清财行[2024]9号提前下达劳模资金
用途: 按清工发〔2023〕2号使用
数量指标 | 疗养劳模人数 | ≥20人 | 根据清财行〔2024〕9号
质量指标 | 疗养执行率 | ≥95% | 清工发【2024】 6 号、清工发〔2023〕2号
时效指标 | 完成时间 | 2025年9月 | 上年实际数
"""


def test_brackets_blanks_and_words_before_make_no_other_number() -> None:
    keys = {key_of(numbers_in(words)[0]) for words in ("根据清财行〔2024〕9号", "清财行[2024]9 号")}

    assert keys == {("财行", 2024, "9")}


def test_numbers_of_a_form_come_with_their_rows_as_printed() -> None:
    project = read_outline(OUTLINE).projects[0]
    found = [(at, printed(at, number, project)) for at, number in cited(project)]

    assert found == [
        (0, "根据清财行〔2024〕9号"),
        (1, "清工发【2024】 6 号"),
        (1, "清工发〔2023〕2号"),
    ]
    assert funded_by(project) == {("财行", 2024, "9"), ("工发", 2023, "2")}
