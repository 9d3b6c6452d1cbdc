from jixiao.formats.outline.reading import read_outline
from jixiao.rules.duty_groups import budget_of, duty_groups, total_of
from jixiao.rules.grading import Grading

TABLE = """
职责: 职工帮扶  预算数: 1,200.50
活动: 走访  预算数: 1,000.00
慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
会议费 | 比上年下降10%及以上 | 比上年下降5%及以上 | 与上年持平 | 比上年增长
活动: 送温暖  预算数: 200.5
职责: 职工教育  预算数: 若干
"""


def test_activities_stand_below_their_duty() -> None:
    groups = duty_groups(read_outline(TABLE))

    assert [(group.at, group.name, [at for at, _ in group.activities]) for group in groups] == [
        (0, "职工帮扶", [1, 2]), (3, "职工教育", []),
    ]  # fmt: skip


def test_budgets_are_added_only_when_each_is_a_number() -> None:
    rows = read_outline(TABLE).activities

    assert str(budget_of(rows[0])) == "1200.5万元"
    assert str(total_of(rows[1:3])) == "1200.5万元"
    assert budget_of(rows[3]) is None
    assert total_of(rows) is None
    assert total_of(()) is None


def test_grades_are_steps_with_signed_bounds() -> None:
    rate, change = read_outline(TABLE).activities[1].indicators

    assert [str(step.number) for step in Grading(rate).steps] == ["90", "80", "70", "70"]
    assert [str(step.number) for step in Grading(change).steps] == ["-10", "-5", "0", "None"]
    assert [step.word for step in Grading(rate).best] == ["优", "良", "中"]
    assert Grading(change).best == ()
