"""Points of a result by a scoring method (得分), with the trace in words."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from jixiao.model.target import Target
from jixiao.regulation.scoring import Bands, ScoringMethod
from jixiao.scoring.completion import Completion, completion, plain

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")
_MOST = Decimal(10**20)  # more digits than this can not be rounded within 28
TIERS = ("达成预期指标", "部分达成预期指标并具有一定效果", "未达成预期指标且效果较差")
"""The three tiers of qualitative indicators, best first."""
_OPENINGS = tuple(tier[: tier.index("预期指标")] + "预期指标" for tier in TIERS)


class Scored(NamedTuple):
    """What a method gives.

    Args:
        low: The least that it allows, in points, unrounded.
        high: The most; the same as ``low`` where it gives one number.
        trace: Formula and inputs in words: 10×47÷50=9.4.
    """

    low: Decimal
    high: Decimal
    trace: str


def score(
    target: Target,
    actual: Target,
    points: Decimal,
    method: ScoringMethod,
    *,
    is_satisfaction: bool = False,
) -> Scored | None:
    """Points of a result.

    Args:
        target: The target (指标值).
        actual: The result (实际完成值).
        points: Points of the indicator (分值), 0 upwards.
        method: How to score.
        is_satisfaction: Whether the indicator is one of satisfaction (满意度).

    Returns:
        None when result and target can not be compared; for words see ``tier_score``.

    Source:
        caiyu-2020-10, caiyu-2021-101

    >>> from jixiao.model.target_reading import read_target
    >>> from jixiao.regulation.scoring import scoring_method
    >>> target, actual = read_target("≥50个"), read_target("47个")
    >>> score(target, actual, Decimal(10), scoring_method("S10")).trace
    '10×47÷50=9.4'
    >>> score(target, actual, Decimal(10), scoring_method("S101")).trace
    '10×(47÷50-60%)÷(1-60%)=8.5'
    """
    done = completion(target, actual)
    if done is None:
        return None
    return score_completion(
        done, points, method, satisfaction=actual.number if is_satisfaction else None
    )


def score_completion(
    done: Completion,
    points: Decimal,
    method: ScoringMethod,
    *,
    satisfaction: Decimal | None = None,
) -> Scored | None:
    """Points of a completion that is known already; arguments as of ``score``.

    Args:
        done: How far the result came.
        points: Points of the indicator.
        method: How to score.
        satisfaction: The result in percent where it is one of satisfaction, else None.

    Returns:
        None where nothing can be divided (a date, 是/否, a target of 0).

    Source:
        caiyu-2020-10, caiyu-2021-101
    """
    if satisfaction is not None and method.satisfaction:
        return _banded(satisfaction, points, method.satisfaction)
    if done.reached:
        return Scored(points, points, f"达到指标值，得满分{plain(points)}分")
    if done.share is None:
        return None
    floor = method.floor
    if done.share < floor:
        return Scored(Decimal(0), Decimal(0), f"{done.formula}不到{floor}%，得0分")
    earned = points * (done.share - floor) / (_HUNDRED - floor)
    part = f"({done.formula}-{floor}%)÷(1-{floor}%)" if floor else done.formula
    return Scored(earned, earned, f"{plain(points)}×{part}={plain(rounded(earned))}")


def tier_of(words: str) -> int | None:
    """Which of ``TIERS`` the words of a result are; None for other words.

    >>> tier_of("达成预期指标"), tier_of("部分达成年度指标"), tier_of("完成")
    (0, 1, None)
    """
    bare = words.rstrip("。.；;").replace("年度", "预期").replace("预期预期", "预期")
    return next(
        (
            tier
            for tier, opening in enumerate(_OPENINGS)
            if bare.startswith(opening) and TIERS[tier].startswith(bare)
        ),
        None,
    )


def tier_score(tier: int, points: Decimal, method: ScoringMethod) -> Scored:
    """Points that a method allows for a tier of a qualitative indicator.

    Args:
        tier: Ordinal in ``TIERS``, 0 to 2.
        points: Points of the indicator.
        method: How to score.

    Source:
        caiyu-2020-10

    >>> from jixiao.regulation.scoring import scoring_method
    >>> tier_score(1, Decimal(10), scoring_method("S10")).trace
    '部分达成预期指标并具有一定效果，得分值的60%～80%，即6～8分'
    """
    most, least = method.tiers[tier]
    low, high = points * least / _HUNDRED, points * most / _HUNDRED
    words = f"{TIERS[tier]}，得分值的{least}%～{most}%，即{plain(low)}～{plain(high)}分"
    return Scored(low, high, words)


def execution_rate(spent: Decimal, adjusted_budget: Decimal) -> Decimal:
    """Share of the adjusted budget that was spent (预算执行率).

    Args:
        spent: Actual expenditure of the year, in any unit of money.
        adjusted_budget: Budget after changes of the year (全年预算数), same unit, above 0.

    Returns:
        Percent, 0 upwards, unrounded; above 100 when more was spent.

    Raises:
        ValueError: adjusted_budget is 0 or less.

    Source:
        caiyu-2020-10

    >>> execution_rate(Decimal(81), Decimal(90))
    Decimal('90.0')
    """
    if adjusted_budget <= 0:
        message = f"全年预算数是{adjusted_budget}，不能作除数。"
        raise ValueError(message)
    return spent / adjusted_budget * _HUNDRED


def execution_score(rate: Decimal, points: Decimal, method: ScoringMethod) -> Scored:
    """Points of the execution rate (预算执行率得分).

    Args:
        rate: Percent, as of ``execution_rate``.
        points: Points of the row, 10 in most forms.
        method: How to score.

    Source:
        caiyu-2021-101, practice

    >>> from jixiao.regulation.scoring import scoring_method
    >>> [execution_score(Decimal(86), Decimal(10), scoring_method(id)).high
    ...  for id in ("S10", "S101")]
    [Decimal('8.6'), Decimal('7')]
    """
    if method.execution:
        return _banded(min(rate, _HUNDRED), points, method.execution)
    earned = points * min(rate, _HUNDRED) / _HUNDRED
    return Scored(
        earned, earned, f"{plain(points)}×{plain(rounded(rate))}%={plain(rounded(earned))}"
    )


def rounded(number: Decimal) -> Decimal:
    """Two digits behind the point, as results are shown; beyond any real sum all its digits.

    >>> rounded(Decimal("8.605"))
    Decimal('8.61')
    """
    return number.quantize(_CENT, ROUND_HALF_UP) if abs(number) < _MOST else number


def _banded(percent: Decimal, points: Decimal, bands: Bands) -> Scored:
    least, share = next(band for band in bands if percent >= band[0])
    earned = points * share / _HUNDRED
    words = f"{plain(rounded(percent))}%在“{least}%起”一档，得{plain(earned)}分"
    return Scored(earned, earned, words)
