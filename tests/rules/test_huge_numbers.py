"""A number of forty digits, a code pasted into the wrong cell, stops no rule."""

import pytest

from jixiao.services.checking import check_file
from jixiao.services.reading import read_bytes

HUGE = "9" * 40
TEXTS = {
    "budget": f"项目: 慰问  预算数: {HUGE}  财政资金: {HUGE}\n数量指标 | 慰问人数 | ≥5人\n",
    "target": f"项目: 慰问  预算数: 3.00\n数量指标 | 慰问人数 | ≥{HUGE}人\n",
    "range": f"项目: 慰问  预算数: 3.00\n质量指标 | 合格率 | {HUGE}%-{HUGE}%\n",
    "prose": f"项目: 慰问  预算数: 3.00\n用途: 慰问{HUGE}人，每人500元，共{HUGE}万元\n",
    "plan": f"项目: 慰问  预算数: 3.00\n支出计划: 3月底 {HUGE}%, 6月底 20%, 12月底 100%\n",
    "points": "自评: 慰问  年度: 2024\n"
    f"全年预算数: {HUGE}  执行数: {HUGE}  执行率: {HUGE}%  执行分值: {HUGE}\n"
    f"数量指标 | 慰问人数 | ≥{HUGE}人 | {HUGE}人 | {HUGE} | {HUGE}\n",
    "grades": "绩效文本: 清河口县总工会2025年部门预算绩效文本\n单位: 万元\n"
    f"职责: 帮扶  预算数: {HUGE}\n活动: 慰问  预算数: {HUGE}\n"
    f"慰问率 | {HUGE}%及以上 | {HUGE}%及以上 | 60%及以上 | 50%以下\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_number_of_forty_digits_stops_no_rule(name: str) -> None:
    assert check_file(read_bytes(TEXTS[name].encode(), "样例.perf.txt")).findings is not None


def test_a_target_of_forty_digits_is_told_of() -> None:
    found = check_file(read_bytes(TEXTS["target"].encode(), "样例.perf.txt")).findings

    (told,) = [each for each in found if each.rule == "TGT010"]
    assert told.message == f"“≥{HUGE}人”里有超过20位的数，不像是指标值。"
