"""How early a plan should be reviewed: what is known of it, in points of four parts."""

from datetime import date
from decimal import Decimal

import pytest

from jixiao.regulation.parameters import Parameters
from jixiao.scoring.risk import (
    FINDINGS,
    HISTORY,
    MONEY,
    NOVELTY,
    Facts,
    change_percent,
    is_overdue,
    risk_of,
)

WEIGHTS = {"review_weight_money": 1, "review_weight_findings": 0, "review_weight_novelty": 0,
           "review_weight_history": 0}  # fmt: skip
OWN = {
    "review_budget_full_wan": 100,
    "review_change_full": 50,
    "review_points_error": 30,
    "review_points_warning": 5,
    "review_points_return": 40,
    "review_points_unknown": 50,
    "review_high_from": 60,
    "review_middle_from": 40,
    "review_waiting_days": 5,
}
SETTINGS = Parameters(date(2027, 1, 1), own=OWN)


def points(part: str, **facts: object) -> Decimal:
    shares = risk_of(Facts(**facts), SETTINGS).shares  # type: ignore[arg-type]
    return {each.name: each.points for each in shares}[part]


@pytest.mark.parametrize(
    ("budget", "before", "expected"),
    [
        (None, 900_000, 0),
        (500_000, None, 25),
        (9_000_000, None, 50),
        (500_000, 500_000, 25),
        (500_000, 400_000, 50),
        (300_000, 400_000, 40),
        (2_000_000, 400_000, 100),
        (500_000, 0, 25),
    ],
)
def test_money_weighs_by_half_its_size_and_by_half_its_change(
    budget: int | None, before: int | None, expected: int
) -> None:
    given = [None if each is None else Decimal(each) for each in (budget, before)]

    assert points(MONEY, budget=given[0], before=given[1]) == expected


def test_findings_and_returns_weigh_until_the_scale_ends() -> None:
    assert points(FINDINGS, errors=2, warnings=3) == 75
    assert points(FINDINGS, errors=9) == 100
    assert points(HISTORY, returns=2) == 80
    assert points(HISTORY, returns=3) == 100


def test_novelty_is_the_share_of_new_projects_by_money_or_else_by_number() -> None:
    year_before = {"before": Decimal(1_000_000)}
    of_money = {"budget": Decimal(400_000), "new_budget": Decimal(100_000)}

    assert points(NOVELTY, **of_money) == 50
    assert points(NOVELTY, **of_money, **year_before, new_projects=9, projects=9) == 25
    assert points(NOVELTY, **year_before, new_projects=1, projects=3) == 33
    assert points(NOVELTY, **year_before) == 0


@pytest.mark.parametrize(
    ("budget", "level"), [(1_200_000, "high"), (900_000, "middle"), (700_000, "low")]
)
def test_a_risk_has_a_level(budget: int, level: str) -> None:
    parameters = Parameters(date(2027, 1, 1), own=OWN | WEIGHTS | {"review_high_from": 50})

    assert risk_of(Facts(budget=Decimal(budget)), parameters).level == level


def test_a_change_needs_both_years() -> None:
    assert change_percent(Facts(Decimal(110), Decimal(100))) == 10
    assert change_percent(Facts(Decimal(110))) is None
    assert change_percent(Facts(before=Decimal(100))) is None


def test_a_plan_waits_too_long_from_the_day_on_that_is_set() -> None:
    assert [is_overdue(days, SETTINGS) for days in (4, 5, 6)] == [False, True, True]
