"""A well-written plan is left alone; a defect planted in it is found there and nowhere else."""

from datetime import date

import pytest

from jixiao.formats.outline.reading import read_outline
from jixiao.kernel.findings import Finding
from jixiao.regulation.parameters import Parameters
from jixiao.rules.catalogue import rules
from jixiao.rules.engine import check_document

FAMILIES = ("TGT", "GRD", "DUT")
PLAN = """
绩效文本: 清河口县总工会2025年部门预算绩效文本
部门: 711001清河口县总工会本级
年度: 2025年
单位: 万元
项目: 困难职工帮扶  预算数: 12.00
用途: 春节走访慰问在档困难职工240户，每户500元
目标: 2025年1月底前走访慰问在档困难职工240户，每户慰问金500元，困难职工满意度达到90%以上
数量指标 | 慰问困难职工户数 | 春节前领到慰问金的在档困难职工户数 | ≥240户 | 清工发〔2024〕6号
质量指标 | 慰问对象准确率 | 符合建档条件的户数÷慰问户数×100% | =100% | 清工发〔2024〕6号
时效指标 | 慰问金发放时间 | 慰问金全部发放到户的日期 | 2025年1月底前 | 清工发〔2024〕6号
成本指标 | 户均慰问标准 | 慰问金总额÷慰问户数 | ≤500元/户 | 清工发〔2024〕6号
社会效益指标 | 困难职工建档覆盖率 | 已建档户数÷符合条件户数×100% | ≥95% | 2024年摸底调查
服务对象满意度指标 | 困难职工满意度 | 回访中表示满意的户数÷回访户数×100% | ≥90% | 近三年回访
职责: 职工帮扶  预算数: 12.00
内容: 对在档困难职工进行常态化帮扶
目标: 在档困难职工应帮尽帮
活动: 春节走访慰问  预算数: 12.00
内容: 春节前走访慰问在档困难职工240户，每户500元，合计12万元
目标: 2025年1月底前慰问到户
困难职工慰问率 | 100% | 95%及以上、100%以下 | 90%及以上、95%以下 | 90%以下
慰问金送达天数 | 5天及以下 | 10天及以下 | 15天及以下 | 15天以上
"""
TARGETS = {
    "≥240户": {
        "": "TGT002", "户": "TGT001", "≥240": "TGT007", "≤240户": "TGT015", "≥90%": "TGT023",
        "240户": "TGT013", "约240户": "TGT045", "0户": "TGT043", "完成": "TGT046",
        "10-240户": "TGT037", "240-10户": "TGT036", "≥240户以上": "TGT047", ">=240户": "TGT048",
        "≥240人": "TGT038", "≥240.5户": "TGT040", "**户": "TGT011", "≥2,00户": "TGT049",
        "=300户": "TGT042", "≥0户": "TGT019",
    },
    "=100%": {
        "=100": "TGT005", "≤90%": "TGT014", "≥101%": "TGT017", "≥100%": "TGT018", "≥90人": "TGT022",
        "100优": "TGT008", "≥100到户了": "TGT009", "≥90.25%": "TGT041", "是/否": "TGT012",
    },
    "2025年1月底前": {
        "及时": "TGT024", "2024年1月底前": "TGT025", "2027年1月底前": "TGT026",
        "2025年2月30日": "TGT027", "100%": "TGT021",
    },
    "≥95%": {
        "有所提高": "TGT032", "良好": "TGT033", "比上年提高": "TGT028", "比上年提高2%": "TGT029",
        "符合要求": "TGT051", "困难职工建档覆盖": "TGT050",
        "帮扶之后困难职工的生活状况更好，对工会工作更加信任": "TGT034",
        "城镇90%，乡村80%": "TGT035", ">95%": "TGT053",
    },
    "≥90%": {"100%": "TGT030"},
}  # fmt: skip
ELSEWHERE = {
    "| 90%以下": ("| 85%以下", "GRD002"),
    "10天及以下 | 15天及以下 | 15天以上": ("4天及以下 | 15天及以下 | 15天以上", "GRD004"),
    "15天及以下 | 15天以上": ("10天及以下 | 15天以上", "GRD005"),
    "15天及以下": ("30天及以下", "GRD006"),
    "慰问率 | 100%": ("慰问率 | 100%及以上", "GRD007"),
    "15天以上": ("", "GRD010"),
    "送达天数 | 5天及以下": ("送达天数 | 5次及以下", "GRD011"),
    "春节走访慰问  预算数: 12.00": ("春节走访慰问  预算数: 11.00", "DUT001"),
    "活动: 春节走访慰问": ("活动: 职工帮扶", "DUT004"),
    "慰问金送达天数": ("慰问经费", "DUT008"),
    "目标: 2025年1月底前慰问到户": ("目标:", "DUT011"),
    "内容: 对在档困难职工进行常态化帮扶": ("内容: 每五年对困难职工普查一次", "DUT018"),
}


def found(text: str) -> list[Finding]:
    asked = [rule for rule in rules().values() if rule.family in FAMILIES]
    document = read_outline(text)
    assert [notice.message for notice in document.notices] == []
    return list(check_document(document, asked, Parameters(date(2025, 1, 1))).findings)


def test_a_well_written_plan_has_no_findings() -> None:
    assert [(each.rule, each.message) for each in found(PLAN)] == [
        ("GRD003", "良“10天及以下”没有写上限，按字面也包括优（这样写的指标共1个）。")
    ]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [(old, new, rule) for old, planted in TARGETS.items() for new, rule in planted.items()],
)
def test_a_planted_target_is_found_in_its_row(old: str, new: str, rule: str) -> None:
    before = {(each.rule, each.where) for each in found(PLAN)}
    after = [
        each for each in found(PLAN.replace(f"| {old} |", f"| {new} |", 1))
        if (each.rule, each.where) not in before
    ]  # fmt: skip
    rows = [line for line in PLAN.splitlines() if "指标 |" in line]
    row = next(at for at, line in enumerate(rows) if f"| {old} |" in line)

    assert rule in {each.rule for each in after}
    assert {each.where.split(".")[2] for each in after} == {f"indicators[{row}]"}


@pytest.mark.parametrize(("old", "new", "rule"), [(k, *v) for k, v in ELSEWHERE.items()])
def test_a_planted_grade_or_activity_is_found(old: str, new: str, rule: str) -> None:
    assert PLAN.count(old) == 1
    before = {(each.rule, each.message) for each in found(PLAN)}
    after = {each.rule for each in found(PLAN.replace(old, new))
             if (each.rule, each.message) not in before}  # fmt: skip

    assert rule in after
    assert {each for each in after if each.startswith("TGT")} == set()
