"""The outline format: what stands behind what."""

from jixiao.formats.outline.reading import read_outline


def test_a_project_behind_the_activities_keeps_its_own_budget_and_rows() -> None:
    document = read_outline(
        """绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
项目: 困难职工慰问  预算数: 3.00
目标: 慰问困难职工60户
数量指标 | 慰问困难职工户数 | ≥60户"""
    )

    (project,) = document.projects
    assert [each.raw for each in project.objectives] == ["慰问困难职工60户"]
    assert [each.name.raw for each in project.indicators] == ["慰问困难职工户数"]
    assert project.budget.total.raw == "3.00"
    assert [each.budget.raw for each in document.activities] == ["12.00", "12.00"]
    assert [len(each.indicators) for each in document.activities] == [0, 1]


def test_a_second_title_is_told_of_and_does_not_change_the_kind() -> None:
    document = read_outline(
        """绩效文本: 清河口县总工会2025年部门预算绩效文本
项目: 困难职工慰问  预算数: 3.00
自评表: 清河口县总工会2024年项目支出绩效自评表"""
    )

    assert type(document).__name__ == "PerformancePlan"
    assert document.title.raw == "清河口县总工会2025年部门预算绩效文本"
    assert [each.message for each in document.notices] == [
        "一份提纲只写一份文件，第二个“自评表”没有读取，它下面的内容算在第一份里。"
    ]
