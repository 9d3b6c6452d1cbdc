"""Self-evaluation and monitoring forms as a whole: a clean one stays clean, each defect is found."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.formats.outline.reading import read_outline
from jixiao.kernel.findings import Severity
from jixiao.regulation.parameters import Parameters
from jixiao.rules.catalogue import rules
from jixiao.rules.engine import check_document

EVALUATION = """
自评表: 2024年度清河口县总工会绩效自评
自评: 职工技能比武
标题: 2024年度项目支出绩效自评表
年初预算数: 12.00  全年预算数: 12.00  执行数: 11.40
执行率: 95%  执行分值: 10  执行得分: 9.5
目标: 举办六个工种的技能比武，参赛职工300人以上
结果: 4月至10月办了六个工种的比武，312人参加；赛后收回问卷271份
数量指标 | 技能比武场次 | ≥6场 | 6场 | 10 | 10 |
数量指标 | 参赛职工人数 | ≥300人 | 312人 | 10 | 10 |
质量指标 | 比武成绩有效率 | ≥98% | 99.2% | 10 | 10 |
时效指标 | 比武完成时间 | 2024年11月底前 | 2024年10月 | 10 | 10 |
成本指标 | 每场比武成本 | ≤2万元 | 1.9万元 | 10 | 10 |
社会效益指标 | 新增高级工人数 | ≥30人 | 27人 | 30 | 27 | 三人因伤病缺考，下年五月补考
服务对象满意度指标 | 参赛职工满意度 | ≥90% | 95% | 10 | 10 |
总分: 100  总得分: 96.5
"""
MONITORED = """
监控表: 2024年1-7月绩效运行监控表
监控: 职工技能比武
年初预算数: 12.00  执行数: 6.60  执行率: 55%  预计执行数: 12.00
数量指标 | 技能比武场次 | ≥6场 | 4场 | 6场 | 确定能 |
数量指标 | 参赛职工人数 | ≥300人 | 190人 | 280人 | 有可能 | 人员保障 两家企业停产，九月补办一场
质量指标 | 比武成绩有效率 | ≥98% | 99% | 99% | 确定能 |
成本指标 | 每场比武成本 | ≤2万元 | 1.7万元 | 1.9万元 | 确定能 |
"""
EVALUATION_DEFECTS = {
    "10 | 10 |\n数量指标 | 参赛": ("20 | 20 |\n数量指标 | 参赛", {"SEL002", "SEL005"}),
    "312人 | 10 | 10": ("312人 | 10 | 12", {"SEL006", "SEL005"}),
    "99.2% | 10 | 10": ("91% | 10 | 10", {"SEL018", "SEL021"}),
    "99.2% | 10": (" | 10", {"SEL014"}),
    "执行率: 95%": ("执行率: 85%", {"SEL009", "SEL010"}),
    "27 | 三人因伤病缺考，下年五月补考": ("27 | 无", {"SEL022"}),
    "1.9万元 | 10 | 10": ("2.4万元 | 10 | 10", {"SEL018", "SEL021"}),
    "2024年10月": ("2023年10月", {"SEL037"}),
    "≥6场 | 6场": ("≥6场 | ≥6场", {"SEL015"}),
    "≥300人 | 312人": ("≥300人 | 620人", {"SEL023"}),
    "95% | 10 | 10": ("40人 | 10 | 10", {"SEL016"}),
    "≤2万元 | 1.9万元": ("≤2万元 | 达成预期指标", {"SEL017"}),
    "目标: 举办六个工种的技能比武，参赛职工300人以上\n结果: 4月至10月办了六个工种的比武，312人参加；": (
        "目标: 举办六个工种的技能比武，参赛职工300人以上\n结果: ", set(),
    ),
    "≥98% | 99.2%": ("不涉及 | 不涉及", {"SEL031"}),
    "≥98% |": (" |", {"SEL026"}),
    "执行数: 11.40": ("执行数: 114.00", {"SEL009", "SEL011"}),
    "总得分: 96.5": ("总得分: 99.5", {"SEL005"}),
}  # fmt: skip
MONITORED_DEFECTS = {
    "执行率: 55%": ("执行率: 65%", {"MON002"}),
    "预计执行数: 12.00": ("预计执行数: 15.00", {"MON011"}),
    "预计执行数: 12.0": ("预计执行数: 2.0", {"MON012"}),
    "4场 | 6场": (" | 6场", {"MON001"}),
    "4场 | 6场 |": ("4场 | |", {"MON005"}),
    "4场 | 6场 | 确": ("4场 | 5场 | 确", {"MON006", "MON008"}),
    "人员保障 两家企业停产，九月补办一场": ("", {"MON006"}),
    " 两家企业停产，九月补办一场": ("", {"MON010"}),
    "4场 |": ("0场 |", {"MON009"}),
    "190人 | 280人": ("290人 | 280人", {"MON013"}),
    "≥6场": ("", {"MON014"}),
    "≥6场 | 4场": ("场 | 4场", {"MON015"}),
    "99% | 99% | 确定能": ("99% | 99% | 有可能", {"MON007"}),
    "190人": ("正常推进", {"MON017"}),
}


def found(text: str) -> dict[str, Severity]:
    document = read_outline(text)
    chosen = [rule for rule in rules().values() if rule.family in {"SEL", "MON"}]
    checked = check_document(document, chosen, Parameters(date(2024, 1, 1)))
    return {each.rule: each.severity for each in checked.findings}


@pytest.mark.parametrize("form", [EVALUATION, MONITORED])
def test_a_clean_form_has_no_finding(form: str) -> None:
    assert found(form) == {}


@pytest.mark.parametrize("words", EVALUATION_DEFECTS)
def test_a_defect_planted_in_an_evaluation_is_found_and_nothing_else(words: str) -> None:
    defect, expected = EVALUATION_DEFECTS[words]

    assert EVALUATION.count(words) == 1
    assert found(EVALUATION.replace(words, defect)).keys() == expected


@pytest.mark.parametrize("words", MONITORED_DEFECTS)
def test_a_defect_planted_in_a_monitoring_form_is_found_and_nothing_else(words: str) -> None:
    defect, expected = MONITORED_DEFECTS[words]

    assert MONITORED.count(words) == 1
    assert found(MONITORED.replace(words, defect)).keys() == expected


CELL = st.one_of(
    st.sampled_from(["", "—", "无", "不涉及", "≥95%", "0", "-3", "9" * 45, "0.000", "2024年13月"]),
    st.text("0123456789.≥≤%人元万年月—未完成 ", max_size=12),
)


@settings(deadline=None)  # the first example imports the catalogue
@given(st.lists(st.tuples(*[CELL] * 5), max_size=4), CELL, CELL, CELL, st.booleans())
def test_no_content_makes_a_rule_fail(
    rows: list[tuple[str, ...]], budget: str, spent: str, rate: str, is_evaluation: bool
) -> None:
    lines = ["自评: 比武  年度: 2024" if is_evaluation else "监控: 比武  年度: 2024"]
    lines += [f"年初预算数: {budget}", f"全年预算数: {budget}", f"执行数: {spent}"]
    lines += [f"执行率: {rate}", "执行分值: 10", f"执行得分: {rate}", f"总分: {spent}"]
    lines += [f"数量指标 | 场次 | {' | '.join(row)}" for row in rows]

    assert isinstance(found("\n".join(lines)), dict)
