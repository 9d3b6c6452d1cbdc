"""Grades of a total score (等级): 优, 良, 中, 差."""

from collections.abc import Mapping
from decimal import Decimal


def grade_of(total: Decimal, least: Mapping[str, Decimal]) -> str:
    """The grade of a total score.

    Args:
        total: 0 to 100.
        least: The least score of each grade, best first, the last one 0
            (``jixiao.regulation.scoring.grade_bands``).

    Raises:
        ValueError: The score is below 0.

    Source:
        caiyu-2020-10

    >>> from jixiao.regulation.scoring import grade_bands
    >>> grade_of(Decimal("89.5"), grade_bands()), grade_of(Decimal(59), grade_bands())
    ('良', '差')
    """
    for grade, begin in least.items():
        if total >= begin:
            return grade
    message = f"总分{total}低于0，没有对应的等级。"
    raise ValueError(message)
