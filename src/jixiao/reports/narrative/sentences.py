"""Sentences of a report, made of stated figures and of what follows from them by arithmetic."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from jixiao.kernel.money import Money, money_sum
from jixiao.kernel.stated import Stated
from jixiao.model.paper import NOTE, Line
from jixiao.model.project import Execution
from jixiao.regulation.scoring import grade_bands
from jixiao.regulation.source import source_words
from jixiao.reports.narrative.outcomes import (
    BLANK,
    MISSED,
    OPEN,
    REACHED,
    counted,
    outcomes,
    reckoned_rate,
    spent_rate,
    sums,
    whole,
)
from jixiao.reports.narrative.subjects import Subject, said
from jixiao.scoring.completion import plain
from jixiao.scoring.grades import grade_of
from jixiao.scoring.points import rounded

_GRADES = "caiyu-2020-10"
_SLACK = Decimal("0.02")
_FULL = Decimal(100)
_AMOUNTS = (
    ("年初预算数", "original_budget"),
    ("全年预算数", "adjusted_budget"),
    ("全年执行数", "spent"),
)


def execution_words(found: Sequence[Subject], _levels: Sequence[str]) -> Iterator[Line]:
    """What was budgeted and spent, project by project, and in all where there are several."""
    for subject in found:
        words = [
            f"{label}{amount}"
            for label, field in _AMOUNTS
            if (amount := _amount(subject, field)) is not None
        ]
        rate = spent_rate(subject.project.execution)
        words += [f"执行率{percent(rate)}"] if rate is not None else []
        if words:
            yield Line(f"{_opening(subject)}{'，'.join(words)}。")
        yield from _rate_doubt(subject)
    if len(found) > 1:
        yield from _execution_in_all(found)


def _opening(subject: Subject) -> str:
    year = subject.document.fiscal_year.value
    return (f"{year}年，" if year else "") + f"“{subject.name}”"


def _amount(subject: Subject, field: str) -> str | None:
    """An amount as printed, with its unit; None where none is readable."""
    execution = subject.project.execution
    stated: Stated[Money] = getattr(execution or Execution(), field)
    if stated.value is None:
        return None
    return f"{stated.value.printed:f}{stated.value.unit}"


def _rate_doubt(subject: Subject) -> Iterator[Line]:
    execution = subject.project.execution
    reckoned = reckoned_rate(execution)
    if execution is None or reckoned is None:
        return
    raw = said(execution.execution_rate.raw)
    printed = execution.execution_rate.value
    if printed is None or not {"%", "％"} & set(raw):
        return
    digits = raw.rstrip("%％ ").partition(".")[2]
    if abs(printed - reckoned) >= Decimal(1).scaleb(-len(digits)):
        words = f"自评表上执行率写的是{raw}，按执行数和预算数计算是{percent(reckoned)}，请核对。"
        yield Line(words, NOTE)


def _execution_in_all(found: Sequence[Subject]) -> Iterator[Line]:
    execution = [each.project.execution or Execution() for each in found]
    budget = total([each.adjusted_budget for each in execution])
    spent = total([each.spent for each in execution])
    if budget is None or spent is None or budget.yuan <= 0:
        return
    rate = percent(spent.yuan / budget.yuan * _FULL)
    yield Line(
        f"{len(found)}个项目合计：全年预算数{budget.printed:f}{budget.unit}，"
        f"全年执行数{spent.printed:f}{spent.unit}，执行率{rate}。"
    )


def total(amounts: Sequence[Stated[Money]]) -> Money | None:
    """The sum in the unit of the first amount; None where one is missing."""
    known = [each.value for each in amounts if each.value is not None]
    return money_sum(known, known[0].unit) if known and len(known) == len(amounts) else None


def completion_words(found: Sequence[Subject], levels: Sequence[str]) -> Iterator[Line]:
    """How many indicators there are, and how many of their targets were met."""
    for subject in found:
        rows = outcomes(subject.project, levels)
        if not rows:
            continue
        counts = {
            state: sum(each.state == state for each in rows)
            for state in (REACHED, MISSED, OPEN, BLANK)
        }
        words = [f"共有{len(rows)}项三级指标"]
        words += [f"达到指标值的{counts[REACHED]}项"] if counts[BLANK] < len(rows) else []
        words += [f"未达到的{counts[MISSED]}项"] if counts[MISSED] else []
        words += [f"不能由数字比较、由人判断的{counts[OPEN]}项"] if counts[OPEN] else []
        words += [f"没有填写完成值的{counts[BLANK]}项"] if counts[BLANK] else []
        yield Line(f"“{subject.name}”{'，'.join(words)}。")


def score_words(found: Sequence[Subject], _levels: Sequence[str]) -> Iterator[Line]:
    """Total scores with their grades; a total that its parts do not add up to says so."""
    for subject in found:
        stated = subject.project.total_score.value
        parts = whole(sums([subject.project]))
        score = stated if stated is not None else parts.score
        if score is None:
            yield Line(f"“{subject.name}”还没有填写自评得分。")
            continue
        points = subject.project.total_points.value or parts.points
        full = f"（满分{plain(points)}分）" if points else ""
        yield Line(f"“{subject.name}”自评总分{plain(score)}分{full}{_grade(score, points)}。")
        if stated is not None and parts.score is not None and _differ(stated, parts.score):
            words = (
                f"各项得分相加是{plain(parts.score)}分，与表上总分{plain(stated)}分不一致，请核对。"
            )
            yield Line(words, NOTE)


def _differ(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) > _SLACK


def _grade(score: Decimal, points: Decimal | None) -> str:
    """The grade of a score out of 100, "" where it is out of anything else."""
    if points != _FULL or not 0 <= score <= _FULL:
        return ""
    return f"，按{source_words(_GRADES)}的等级划分为“{grade_of(score, grade_bands())}”"


def deviation_words(found: Sequence[Subject], levels: Sequence[str]) -> Iterator[Line]:
    """How many targets were missed or far exceeded, and how many of these say why."""
    for subject in found:
        rows = outcomes(subject.project, levels)
        missed = counted(rows, lambda each: each.state == MISSED)
        above = counted(rows, lambda each: each.is_far_above)
        filled = counted(rows, lambda each: each.state != BLANK)
        if not filled:
            yield Line(f"“{subject.name}”还没有填写完成值。")
            continue
        words = [f"未达到指标值的{missed}项"] if missed else []
        words += [f"完成值高于指标值较多的{above}项"] if above else []
        if not words:
            yield Line(f"“{subject.name}”没有能由数字看出未完成或偏离较大的指标。")
            continue
        yield Line(f"“{subject.name}”{'，'.join(words)}，见下表。")


def percent(number: Decimal) -> str:
    """A percentage with two digits behind the point.

    >>> percent(Decimal("96.301"))
    '96.30%'
    """
    return f"{rounded(number):f}%"


Sentences = Callable[[Sequence[Subject], Sequence[str]], Iterator[Line]]
