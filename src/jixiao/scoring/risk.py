"""How early a plan should be reviewed (审核排序): four parts, each 0 to 100, times their weights.

The weights and what a finding, a return or a budget counts for are parameters, marked as
practice: no regulation fixes them.
"""

from decimal import Decimal
from typing import NamedTuple

from jixiao.regulation.parameters import Parameters

_FULL, _HALF = Decimal(100), Decimal(50)
_PERCENT = Decimal("0.01")
MONEY, FINDINGS, NOVELTY, HISTORY = "money", "findings", "novelty", "history"


class Facts(NamedTuple):
    """What is known of a plan when it waits for its review.

    Args:
        budget: Sum of its projects in yuan, None when no project states one.
        before: The same of the year before, None when there is no such plan.
        errors: Findings that must be mended, without a reason given.
        warnings: Findings that should be.
        new_budget: Yuan of projects that the year before did not have.
        new_projects: How many these are.
        projects: How many projects there are.
        returns: How often it was returned, this year and the year before.
    """

    budget: Decimal | None = None
    before: Decimal | None = None
    errors: int = 0
    warnings: int = 0
    new_budget: Decimal = Decimal(0)
    new_projects: int = 0
    projects: int = 0
    returns: int = 0


class Share(NamedTuple):
    """One part of the risk.

    Args:
        name: ``MONEY``, ``FINDINGS``, ``NOVELTY`` or ``HISTORY``.
        points: 0 to 100.
        weight: Its weight.
        part: Points times weight.
    """

    name: str
    points: Decimal
    weight: Decimal
    part: Decimal


class Risk(NamedTuple):
    """A risk of 0 to 100 with its parts, and whether it is high, middle or low."""

    total: Decimal
    level: str
    shares: tuple[Share, ...]


def risk_of(facts: Facts, parameters: Parameters) -> Risk:
    """The risk of a plan.

    Source:
        practice

    >>> from datetime import date
    >>> risk = risk_of(Facts(errors=2, warnings=9), Parameters(date(2027, 1, 1)))
    >>> [(each.name, str(each.points)) for each in risk.shares]
    [('money', '0'), ('findings', '76'), ('novelty', '50'), ('history', '0')]
    >>> str(risk.total), risk.level
    ('32.80', 'low')
    """
    number = parameters.number
    points = (
        (MONEY, _money(facts, parameters), number("review_weight_money")),
        (FINDINGS, _findings(facts, parameters), number("review_weight_findings")),
        (NOVELTY, _novelty(facts, parameters), number("review_weight_novelty")),
        (HISTORY, facts.returns * number("review_points_return"), number("review_weight_history")),
    )
    shares = tuple(
        Share(name, min(given, _FULL), weight, (min(given, _FULL) * weight).quantize(_PERCENT))
        for name, given, weight in points
    )
    total = sum((each.part for each in shares), Decimal(0))
    if total >= number("review_high_from"):
        return Risk(total, "high", shares)
    level = "middle" if total >= number("review_middle_from") else "low"
    return Risk(total, level, shares)


def _money(facts: Facts, parameters: Parameters) -> Decimal:
    """Half for the size, half for the change against the year before."""
    if facts.budget is None:
        return Decimal(0)
    full = parameters.number("review_budget_full_wan") * 10_000
    size = min(facts.budget / full, Decimal(1)) * _HALF
    changed = change_percent(facts)
    if changed is None:
        return size.quantize(Decimal(1))
    change = min(abs(changed) / parameters.number("review_change_full"), Decimal(1)) * _HALF
    return (size + change).quantize(Decimal(1))


def change_percent(facts: Facts) -> Decimal | None:
    """The change of the budget in percent, None without a year before."""
    if facts.budget is None or not facts.before:
        return None
    return (facts.budget - facts.before) / facts.before * 100


def _findings(facts: Facts, parameters: Parameters) -> Decimal:
    return facts.errors * parameters.number("review_points_error") + facts.warnings * (
        parameters.number("review_points_warning")
    )


def _novelty(facts: Facts, parameters: Parameters) -> Decimal:
    """The share of new projects: of the money where it is stated, else of their number."""
    if facts.before is None:
        return parameters.number("review_points_unknown")
    if facts.budget:
        return (facts.new_budget / facts.budget * 100).quantize(Decimal(1))
    return (Decimal(facts.new_projects) / max(facts.projects, 1) * 100).quantize(Decimal(1))


def is_overdue(days: int, parameters: Parameters) -> bool:
    """Whether a plan that was handed in that many days ago waits longer than it should."""
    return days >= parameters.number("review_waiting_days")
