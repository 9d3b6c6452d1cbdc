"""Duty–activity table (部门职责-工作活动绩效目标) with grade criteria (评价标准)."""

from dataclasses import dataclass, field

from jixiao.kernel.money import Money
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.target import Target

GRADES = {"excellent": "优", "good": "良", "fair": "中", "poor": "差"}
"""Fields of ``GradeCriteria`` with the words that head their columns, best first."""


@dataclass(frozen=True, slots=True)
class GradeCriteria:
    """Grade criteria (评价标准): exactly four, best first."""

    excellent: Stated[Target] = UNSTATED
    good: Stated[Target] = UNSTATED
    fair: Stated[Target] = UNSTATED
    poor: Stated[Target] = UNSTATED


@dataclass(frozen=True, slots=True)
class ActivityIndicator:
    """An indicator of a duty or activity, with its grade criteria."""

    name: Stated[str] = UNSTATED
    grade_criteria: GradeCriteria = field(default_factory=GradeCriteria)
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DutyActivity:
    """One row: a duty (部门职责), or an activity (工作活动) of the duty above it.

    Args:
        duty: The duty; filled down for its activities.
        activity: The activity, UNSTATED in the duty's own row.
        budget: 年度预算数.
        description: 内容描述.
        objective: 绩效目标.
        indicators: Its indicators in document order.
        span: The row's place.
    """

    duty: Stated[str] = UNSTATED
    activity: Stated[str] = UNSTATED
    budget: Stated[Money] = UNSTATED
    description: Stated[str] = UNSTATED
    objective: Stated[str] = UNSTATED
    indicators: tuple[ActivityIndicator, ...] = ()
    span: Span | None = None
