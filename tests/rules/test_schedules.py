"""The course of a disbursement plan."""

from jixiao.services.checking import check_file
from jixiao.services.reading import read_bytes


def test_columns_in_another_order_are_no_exchanged_percents() -> None:
    text = """项目: 劳模体检费  预算数: 1.00
支出计划: 3月底 10%, 10月底 85%, 6月底 50%, 12月底 100%
"""
    checked = check_file(read_bytes(text.encode(), "样例.perf.txt"))

    assert [each.message for each in checked.findings if each.rule.startswith("PLN")] == []
