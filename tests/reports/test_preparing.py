import pytest

from jixiao.model.documents import PerformanceDocument
from jixiao.reports.preparing import can_prepare, prepared, weighted
from tests.reports.narrative.papers import outline

PLAN = """
绩效文本: 清河口县总工会2025年部门预算绩效文本
年度: 2025  部门: 711001 清河口县总工会  单位: 万元
项目: 劳模慰问  预算数: 2.00  财政资金: 1.50  其他资金: 0.50
编码: 13992725P00711100123K
目标: 2025年10月底前慰问劳模40人。
列: 一级 | 二级 | 三级 | 描述 | 指标值 | 依据
产出指标 | 数量指标 | 慰问劳模人数 | 领取慰问金的劳模人数 | ≥40人 | 清工发〔2024〕6号
效益指标 | 社会效益指标 | 劳模政策知晓率 | 抽样询问 | ≥90% | 上年85%
满意度指标 | 服务对象满意度指标 | 劳模满意度 | 问卷 | ≥92% | 上年90%
"""


def plan() -> PerformanceDocument:
    return outline(PLAN)[0]


def test_the_monitoring_form_of_a_plan_has_its_targets_and_budget_and_no_result() -> None:
    record = prepared(plan(), "monitoring")
    (project,) = record.projects
    execution = project.execution

    assert (record.kind, record.fiscal_year.value) == ("monitoring", 2025)
    assert project.department.raw == "711001 清河口县总工会"
    assert execution is not None
    assert (execution.original_budget.raw, execution.spent.raw) == ("2.00", "")
    assert [each.target.raw for each in project.indicators] == ["≥40人", "≥90%", "≥92%"]
    assert not any(each.actual.is_stated or each.points.is_stated for each in project.indicators)


def test_a_self_evaluation_takes_its_targets_from_monitoring_too() -> None:
    evaluation = prepared(prepared(plan(), "monitoring"), "self-evaluation")

    assert evaluation.title.raw == "项目支出绩效自评表"
    assert evaluation.projects[0].objectives == plan().projects[0].objectives


def test_points_are_only_there_when_they_are_asked_for() -> None:
    evaluation = prepared(plan(), "self-evaluation")
    with_points, words = weighted(evaluation)
    (project,) = with_points.projects

    assert evaluation.projects[0].total_points.raw == ""
    assert words.startswith("分值按财预〔2020〕10号《项目支出绩效评价管理办法》（待核）的一般分配")
    assert [each.level1.raw for each in project.indicators] == [
        "产出指标（50分）", "效益指标（30分）", "满意度指标（10分）"
    ]  # fmt: skip
    assert project.execution is not None
    assert (project.execution.points.raw, project.total_points.raw) == ("10", "100")
    assert not any(each.points.raw for each in project.indicators)


@pytest.mark.parametrize(
    "text",
    [
        "自评: 甲\n列: 一级 | 二级 | 三级 | 指标值 | 完成值 | 分值 | 得分\n"
        "产出指标 | 数量指标 | 乙 | ≥1个 | 1个 | 10 | 10\n",
        "自评: 甲\n列: 一级 | 二级 | 三级 | 指标值\n成本指标 | 经济成本指标 | 乙 | ≤1元\n",
    ],
)
def test_stated_points_and_other_levels_are_left_alone(text: str) -> None:
    document = outline(text)[0]

    assert weighted(document) == (document, "")


def test_what_can_not_be_prepared_is_refused() -> None:
    evaluation = prepared(plan(), "self-evaluation")

    assert not can_prepare(evaluation, "monitoring")
    with pytest.raises(ValueError, match="monitoring can not be prepared from self-evaluation"):
        prepared(evaluation, "monitoring")
