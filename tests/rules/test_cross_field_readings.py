"""What the rules that compare fields read: promises, times, payments, unit costs, chapters."""

from decimal import Decimal

import pytest

from jixiao.formats.outline.reading import read_outline
from jixiao.model.project import DisbursementPlan
from jixiao.rules.chapters import chapters
from jixiao.rules.naming import parts_left_out, parts_of
from jixiao.rules.prices import unit_costs
from jixiao.rules.promises import has_measure, promises
from jixiao.rules.saying import Saying
from jixiao.rules.schedules import dated, dated_payments, manner, payments, same_topic
from jixiao.rules.statements import Statement

FILLERS = frozenset({"组织", "安排", "参与", "发放", "开展"})
ENDINGS = frozenset({"资金", "费", "经费", "帮扶"})


def statement(words: str) -> Statement:
    return Statement(words, "objectives[0]", "objective", "绩效目标")


def plan_of(words: str) -> DisbursementPlan:
    return read_outline(f"项目: 甲  预算数: 12\n支出计划: {words}").projects[0].disbursement_plan


def test_promises_are_numbers_of_people_and_things_not_money_nor_rates() -> None:
    words = "慰问困难职工36户，发放7.5万元，举办活动4场，满意度90%，3天内办结"

    found = promises(statement(words), FILLERS)

    assert [(each.number, each.kind) for each in found] == [
        (Decimal(36), "户"), (Decimal(4), "场"),
    ]  # fmt: skip


def test_chinese_numerals_promise_the_same_as_digits() -> None:
    (found,) = promises(statement("参与职工达伍佰人以上"), FILLERS)

    assert (found.number, found.kind) == (Decimal(500), "人")


def test_the_segment_of_a_promise_begins_behind_the_number_before_it() -> None:
    _, second = promises(statement("开展送清凉，慰问职工500人；临时救助30人次"), FILLERS)

    assert second.segment.strip() == "临时救助30人次"
    assert second.clause == "临时救助30人次"


def test_two_promises_in_one_clause_both_have_words() -> None:
    found = promises(statement("举办活动4场500人"), FILLERS)

    assert all(each.segment and each.clause for each in found)


@pytest.mark.parametrize(
    ("words", "measurable"),
    [
        ("帮扶困难职工36户", True),
        ("满意度达到90%以上", True),
        ("6月底前完成", True),
        ("慰问职工伍仟人", True),
        ("应保尽保", True),
        ("2025年，坚持三个方面，认真学习十九届五中全会精神", False),
        ("深入开展服务，努力提升水平", False),
    ],
)
def test_something_to_measure_by_is_a_number_with_a_unit_a_rate_or_a_month(
    words: str, measurable: bool
) -> None:
    assert has_measure(words) == measurable


def test_a_time_belongs_to_the_activity_of_its_clause_or_of_the_next() -> None:
    first, second, third = dated(
        statement("6-9月份组织劳模体检；“五一”期间，安排劳模疗休养；12月底前发放津贴"), FILLERS
    )

    assert (first.first, first.last, first.is_deadline) == (6, 9, False)
    assert (second.first, second.last) == (5, 5)
    assert "安排劳模疗休养" in second.clause
    assert (third.first, third.last, third.is_deadline) == (1, 12, True)
    assert not same_topic(first.topic, third.topic)


def test_standards_and_limits_are_no_payments() -> None:
    words = "慰问金7.5万元，每人补助500元，人均标准800元，单项不超过2万元"

    assert [each.words for each in payments(statement(words))] == ["7.5万元"]


def test_an_amount_takes_its_time_from_the_same_activity_elsewhere() -> None:
    project = read_outline(
        "项目: 劳模关爱经费  预算数: 14\n用途: 2月份发放劳模荣誉津贴\n目标: 发放劳模荣誉津贴，共计8万元"
    ).projects[0]
    saying = Saying(project)

    ((payment, time),) = dated_payments(saying.payments, saying.dated(FILLERS), FILLERS)

    assert (payment.yuan, time.last) == (Decimal(80_000), 2)


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("3月底 25%, 6月底 50%, 10月底 75%, 12月底 100%", "cumulative"),
        ("3月底 50%, 6月底 25%, 10月底 75%, 12月底 100%", "swapped"),
        ("3月底 25%, 6月底 25%, 10月底 25%, 12月底 25%", "shares"),
        ("3月底 3, 6月底 6, 10月底 9, 12月底 12", "amounts"),
        ("3月底 50%", ""),
    ],
)
def test_a_plan_is_written_in_one_of_four_manners(words: str, how: str) -> None:
    assert manner(plan_of(words), Decimal(12)) == how


def test_a_unit_cost_belongs_to_the_quantity_of_the_same_thing_and_unit() -> None:
    project = read_outline(
        """
        项目: 体检和慰问  预算数: 4.00
        数量指标 | 劳模体检人数 | ≥25人
        数量指标 | 慰问户数 | ≥30户
        成本指标 | 劳模体检人均标准 | ≤500元
        成本指标 | 道路养护单位成本 | 5000元/公里
        """
    ).projects[0]

    found = [(row.name.raw, cost.name.raw, price) for row, cost, price in unit_costs(project)]

    assert found == [("劳模体检人数", "劳模体检人均标准", Decimal(500))]


def test_the_own_words_of_a_chapter_end_at_the_first_heading_below() -> None:
    document = read_outline(
        """
        绩效文本: 清河口县总工会2025年部门预算绩效文本
        # 一、总体绩效目标
        全年的总要求。
        ## （一）建强组织
        新建基层工会20家。
        # 二、工作保障措施
        每季度检查一次。
        """
    )

    found = chapters(document)

    assert [(each.role, each.own.strip(), each.is_leaf) for each in found] == [
        ("goals", "全年的总要求。", False),
        ("goals", "新建基层工会20家。", True),
        ("measures", "每季度检查一次。", True),
    ]
    assert [each.is_measured for each in found] == [True, True, False]


def test_a_name_is_taken_apart_without_the_notice_it_came_with() -> None:
    name = "清财行〔2024〕31号清河省财政厅关于提前下达2025年困难职工及劳模帮扶资金的通知"

    assert parts_of(name, ENDINGS) == ("困难职工", "劳模")
    assert parts_left_out(name, "帮扶困难职工36户", ENDINGS) == ["劳模"]
    assert parts_left_out(name, "帮扶困难职工和劳模40户", ENDINGS) == []
    assert parts_of("职工体检费", ENDINGS) == ()
