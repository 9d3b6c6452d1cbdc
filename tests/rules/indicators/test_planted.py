"""A well-written plan is left alone; a defect planted in it is found there and nowhere else."""

from datetime import date

import pytest

from jixiao.formats.outline.reading import read_outline
from jixiao.kernel.findings import Finding
from jixiao.regulation.parameters import Parameters
from jixiao.rules.catalogue import rules
from jixiao.rules.engine import check_document

FAMILIES = ("IND", "BAS", "COD")
PLAN = """
绩效文本: 清河口县总工会2025年部门预算绩效文本
部门: 711001清河口县总工会本级
年度: 2025年
单位: 万元
项目: 困难职工帮扶  预算数: 12.00
单位行: 711001清河口县总工会本级
编码: 13099925P00100000001A
用途: 春节走访慰问在档困难职工240户，每户500元
目标: 2025年1月底前走访慰问在档困难职工240户，每户慰问金500元，困难职工满意度达到90%以上
数量指标 | 慰问困难职工户数 | 春节前领到慰问金的在档困难职工户数 | ≥240户 | 清工发〔2024〕6号
质量指标 | 慰问对象准确率 | 符合建档条件的户数÷慰问户数×100% | =100% | 清工发〔2024〕6号
时效指标 | 慰问金发放时间 | 慰问金全部发放到户的日期 | 2025年1月底前 | 清工发〔2024〕6号
成本指标 | 户均慰问标准 | 慰问金总额÷慰问户数 | ≤500元/户 | 清财行〔2023〕18号
社会效益指标 | 困难职工建档覆盖率 | 已建档户数÷符合条件户数×100% | ≥95% | 2024年摸底调查
服务对象满意度指标 | 困难职工满意度 | 回访中表示满意的户数÷回访户数 | ≥90% | 近三年回访
项目: 职工技能培训  预算数: 6.00
单位行: 711001清河口县总工会本级
编码: 13099925P00100000002B
用途: 举办焊工、护理两期技能培训班，培训一线职工200人，人均培训标准300元
目标: 2025年9月底前培训一线职工200人，结业考核合格率达到90%以上
数量指标 | 培训职工人数 | 签到记录中的参训职工人数 | ≥200人 | 清人社发〔2022〕31号
质量指标 | 结业考核合格率 | 考核合格人数占参加考核人数的比例 | ≥90% | 清人社发〔2022〕31号
时效指标 | 培训完成时间 | 第二期培训班结业的日期 | 2025年9月底前 | 2025年工会工作要点
成本指标 | 人均培训标准 | 培训支出÷参训职工人数 | ≤300元/人 | 清财行〔2023〕20号
经济效益指标 | 学员月均增收 | 结业半年后月工资比培训前的增加额 | ≥200元 | 2024年跟踪调查
服务对象满意度指标 | 参训职工满意度 | 问卷中表示满意的人数÷答卷人数 | ≥90% | 近三年问卷
"""
ROWS = [line for line in PLAN.splitlines() if "指标 |" in line]
OF_FIRST = 6
PLANTED = {
    0: {
        "| 慰问困难职工户数 |": {
            "| 按照上级要求慰问困难职工 |": "IND026",
            "| 慰问资金支出额 |": "IND028", "| 慰问到位及时率 |": "IND016",
            "| 数量指标 |": "IND030", "| 困难职工满意度 |": "IND011",
            "| 慰问困难职工，助学覆盖率 |": "IND023", "| 疗养困难职工户数 |": "IND052",
            "| |": "IND043", "| 慰问困难职工300户 |": "IND041",
        },
        "| 春节前领到慰问金的在档困难职工户数 |": {
            "| 慰问困难职工户数 |": "IND033", "| 慰问金发放时间 |": "IND038", "| |": "IND034",
            "| 全民阅读活动推广 |": "IND037",
        },
        "| 清工发〔2024〕6号": {
            "|": "BAS001", "| 已完成": "BAS002", "| 行业标准": "BAS004", "| 清工发[2024]6号": "BAS008",
            "| 清工发〔2024〕6": "BAS009", "| 清工发〔2026〕6号": "BAS010", "| 清工发〔2004〕6号": "BAS007",
            "| 《困难职工帮扶办法》": "BAS011", "| 2024年工作要点": "BAS013", "| 清字〔2024〕6号": "BAS014",
            "| 电话回访": "BAS015", "| 慰问困难职工户数": "BAS003",
        },
    },
    1: {
        "| 慰问对象准确率 |": {
            "| 慰问资金到位率 |": "IND012",
            "| 慰问对象准确率（准确户数占慰问总户数的比例） |": "IND039",
        },
        "| 符合建档条件的户数÷慰问户数×100% |": {
            "| 慰问对象准确率 |": "IND032", "| 准确户数占计划慰问率 |": "IND035",
            "| 符合建档条件的对象比例 |": "IND036",
        },
        "| 慰问对象准确率 | 符合建档条件的户数÷慰问户数×100% |": {
            "| 解除困难职工困难 | 困难得到解除 |": "IND025",
        },
    },
    3: {"| ≤500元/户 |": {"| ≥500元/户 |": "IND004"}, "成本指标 |": {"数量指标 |": "IND017"}},
    4: {
        "| 困难职工建档覆盖率 |": {"| 慰问任务完成率 |": "IND014"},
        "社会效益指标 |": {"经济效益指标 |": "IND013", "生态效益指标 |": "IND015"},
    },
    5: {
        "| 困难职工满意度 |": {"| 群众满意度 |": "IND047"},
        "| 回访中表示满意的户数÷回访户数 |": {"| 困难职工对慰问的满意程度 |": "IND050"},
    },
}  # fmt: skip
ABOUT_PROJECT = {
    ROWS[0] + "\n": ("", "IND001"),
    ROWS[1] + "\n": ("", "IND002"),
    ROWS[2] + "\n": ("", "IND003"),
    ROWS[3] + "\n": ("", "IND005"),
    ROWS[4] + "\n": ("", "IND006"),
    ROWS[5] + "\n": ("", "IND007"),
    "\n".join(ROWS[1:5]) + "\n": ("", "IND046"),
    "编码: 13099925P00100000001A": ("编码:", "COD010"),
}
OF_CODES = {
    "13099925P00100000001A": {
        "13099925P0010000001A": "COD001", "13099825P00100000001A": "COD002",
        "13099926P00100000001A": "COD003", "13099923P00100000001A": "COD004",
        "13099925P00100000002B": "COD005", "13099925p00100000001A": "COD012",
    },
    "单位行: 711001清河口县总工会本级": {
        "单位行: 711清河口县总工会": "COD006", "单位行: 712001清河口县总工会": "COD007",
        "单位行: 711001清河县总工会": "COD011",
    },
    "项目: 困难职工帮扶": {
        "项目: 困难职工帮扶（201299）": "COD008", "项目: 困难职工帮扶（2050202）": "COD009",
    },
}  # fmt: skip


def found(text: str) -> list[Finding]:
    asked = [rule for rule in rules().values() if rule.family in FAMILIES]
    document = read_outline(text)
    assert [notice.message for notice in document.notices] == []
    return list(check_document(document, asked, Parameters(date(2025, 1, 1))).findings)


def test_a_well_written_plan_has_no_findings() -> None:
    assert [(each.rule, each.message) for each in found(PLAN)] == []


@pytest.mark.parametrize(
    ("row", "old", "new", "rule"),
    [
        (row, old, new, rule)
        for row, cells in PLANTED.items()
        for old, planted in cells.items()
        for new, rule in planted.items()
    ],
)
def test_a_planted_cell_is_found_in_its_row(row: int, old: str, new: str, rule: str) -> None:
    assert old in ROWS[row]
    after = found(PLAN.replace(ROWS[row], ROWS[row].replace(old, new, 1), 1))
    rows = {
        each.where.partition("indicators")[2][:3] for each in after if "indicators" in each.where
    }

    assert rule in {each.rule for each in after}
    assert rows <= {f"[{row}]"}


@pytest.mark.parametrize(("old", "new", "rule"), [(k, *v) for k, v in ABOUT_PROJECT.items()])
def test_what_is_taken_away_is_missed_in_its_project(old: str, new: str, rule: str) -> None:
    assert PLAN.count(old) == 1
    after = found(PLAN.replace(old, new))

    assert rule in {each.rule for each in after}
    assert {each.where.partition(".indicators")[0] for each in after} == {
        "documents[0].projects[0]"
    }


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [(old, new, rule) for old, planted in OF_CODES.items() for new, rule in planted.items()],
)
def test_a_planted_code_is_found(old: str, new: str, rule: str) -> None:
    after = found(PLAN.replace(old, new, 1))

    assert rule in {each.rule for each in after}
    assert {each.rule[:3] for each in after} == {"COD"}


def test_a_row_written_twice_is_found_where_it_is_repeated() -> None:
    text = PLAN.replace(ROWS[1], f"{ROWS[1]}\n{ROWS[1]}")

    assert [(each.rule, each.where) for each in found(text)] == [
        ("IND020", "documents[0].projects[0].indicators[2].name")
    ]


def test_a_project_with_the_rows_of_another_is_found() -> None:
    first, second = "\n".join(ROWS[:OF_FIRST]), "\n".join(ROWS[OF_FIRST:])

    assert "IND049" in {each.rule for each in found(PLAN.replace(second, first))}
