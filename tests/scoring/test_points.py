from decimal import Decimal

import pytest

from jixiao.model.target_reading import read_target
from jixiao.regulation.scoring import grade_bands, scoring_method, scoring_methods
from jixiao.scoring.completion import completion, same_measure
from jixiao.scoring.grades import grade_of
from jixiao.scoring.points import execution_rate, execution_score, score, tier_score


def points(target: str, actual: str, method: str, *, satisfaction: bool = False) -> Decimal | None:
    scored = score(
        read_target(target, year=2024),
        read_target(actual, year=2024),
        Decimal(10),
        scoring_method(method),
        is_satisfaction=satisfaction,
    )
    return None if scored is None else scored.high


def test_the_general_method_comes_first() -> None:
    assert [each.id for each in scoring_methods()] == ["S10", "HUBEI", "S101"]


@pytest.mark.parametrize(
    ("target", "actual", "method", "expected"),
    [
        ("≥50个", "47个", "S10", "9.4"),
        ("≥50个", "50", "S10", "10"),
        ("≥50个", "65个", "S10", "10"),
        ("≥50个", "47个", "S101", "8.5"),
        ("≥50个", "29个", "S101", "0"),
        ("≥50个", "30个", "S101", "0"),
        ("≤500元", "400元", "S10", "10"),
        ("≤400元", "500元", "HUBEI", "8"),
        ("≤2万元", "25000元", "S10", "8"),
        ("=3次", "3次", "S10", "10"),
        ("60%-80%", "70%", "S10", "10"),
        ("2024年11月底前", "2024年10月", "S10", "10"),
        ("是", "是", "S10", "10"),
        ("≥90%", "95%以上", "S10", "10"),
        ("比上年增长≥5%", "比上年增长4%", "S10", "8"),
    ],
)
def test_a_result_earns_points(target: str, actual: str, method: str, expected: str) -> None:
    assert points(target, actual, method) == Decimal(expected)


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("≥50个", "98%"),
        ("≥50个", "已完成"),
        ("=3次", "4次"),
        ("60%-80%", "90%"),
        ("60%-80%", "70人"),
        ("≥95%", "90%以上"),
        ("2024年11月底前", "2024年12月"),
        ("是", "否"),
        ("≤0次", "1次1人"),
        ("是/否", "是"),
        ("2024年11月底前", "每月10日前"),
        ("比上年增长≥5%", "比上年下降4%"),
        ("≥-5%", "-4%"),
        ("≥50个", "约60个以上、70个"),
        ("及时", "及时"),
        ("", "5"),
    ],
)
def test_what_no_method_scores_stays_open(target: str, actual: str) -> None:
    assert points(target, actual, "S10") is None


@pytest.mark.parametrize(
    ("target", "actual", "reached"),
    [
        ("<5起", "4起", True),
        ("<5起", "5起", False),
        ("≤5起", "5起", True),
        (">5个", "5个", False),
        (">5个", "6个", True),
        ("5个", "5个", True),
        ("≤2万元", "19000元", True),
    ],
)
def test_a_result_on_the_edge_is_judged_by_the_sign(
    target: str, actual: str, reached: bool
) -> None:
    compared = completion(read_target(target), read_target(actual))

    assert compared is not None
    assert compared.reached is reached


@pytest.mark.parametrize(("rate", "expected"), [("95%", "10"), ("85%", "8"), ("40%", "0")])
def test_satisfaction_is_scored_by_bands_where_a_method_has_them(rate: str, expected: str) -> None:
    assert points("≥95%", rate, "S101", satisfaction=True) == Decimal(expected)


def test_a_tier_allows_a_range_of_points() -> None:
    assert tier_score(1, Decimal(10), scoring_method("S10"))[:2] == (Decimal(6), Decimal(8))
    assert tier_score(1, Decimal(10), scoring_method("HUBEI"))[:2] == (Decimal(5), Decimal(8))


def test_execution_is_a_share_of_the_adjusted_budget() -> None:
    assert execution_rate(Decimal("45"), Decimal("60")) == Decimal(75)
    with pytest.raises(ValueError, match="全年预算数是0"):
        execution_rate(Decimal(1), Decimal(0))


@pytest.mark.parametrize(
    ("rate", "by_share", "by_band"),
    [("100", "10", "10"), ("120", "10", "10"), ("99.5", "9.95", "7"), ("12", "1.2", "0")],
)
def test_the_execution_rate_earns_points(rate: str, by_share: str, by_band: str) -> None:
    scored = [
        execution_score(Decimal(rate), Decimal(10), scoring_method(method)).high
        for method in ("S10", "S101")
    ]

    assert scored == [Decimal(by_share), Decimal(by_band)]


def test_units_of_one_kind_are_compared_by_their_scale() -> None:
    assert same_measure(read_target("5万人"), read_target("300人")) == Decimal("0.0001")
    assert same_measure(read_target("5人"), read_target("300元")) is None


def test_caps_are_reached_from_above() -> None:
    done = completion(read_target("≤5%"), read_target("8%"))

    assert done is not None
    assert (done.reached, done.capped, done.formula) == (False, True, "5÷8")


def test_grades_begin_at_their_least_score() -> None:
    totals = ("100", "90", "89.99", "80", "79.9", "60", "59.9", "0")

    assert [grade_of(Decimal(each), grade_bands()) for each in totals] == list("优优良良中中差差")
    with pytest.raises(ValueError, match="低于0"):
        grade_of(Decimal(-1), grade_bands())
